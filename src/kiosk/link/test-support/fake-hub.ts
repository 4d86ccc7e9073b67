import {
  EnrolRequestSchema,
  enrolmentProofText,
  type HeartbeatAnswer,
  hubPaths,
  type ProblemCode,
  type PublicKey,
  problemOf,
  type Reply,
  type Site,
  signedTimeText,
  signText,
  toPublicKey,
  verifyRequest,
  verifyText,
} from '../../../domain/api/index.ts';
import { type Heartbeat, HeartbeatSchema } from '../../../domain/fleet/index.ts';
import type { Fetch } from '../bounded-call.ts';

export const code = 'ABCDEFGHJKMNP';
const site: Site = {
  plate: 'A3',
  building: 'Tòa A3',
  ward: 'Phường Thử',
  wardCode: '',
  mode: 'lobby',
};

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };

/** The parts of a hub that a kiosk talks to, with its own clock and its own true keys. */
export interface FakeHub {
  readonly fetch: Fetch;
  nowMs: number;
  contentVersion: number;
  lastSeq: number;
  /** Paths that came in, with `signed` where the signature held. */
  readonly heard: string[];
  readonly counters: number[];
  /** Heartbeats that were answered. */
  readonly beats: Heartbeat[];
  /** Where the kiosk stands. */
  site: Site;
  /** What heartbeats are told. */
  replies: readonly Reply[];
  /** Keys that redeemed the code. */
  readonly enrolled: PublicKey[];
  /** Answers instead, when it answers. */
  bend: (path: string) => Response | undefined | Promise<Response | undefined>;
  /** Signs times with another key than the one it gave at enrolment. */
  liesAboutTime: boolean;
  /** Ends the wake polls that are held: undefined is 204. */
  wake(version: number | undefined): void;
}

const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers });

/** A problem document as the hub answers it. */
export function problem(
  name: ProblemCode,
  extension: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Response {
  const document = { ...problemOf(name), ...extension };
  return json(document, document.status, headers);
}

export async function fakeHub(): Promise<FakeHub> {
  const [time, liar] = await Promise.all([newKeys(), newKeys()]);
  const held: ((version: number | undefined) => void)[] = [];
  let pageKey: PublicKey | undefined;

  async function isSigned(path: string, init: RequestInit): Promise<'held' | 'skew' | 'bad'> {
    if (pageKey === undefined) return 'bad';
    const key = await crypto.subtle.importKey('jwk', { ...pageKey }, algorithm, false, ['verify']);
    const [plain = '', query] = path.split('?');
    const body = init.body instanceof Uint8Array ? new Uint8Array(init.body) : new Uint8Array(0);
    const verified = await verifyRequest(
      { method: init.method ?? 'GET', path: plain, query: query ? `?${query}` : '', body },
      { ...(init.headers as Record<string, string>) },
      key,
      hub.nowMs / 1000,
    );
    if (verified.ok) return 'held';
    return verified.error === 'skew' ? 'skew' : 'bad';
  }

  async function enrol(init: RequestInit): Promise<Response> {
    const request = EnrolRequestSchema.parse(await new Response(init.body ?? null).json());
    const { publicKey, proof } = request.page;
    const text = await enrolmentProofText('page', request.code, publicKey);
    const proven = await verifyText(text, proof, publicKey);
    if (request.code !== code || !proven) return problem('bad-code');
    hub.enrolled.push(publicKey);
    pageKey = publicKey;
    return json({
      kiosk: 'k-TESTKSK0',
      incarnation: 1,
      site,
      trial: true,
      hub: {
        epoch: 'e1',
        sealing: { keyId: 'seal-1', publicKey: 'abc' },
        time: time.publicKey,
        root: '{}',
      },
    });
  }

  async function heartbeat(init: RequestInit): Promise<Response> {
    const beat = HeartbeatSchema.parse(await new Response(init.body ?? null).json());
    const { counter } = beat;
    const last = hub.counters.at(-1) ?? 0;
    if (counter <= last) return problem('replayed', { lastCounter: last });
    hub.counters.push(counter);
    hub.beats.push(beat);
    const key = hub.liesAboutTime ? liar : time;
    const text = signedTimeText('k-TESTKSK0', counter, hub.nowMs);
    const answer: HeartbeatAnswer = {
      time: { nowMs: hub.nowMs, signature: await signText(text, key.privateKey) },
      contentVersion: hub.contentVersion,
      watermark: { epoch: 'e1', lastSeq: hub.lastSeq, settled: 0 },
      sealing: { keyId: 'seal-2', publicKey: 'def' },
      site: hub.site,
      commands: [],
      replies: [...hub.replies],
    };
    return json(answer);
  }

  const hub: FakeHub = {
    nowMs: Date.parse('2026-11-21T08:00:00Z'),
    contentVersion: 0,
    lastSeq: 0,
    heard: [],
    counters: [],
    beats: [],
    replies: [],
    site,
    enrolled: [],
    liesAboutTime: false,
    bend: () => undefined,
    wake(version) {
      for (const answer of held.splice(0)) answer(version);
    },
    async fetch(path, init) {
      const bent = await hub.bend(path);
      if (bent) return bent;
      const [plain = ''] = path.split('?');
      if (plain === hubPaths.enrol) return enrol(init);
      const signature = await isSigned(path, init);
      hub.heard.push(`${plain} ${signature}`);
      if (signature === 'skew') return problem('clock-skew', { nowMs: hub.nowMs });
      if (signature === 'bad') return problem('bad-signature');
      if (plain === hubPaths.heartbeat) return heartbeat(init);
      if (plain !== hubPaths.wake) return problem('not-found');
      return new Promise((resolve, reject) => {
        init.signal?.addEventListener('abort', () => reject(new Error('aborted')));
        held.push((version) =>
          resolve(
            version === undefined
              ? new Response(null, { status: 204 })
              : json({ contentVersion: version }),
          ),
        );
      });
    },
  };
  return hub;
}

async function newKeys() {
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const publicKey = toPublicKey(await crypto.subtle.exportKey('jwk', pair.publicKey));
  return { publicKey, privateKey: pair.privateKey };
}
