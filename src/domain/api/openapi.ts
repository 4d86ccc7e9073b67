import * as z from 'zod/mini';
import type { Json } from '../basics/index.ts';
import { EmergenciesAnswerSchema, EmergencyReportSchema } from '../emergency/index.ts';
import { HeartbeatSchema, ReadinessReportSchema, ShellBeatSchema } from '../fleet/index.ts';
import { AnswerEventSchema, AnswerTakenSchema } from './back-office.ts';
import { DossierQuerySchema, LookUpAnswerSchema, ProductQuerySchema } from './look-up.ts';
import { phoneAddressPath } from './phone-path.ts';
import { type ProblemCode, ProblemSchema, problems } from './problem.ts';
import { ReadingsAnswerSchema } from './readings.ts';
import { ShellBeatAnswerSchema } from './shell-beat.ts';
import {
  ActionBatchAnswerSchema,
  ActionBatchSchema,
  EnrolAnswerSchema,
  EnrolRequestSchema,
  FollowAnswerSchema,
  HeartbeatAnswerSchema,
  HubHealthSchema,
  hubPaths,
  ReadinessTakenSchema,
  WakeAnswerSchema,
} from './wire.ts';

interface Operation {
  readonly method: 'get' | 'post';
  /** Parameters in braces, as OpenAPI has them. */
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  /** Signed by the kiosk's page key (RFC 9421, see signature.ts). */
  readonly isSigned: boolean;
  readonly query?: readonly string[];
  readonly request?: z.ZodMiniType;
  /** Schema of the 200 answer, or the media type of one that is not JSON of ours. */
  readonly answer: z.ZodMiniType | string;
  /** Further statuses without a body, and what they mean. */
  readonly also?: Readonly<Record<string, string>>;
  readonly problems: readonly ProblemCode[];
}

const signedProblems = [
  'bad-signature',
  'clock-skew',
  'unknown-kiosk',
  'revoked',
  'superseded',
] as const;
const anyProblems = ['bad-request', 'too-many', 'unavailable', 'internal'] as const;
const unchanged = { '304': 'What the client has (If-None-Match) still stands.' };

/**
 * Every operation of the hub's wire. A test holds them against the routes that are served. A
 * function, so that a bundle that does not call it carries none of it.
 */
