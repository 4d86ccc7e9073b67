import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { DaySchema } from '../../domain/action/index.ts';
import {
  ClaimRequestSchema,
  consoleApi,
  type DeadAnswer,
  type DeskRequest,
  HourPlacesRequestSchema,
  type HoursAnswer,
  IdSchema,
  type InboxAnswer,
  type OpenedAnswer,
  OpenRequestSchema,
  type ReplayAnswer,
  ReplayRequestSchema,
  type ReplyAnswer,
  ReplyRequestSchema,
  requestPaths,
} from '../../domain/api/console/index.ts';
import { noteAudit } from '../audit/index.ts';
import { listDeadLetters, replayActions } from '../back-office/index.ts';
import {
  claimRequest,
  openPersonalFields,
  readDeskRequest,
  readHours,
  readInbox,
  replyTo,
  setHourLimit,
} from '../desk/index.ts';
import { ProblemError, readBody, readShape } from '../http/index.ts';
import { PublishedDeskNames } from '../insight/index.ts';
import { needs } from '../people/index.ts';
import { inTransaction } from '../store/index.ts';
import type { OperationsHub } from './operations-hub.ts';

const ParamsSchema = z.strictObject({ id: IdSchema });
const SpanSchema = z.strictObject({ from: DaySchema, to: DaySchema });

/** Requests of residents. Seen by those who work with them; personal fields by operators, noted. */
export function requestRoutes(app: FastifyInstance, hub: OperationsHub): void {
  const { store, keys, clock } = hub;
  const published = new PublishedDeskNames(store);
  const maySee = { preHandler: needs(hub, 'operator', 'approver', 'viewer') };
  const mayAct = { preHandler: needs(hub, 'operator') };
  const idOf = (params: unknown) => readShape(params, ParamsSchema).id;
  const at = (path: string) => consoleApi + path;

  app.get(at(requestPaths.inbox), maySee, async (): Promise<InboxAnswer> => {
    const [lines, dead] = await Promise.all([readInbox(store, clock()), listDeadLetters(store)]);
    const hasOffice = hub.backOfficeKey !== undefined;
    const names = await published.read(lines.flatMap(({ service, branch }) => [service, branch]));
    return { nowMs: clock(), lines: [...lines], names, deadLetters: dead.length, hasOffice };
  });
  app.get(at(requestPaths.one(':id')), maySee, async (request): Promise<DeskRequest> => {
    const found = await readDeskRequest(store, keys, idOf(request.params));
    if (found === undefined) throw new ProblemError('not-found');
    const { serviceCode, branch, field } = found.body ?? {};
    const named = [serviceCode, branch, field].filter((key) => typeof key === 'string');
    return { ...found, names: await published.read(named) };
  });
  app.post(at(requestPaths.open(':id')), mayAct, async (request): Promise<OpenedAnswer> => {
    const id = idOf(request.params);
    const { reason } = readBody(request, OpenRequestSchema);
    const { person } = request;
    const fields = await inTransaction(store.pool, async (client) => {
      await noteAudit(client, { person, what: 'request.open', subject: id, facts: { reason } });
      const by = { viewer: person.name, reason };
      return openPersonalFields(client, keys, id, by, clock());
    });
    if (fields === undefined) throw new ProblemError('not-found');
    return { fields: { ...fields } };
  });
  app.post(at(requestPaths.claim(':id')), mayAct, async (request) => {
    const id = idOf(request.params);
    const { claim } = readBody(request, ClaimRequestSchema);
    const { person } = request;
    await inTransaction(store.pool, async (client) => {
      const by = { name: person.name, claim };
      if (!(await claimRequest(client, id, by, clock()))) throw new ProblemError('conflict');
      await noteAudit(client, { person, what: 'request.claim', subject: id, facts: { claim } });
    });
    return { done: true };
  });
  app.post(at(requestPaths.reply(':id')), mayAct, async (request): Promise<ReplyAnswer> => {
    const id = idOf(request.params);
    const { result } = readBody(request, ReplyRequestSchema);
    const { person } = request;
    const verdict = await replyTo(store, keys, id, result, {
      nowMs: clock(),
      note: (client) =>
        noteAudit(client, { person, what: 'request.reply', subject: id, facts: { result } }),
    });
    if (verdict === undefined) throw new ProblemError('not-found');
    return { verdict };
  });
  app.get(at(requestPaths.hours), maySee, async (request): Promise<HoursAnswer> => {
    const span = readShape(request.query, SpanSchema);
    const rows = await readHours(store, span);
    const names = await published.read(new Set(rows.map(({ branch }) => branch)));
    return { nowMs: clock(), names, rows: [...rows] };
  });
  app.post(at(requestPaths.places), mayAct, async (request) => {
    const limit = readBody(request, HourPlacesRequestSchema);
    const { person } = request;
    await inTransaction(store.pool, async (client) => {
      await setHourLimit(client, limit, person.name, clock());
      const { branch: subject, places } = limit;
      await noteAudit(client, { person, what: 'request.places', subject, facts: { places } });
    });
    return { done: true };
  });
  app.get(at(requestPaths.dead), maySee, async (): Promise<DeadAnswer> => {
    const letters = await listDeadLetters(store);
    return {
      nowMs: clock(),
      letters: letters.map(({ receivedAt, incarnation: _, ...letter }) => ({
        ...letter,
        receivedMs: Date.parse(receivedAt),
      })),
    };
  });
  app.post(at(requestPaths.replay), mayAct, async (request): Promise<ReplayAnswer> => {
    const { id } = readBody(request, ReplayRequestSchema);
    if (id !== null) readShape({ id }, ParamsSchema);
    await inTransaction(store.pool, (client) =>
      noteAudit(client, {
        person: request.person,
        what: 'request.replay',
        subject: id ?? 'all',
        facts: {},
      }),
    );
    const count = await replayActions(store, id === null ? 'allDead' : { id }, clock());
    hub.handOver();
    return { count };
  });
}
