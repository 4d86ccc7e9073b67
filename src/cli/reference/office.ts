import { mkdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  backOfficeMediaType,
  handoverKeyId,
  type OfficeResult,
  type PublicKey,
  type RequestEvent,
  RequestEventSchema,
  readSignatureInput,
  verifyRequest,
} from '../../domain/api/index.ts';
import { fromUtf8 } from '../../domain/basics/index.ts';
import { type Adversity, answerEvent, behave } from './adversary.ts';
import { AnswerCourier } from './answer-courier.ts';
import { decide } from './decide.ts';
import { type Effect, Effects } from './effects.ts';
import { openOfficeKey } from './office-key.ts';
import { type TrialDossier, trialDossiers } from './trial-dossiers.ts';

/** Largest request taken, bytes: a sealed body opened is below 8 KiB. */
const requestBytesMax = 64 * 1024;
/** Path where requests are taken. */
export const officePath = '/requests';

export interface OfficeOptions {
  /** Default 0: any free port of this machine. */
  readonly port?: number;
  /** Keeps its key and what it did; without it everything is forgotten at the end. */
  readonly directory?: string;
  /** Faults, met in turn; none: honest. */
  readonly adversarial?: readonly Adversity[];
  /** Visitors a slot takes; default 4. */
  readonly capacity?: number;
  readonly dossiers?: readonly TrialDossier[];
  /** How long a report stays in each state, ms; default a minute, to be seen in a trial. */
  readonly paceMs?: number;
  /** How long a slow answer takes, ms; default 12 s, longer than the hub waits. */
  readonly slowMs?: number;
}

export interface RunningOffice {
  /** Where it takes requests. */
  readonly url: string;
  readonly publicKey: PublicKey;
  /** Tells it where the hub is and whom to believe. Until then it takes nothing (503). */
  connect(hub: { readonly url: string; readonly handoverKey: PublicKey }): Promise<void>;
  /** What it did, one for each request however often it was called about it. */
  effects(): readonly Effect[];
  /** Calls by request id. */
  readonly calls: ReadonlyMap<string, number>;
  /** What the hub said to answers that were brought. */
  readonly said: readonly string[];
  close(): Promise<void>;
}

/**
 * A small back office to try and test with (docs/back-office.md): slots with a capacity, dossiers
 * by code, reports that go through their states. It keeps no name, number or text of a resident.
 */
export async function startReferenceOffice(options: OfficeOptions = {}): Promise<RunningOffice> {
  const { directory, adversarial = [], dossiers = trialDossiers } = options;
  if (directory !== undefined) mkdirSync(directory, { recursive: true, mode: 0o700 });
  const key = await openOfficeKey(directory);
  const effects = new Effects(directory);
  const courier = new AnswerCourier(key);
  const calls = new Map<string, number>();
  const paceMs = options.paceMs ?? 60_000;
  let hubKey: CryptoKey | undefined;
  let turn = 0;

  function planProgress(event: RequestEvent, result: OfficeResult): void {
    if (result.kind !== 'feedback' || result.state !== 'received') return;
    for (const [step, state] of (['inProgress', 'done'] as const).entries()) {
      const next = answerEvent(event, { ...result, state });
      courier.bring(JSON.stringify(next), paceMs * (step + 1));
    }
  }

  async function answer(
    event: RequestEvent,
  ): Promise<{ text: string | undefined; status?: number | undefined; delayMs: number }> {
    calls.set(event.id, (calls.get(event.id) ?? 0) + 1);
    const known = effects.find(event.id);
    if (known) return { text: JSON.stringify(answerEvent(event, known.result)), delayMs: 0 };
    const books = {
      dossiers,
      visitors: effects.visitors,
      ...(options.capacity !== undefined && { capacity: options.capacity }),
    };
    const result = decide(event.data, books, Date.now());
    effects.add({
      id: event.id,
      subject: event.subject,
      result,
      ...(event.data.kind === 'cancellation' && { cancels: event.data.cancels }),
    });
    const fault = adversarial[turn % Math.max(adversarial.length, 1)];
    const round = Math.floor(turn / Math.max(adversarial.length, 1));
    turn += 1;
    const behaviour = behave(fault, event, result, round, options.slowMs ?? 12_000);
    for (const { afterMs, text } of behaviour.later) courier.bring(text, afterMs);
    planProgress(event, result);
    const { response: text, status, delayMs } = behaviour;
    return { text, status, delayMs };
  }

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const end = (status: number, text = '') => {
      response.writeHead(status, { 'content-type': backOfficeMediaType }).end(text);
    };
    const body = await readBounded(request);
    if (request.method !== 'POST' || request.url !== officePath) return end(404);
    if (hubKey === undefined) return end(503);
    if (body === undefined) return end(413);
    const verified = await verifyRequest(
      { method: 'POST', path: officePath, query: '', body },
      {
        'content-digest': single(request.headers['content-digest']),
        'signature-input': single(request.headers['signature-input']),
        signature: single(request.headers['signature']),
      },
      hubKey,
      Date.now() / 1000,
    );
    const signer = readSignatureInput(single(request.headers['signature-input']) ?? '');
    if (!verified.ok || !signer.ok || signer.value.keyId !== handoverKeyId) return end(401);
    const event = readEvent(body);
    if (event === undefined) return end(400);
    if (request.headers['idempotency-key'] !== `"${event.id}"`) return end(400);
    const { text, status, delayMs } = await answer(event);
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs).unref());
    return text === undefined ? end(status ?? 202) : end(200, text);
  }

  const server = createServer((request, response) => {
    take(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${officePath}`,
    publicKey: key.publicKey,
    calls,
    said: courier.said,
    async connect(hub) {
      courier.connect(hub.url);
      const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
      hubKey = await crypto.subtle.importKey('jwk', { ...hub.handoverKey }, algorithm, false, [
        'verify',
      ]);
    },
    effects: () => effects.all(),
    async close() {
      courier.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      effects.close();
    },
  };
}

function readEvent(body: Uint8Array<ArrayBuffer>): RequestEvent | undefined {
  try {
    return RequestEventSchema.safeParse(JSON.parse(fromUtf8(body))).data;
  } catch {
    return undefined;
  }
}

function single(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

async function readBounded(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) return undefined;
    length += chunk.length;
    if (length > requestBytesMax) return undefined;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
