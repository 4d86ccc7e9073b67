import { webcrypto } from 'node:crypto';
import {
  type ActionBody,
  type ActionEnvelope,
  type ActionKind,
  newFollowCode,
  sealBody,
} from '../../src/domain/action/index.ts';
import {
  type EnrolAnswer,
  EnrolAnswerSchema,
  enrolmentProofText,
  type HeartbeatAnswer,
  hubPaths,
  type PublicKey,
  problemCode,
  signRequest,
  signText,
  toPublicKey,
} from '../../src/domain/api/index.ts';
import { type FillRandom, newUuidV7, toUtf8 } from '../../src/domain/basics/index.ts';
import type { Heartbeat } from '../../src/domain/fleet/index.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
const fillRandom: FillRandom = (array) => webcrypto.getRandomValues(array);

/** What the hub said: status, body as JSON (undefined when there is none), problem code if any. */
export interface HubReply<T = unknown> {
  readonly status: number;
  readonly body: T;
  readonly problem: string | undefined;
  readonly headers: Headers;
}

/** A key pair as a kiosk's page has it. */
export interface TestKey {
  readonly publicKey: PublicKey;
  readonly privateKey: CryptoKey;
}

export async function newTestKey(): Promise<TestKey> {
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const publicKey = toPublicKey(await crypto.subtle.exportKey('jwk', pair.publicKey));
  return { publicKey, privateKey: pair.privateKey };
}

/** The body of an enrolment with both proofs. */
export async function enrolRequest(code: string, page: TestKey, shell?: TestKey) {
  const prove = async (role: 'page' | 'shell', key: TestKey) => ({
    publicKey: key.publicKey,
    proof: await signText(await enrolmentProofText(role, code, key.publicKey), key.privateKey),
  });
  return {
    code,
    page: await prove('page', page),
    ...(shell === undefined ? {} : { shell: await prove('shell', shell) }),
  };
}

/** Any request to the hub, unsigned. */
export async function askHub<T = unknown>(
  hubUrl: string,
  path: string,
  init: RequestInit = {},
): Promise<HubReply<T>> {
  const response = await fetch(hubUrl + path, init);
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const body: unknown = isJson && text !== '' ? JSON.parse(text) : text === '' ? undefined : text;
  // The caller names the type of the success it expects; problems are told by `problem`.
  return {
    status: response.status,
    body: body as T,
    problem: problemCode(body),
    headers: response.headers,
  };
}

export function postJson<T = unknown>(hubUrl: string, path: string, body: unknown) {
  return askHub<T>(hubUrl, path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** A kiosk without a page: enrols, signs, seals and sends, for journeys, recovery and load. */
export class TestKiosk {
  readonly hubUrl: string;
  readonly key: TestKey;
  readonly identity: EnrolAnswer;
  /** Sequence of the next envelope. */
  nextSeq = 1;
  counter = 0;
  /** Added to the real time when signing, ms: a kiosk's wrong clock. */
  clockOffsetMs = 0;

  constructor(hubUrl: string, key: TestKey, identity: EnrolAnswer) {
    this.hubUrl = hubUrl;
    this.key = key;
    this.identity = identity;
  }

  /** @throws when the hub does not take the code. */
  static async enrol(hubUrl: string, code: string): Promise<TestKiosk> {
    const key = await newTestKey();
    const reply = await postJson(hubUrl, hubPaths.enrol, await enrolRequest(code, key));
    if (reply.status !== 200) throw new Error(`enrolment refused: ${reply.problem}`);
    return new TestKiosk(hubUrl, key, EnrolAnswerSchema.parse(reply.body));
  }

  get keyId(): string {
    return `${this.identity.kiosk}.${this.identity.incarnation}.page`;
  }

  /** A feedback of a resident, sealed at the next sequence unless told otherwise. */
  async feedback(text = 'Thùng rác đầy', seq = this.nextSeq, follow = newFollowCode(fillRandom)) {
    const envelope = await this.seal(
      {
        kind: 'feedback',
        category: 'environment',
        place: 'Tầng 3',
        text,
        urgent: false,
        language: 'vi',
        follow,
      },
      'feedback',
      seq,
    );
    this.nextSeq = Math.max(this.nextSeq, seq + 1);
    return { envelope, follow };
  }

  async seal(body: ActionBody, kind: ActionKind, seq: number): Promise<ActionEnvelope> {
    const { kiosk, incarnation, hub } = this.identity;
    const place = { kiosk, incarnation, seq, kind };
    return {
      v: 1,
      id: newUuidV7(Date.now, fillRandom),
      ...place,
      createdAt: { at: new Date().toISOString(), trust: 'confirmed' },
      keyId: hub.sealing.keyId,
      sealed: await sealBody(body, hub.sealing, place),
    };
  }

  /** Sends one signed batch. */
  send(actions: readonly ActionEnvelope[]) {
    return this.post<Record<string, unknown>>(hubPaths.actions, { actions });
  }

  /** Sends a healthy heartbeat; the counter rises by itself unless given. */
  heartbeat(changes: Partial<Heartbeat> = {}) {
    return this.post<HeartbeatAnswer>(hubPaths.heartbeat, this.nextHeartbeat(changes));
  }

  nextHeartbeat(changes: Partial<Heartbeat> = {}): Heartbeat {
    this.counter += 1;
    return {
      counter: this.counter,
      app: 1,
      content: { version: 0, staged: null, rejected: null },
      outbox: { count: 0, oldestMs: null, quarantined: 0, lastSeq: this.nextSeq - 1 },
      health: { printer: 'ready', shell: 'up', storage: 'ok' },
      clock: { at: Date.now(), trust: 'confirmed' },
      progress: 1,
      ...changes,
    };
  }

  /** A signed request with any body. */
  async post<T = unknown>(path: string, body: unknown, keyId = this.keyId): Promise<HubReply<T>> {
    const text = JSON.stringify(body);
    const headers = await signRequest(
      { method: 'POST', path, query: '', body: toUtf8(text) },
      { keyId, privateKey: this.key.privateKey },
      (Date.now() + this.clockOffsetMs) / 1000,
    );
    return askHub<T>(this.hubUrl, path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: text,
    });
  }
}