export function hubOperations(): readonly Operation[] {
  return [
    {
      method: 'post',
      path: hubPaths.enrol,
      id: 'enrol',
      summary: 'Redeem a one-time code for the keys of a kiosk.',
      isSigned: false,
      request: EnrolRequestSchema,
      answer: EnrolAnswerSchema,
      problems: [...anyProblems, 'too-large', 'bad-signature', 'bad-code'],
    },
    {
      method: 'post',
      path: hubPaths.actions,
      id: 'sendActions',
      summary: 'Send a batch of sealed requests, in order. The same batch again changes nothing.',
      isSigned: true,
      request: ActionBatchSchema,
      answer: ActionBatchAnswerSchema,
      problems: [...anyProblems, ...signedProblems, 'too-large', 'forked', 'gap'],
    },
    {
      method: 'post',
      path: hubPaths.heartbeat,
      id: 'heartbeat',
      summary: 'Say how the kiosk is; learn time, content version and watermark.',
      isSigned: true,
      request: HeartbeatSchema,
      answer: HeartbeatAnswerSchema,
      problems: [...anyProblems, ...signedProblems, 'too-large', 'replayed'],
    },
    {
      method: 'post',
      path: hubPaths.readiness,
      id: 'readiness',
      summary: 'What staff found before the kiosk opened; the last report of a kiosk is kept.',
      isSigned: true,
      request: ReadinessReportSchema,
      answer: ReadinessTakenSchema,
      problems: [...anyProblems, ...signedProblems, 'too-large'],
    },
    {
      method: 'post',
      path: hubPaths.shellBeat,
      id: 'shellBeat',
      summary:
        "What a kiosk's shell says of its machine; the commands for it. Signed by its own key.",
      isSigned: true,
      request: ShellBeatSchema,
      answer: ShellBeatAnswerSchema,
      problems: [...anyProblems, ...signedProblems, 'replayed'],
    },
    {
      method: 'get',
      path: hubPaths.wake,
      id: 'wake',
      summary: 'Wait up to 55 s for news: something newer than `version`, or a reply to `kiosk`.',
      isSigned: false,
      query: ['version'],
      answer: WakeAnswerSchema,
      also: { '204': 'Nothing newer; ask again.' },
      problems: anyProblems,
    },
    {
      method: 'get',
      path: hubPaths.emergencies,
      id: 'emergencies',
      summary:
        'Emergency messages that touch a kiosk, and the ends of them, each signed by itself.',
      isSigned: false,
      query: ['kiosk'],
      answer: EmergenciesAnswerSchema,
      problems: anyProblems,
    },
    {
      method: 'get',
      path: hubPaths.readings,
      id: 'readings',
      summary: 'The last good readings of the boards of the city, at most 64 KB.',
      isSigned: false,
      answer: ReadingsAnswerSchema,
      also: unchanged,
      problems: anyProblems,
    },
    {
      method: 'post',
      path: hubPaths.emergencyReports,
      id: 'reportEmergencies',
      summary: 'What a kiosk did with emergency messages: shown, or why not.',
      isSigned: true,
      request: EmergencyReportSchema,
      answer: 'application/json',
      problems: [...anyProblems, ...signedProblems],
    },
    {
      method: 'get',
      path: hubPaths.tuf('{name}'),
      id: 'getMetadata',
      summary:
        'Metadata of the content repository (TUF 1.0): N.root.json, timestamp.json and so on.',
      isSigned: false,
      answer: 'application/json',
      also: { ...unchanged, '204': 'No root after the newest.' },
      problems: [...anyProblems, 'not-found', 'nothing-published'],
    },
    {
      method: 'get',
      path: hubPaths.section('{sha256}'),
      id: 'getSection',
      summary: 'A section of content by its hash; never changes.',
      isSigned: false,
      answer: 'application/octet-stream',
      also: unchanged,
      problems: [...anyProblems, 'not-found'],
    },
    {
      method: 'get',
      path: hubPaths.sections,
      id: 'getSections',
      summary: 'Several sections (?of=HASH,HASH…), one after another; never changes.',
      isSigned: false,
      answer: 'application/octet-stream',
      also: unchanged,
      problems: [...anyProblems, 'not-found'],
    },
    {
      method: 'get',
      path: phoneAddressPath,
      id: 'getPhoneAddress',
      summary: 'Where phones find the page of a guided checklist (docs/guide.md); null: nowhere.',
      isSigned: false,
      answer: 'application/json',
      problems: anyProblems,
    },
    {
      method: 'get',
      path: hubPaths.auditHead,
      id: 'getAuditHead',
      summary: 'The newest signed head of the audit log: a number, a hash, when, and by which key.',
      isSigned: false,
      answer: 'application/json',
      problems: [...anyProblems, 'not-found'],
    },
    {
      method: 'get',
      path: hubPaths.follow('{code}'),
      id: 'follow',
      summary: 'What became of a request; never its body.',
      isSigned: false,
      answer: FollowAnswerSchema,
      problems: [...anyProblems, 'not-found'],
    },
    ...(
      [
        ['dossier', DossierQuerySchema],
        ['product', ProductQuerySchema],
      ] as const
    ).map(
      ([kind, request]): Operation => ({
        method: 'post',
        path: hubPaths.lookUp(kind),
        id: kind === 'dossier' ? 'lookUpDossier' : 'lookUpProduct',
        summary: `Ask what another system says of a ${kind}, with its age; never a name.`,
        isSigned: true,
        request,
        answer: LookUpAnswerSchema,
        problems: [...anyProblems, ...signedProblems],
      }),
    ),
    {
      method: 'post',
      path: hubPaths.answers,
      id: 'bringAnswer',
      summary: 'Bring the answer of a back office, as a CloudEvent signed with its key.',
      isSigned: true,
      request: AnswerEventSchema,
      answer: AnswerTakenSchema,
      problems: [...anyProblems, 'bad-signature', 'clock-skew', 'too-large', 'not-found'],
    },
    {
      method: 'get',
      path: hubPaths.health,
      id: 'health',
      summary: 'Ready only while the store answers.',
      isSigned: false,
      answer: HubHealthSchema,
      problems: ['too-many', 'unavailable'],
    },
    {
      method: 'get',
      path: hubPaths.metrics,
      id: 'metrics',
      summary: 'Prometheus text.',
      isSigned: false,
      answer: 'text/plain',
      problems: ['too-many'],
    },
    {
      method: 'get',
      path: hubPaths.openapi,
      id: 'openapi',
      summary: 'This document.',
      isSigned: false,
      answer: 'application/json',
      problems: ['too-many'],
    },
  ];
}

/** The wire contract as OpenAPI 3.1, made from the schemas that check it. */
export function openApiDocument(): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const operation of hubOperations()) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Một Chạm hub', version: '1' },
    paths,
    components: {
      schemas: { Problem: toJsonSchema(ProblemSchema) },
      securitySchemes: {
        kioskSignature: {
          type: 'apiKey',
          in: 'header',
          name: 'Signature',
          description:
            'RFC 9421, ECDSA P-256, label sig1, covering "@method" "@path" "@query" "content-digest", with created and keyid.',
        },
      },
    },
  };
}

function describe(operation: Operation): Json {
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);
  const parameter = (name: string, place: string): Json => ({
    name,
    in: place,
    required: true,
    schema: { type: 'string' },
  });
  return {
    operationId: operation.id,
    summary: operation.summary,
    parameters: [
      ...names.map((name) => parameter(name, 'path')),
      ...(operation.query ?? []).map((name) => parameter(name, 'query')),
    ],
    security: operation.isSigned ? [{ kioskSignature: [] }] : [],
    requestBody:
      operation.request === undefined
        ? undefined
        : { required: true, content: jsonContent(operation.request) },
    responses: {
      '200': {
        description: 'Done',
        content:
          typeof operation.answer === 'string'
            ? { [operation.answer]: {} }
            : jsonContent(operation.answer),
      },
      ...Object.fromEntries(
        Object.entries(operation.also ?? {}).map(([status, description]) => [
          status,
          { description },
        ]),
      ),
      ...problemAnswers(operation.problems),
    },
  };
}

/** Problems share statuses: each status is described by all of its codes. */
function problemAnswers(codes: readonly ProblemCode[]): Record<string, Json> {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes) {
    const { status } = problems[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      String(status),
      {
        description: group.map((code) => `${code}: ${problems[code].title}`).join('; '),
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    ]),
  );
}

function jsonContent(schema: z.ZodMiniType): Json {
  return { 'application/json': { schema: toJsonSchema(schema) } };
}

/** Through text, because a schema of zod carries more than JSON holds. */
function toJsonSchema(schema: z.ZodMiniType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return JSON.parse(JSON.stringify(rest));
}
