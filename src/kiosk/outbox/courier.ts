import { type ActionEnvelope, batchCountMax } from '../../domain/action/index.ts';
import {
  type ActionBatchAnswer,
  ActionBatchAnswerSchema,
  type Hole,
  hubPaths,
  WatermarkSchema,
} from '../../domain/api/index.ts';
import type { FillRandom } from '../../domain/basics/index.ts';
import {
  type After,
  backoffMaxMs,
  backoffMs,
  type HubAnswer,
  type HubCaller,
  jitteredMs,
  type Loop,
  type SigningKey,
  startLoop,
} from '../link/index.ts';
import type { HubRefusal } from '../services.ts';
import type { CourierQueue } from './courier-queue.ts';
import type { Line, Span } from './line.ts';

/** Look at the queue this often even when nobody said that there is something, ms. */
const idleMs = 5 * 60_000;
const idleJitter = 0.2;
/**
 * How often one request alone must be called too large before it is set aside: a proxy that is
 * being configured must not drive a whole outbox into quarantine.
 */
const tooLargeAloneMax = 3;

export interface CourierParts {
  readonly after: After;
  readonly upMs: () => number;
  readonly fillRandom: FillRandom;
  readonly queue: CourierQueue;
  /** The line that new requests go to; undefined while the kiosk is nobody. */
  readonly current: () => string | undefined;
  /** The key of a line; undefined when this kiosk holds none any more. */
  readonly keyOf: (line: string) => SigningKey | undefined;
  /** Sends one signed batch. */
  readonly send: (
    key: SigningKey,
    actions: readonly ActionEnvelope[],
    hole: Hole | undefined,
  ) => Promise<HubAnswer<ActionBatchAnswer>>;
  /**
   * Whether the hub can be heard now. Asked before a batch is marked as sent, so that a request
   * can still be withdrawn while the line is dead.
   */
  readonly reachable: () => Promise<boolean>;
  /** The hub asks for something that only its watermark can tell. */
  readonly askWatermark: () => void;
  /** The hub refuses a line: another machine uses it, or its key is not taken any more. */
  readonly onRefused: (line: string, why: HubRefusal) => void;
  /** Nothing of a line is left on this kiosk. */
  readonly onEmpty: (line: string) => void;
}

/** Carries requests to the hub: never loses, never reorders, never gives up. */
export interface Courier {
  /** Tries now. */
  kick(): void;
  stop(): void;
}

/** How a line fares; forgotten at reload. */
interface Fare {
  failures: number;
  batchCount: number;
  /** How often its next request was too large all alone. */
  tooLargeAlone: number;
  /** Our own patience: a new request or a returning network ends it early. */
  notBeforeUpMs: number;
  /** The hub's word (Retry-After): nothing ends it early. */
  heldUntilUpMs: number;
}

export function startCourier(parts: CourierParts): Courier {
  const { queue, upMs, fillRandom } = parts;
  const fares = new Map<string, Fare>();
  let kicked = false;

  function fareOf(line: string): Fare {
    const fare = fares.get(line) ?? fresh();
    fares.set(line, fare);
    return fare;
  }

  function putOff(fare: Fare, heldMs = 0): void {
    fare.failures += 1;
    fare.notBeforeUpMs = upMs() + backoffMs(fare.failures, fillRandom);
    fare.heldUntilUpMs = upMs() + heldMs;
  }

  /** Halves the batch; what is too large even alone is kept apart, and the line goes on. */
  async function onTooLarge(
    line: Line,
    fare: Fare,
    actions: readonly ActionEnvelope[],
  ): Promise<void> {
    const [only, ...more] = actions;
    if (more.length > 0) {
      fare.batchCount = Math.max(1, Math.floor(actions.length / 2));
      return;
    }
    fare.tooLargeAlone += 1;
    const isHopeless = only !== undefined && fare.tooLargeAlone >= tooLargeAloneMax;
    if (isHopeless && (await queue.setAside(line.line, only.seq, 'too-large'))) {
      fares.set(line.line, { ...fresh(), batchCount: 1 });
    } else putOff(fare);
  }

  function onProblem(line: Line, fare: Fare, answer: ProblemAnswer): void {
    switch (answer.code) {
      case 'gap':
        parts.askWatermark();
        putOff(fare);
        break;
      case 'forked':
        putOff(fare);
        parts.onRefused(line.line, 'forked');
        break;
      case 'revoked':
      case 'superseded':
      case 'unknown-kiosk':
      case 'bad-signature':
        putOff(fare, backoffMaxMs);
        parts.onRefused(line.line, answer.code);
        break;
      default:
        putOff(fare, answer.retryAfterMs);
    }
  }

  /** Goes back to where the hub says that it stands: it took nothing. False when that helps nothing. */
  async function rewind(line: Line, answer: ProblemAnswer): Promise<boolean> {
    const told = WatermarkSchema.safeParse(answer.document?.['watermark']).data;
    return told !== undefined && (await queue.hear(line.line, told, undefined));
  }

  /** One batch of one line. */
  async function carry(line: Line, key: SigningKey): Promise<void> {
    const fare = fareOf(line.line);
    const next = (await parts.reachable()) && (await queue.take(line.line, fare.batchCount));
    const { actions, hole } = next || { actions: [], hole: undefined };
    const isEmpty = actions.length === 0 && hole === undefined;
    const answer = isEmpty ? undefined : await parts.send(key, actions, hole);
    if (answer === undefined || answer.kind === 'failed') {
      putOff(fare);
      return;
    }
    if (answer.kind === 'problem') {
      if (answer.code === 'forked') await queue.fork(line.line);
      if (answer.code === 'gap' && (await rewind(line, answer))) return;
      if (answer.code === 'too-large') await onTooLarge(line, fare, actions);
      else onProblem(line, fare, answer);
      return;
    }
    const sent = new Set(actions.map(({ seq }) => seq));
    const refused = answer.value.refused.filter(({ seq }) => sent.has(seq));
    // An answer that moves nothing is no progress, however friendly it looks.
    if (await queue.hear(line.line, answer.value.watermark, spanOf(actions, hole), refused)) {
      fares.set(line.line, {
        ...fresh(),
        batchCount: Math.min(batchCountMax, fare.batchCount * 2),
      });
    } else {
      putOff(fare);
    }
  }

  async function round(): Promise<number> {
    const eager = kicked;
    kicked = false;
    let nextUpMs = Number.POSITIVE_INFINITY;
    const current = parts.current();
    if (current !== undefined) await queue.gather(current);
    for (const { line } of queue.forkedLines()) parts.onRefused(line, 'forked');
    for (const line of queue.waitingLines()) {
      const key = parts.keyOf(line.line);
      if (key === undefined) continue;
      const { notBeforeUpMs, heldUntilUpMs } = fareOf(line.line);
      const due = Math.max(heldUntilUpMs, eager ? 0 : notBeforeUpMs);
      if (due <= upMs()) await carry(line, key);
      const now = fareOf(line.line);
      const still = queue.waitingLines().some((one) => one.line === line.line);
      if (still) nextUpMs = Math.min(nextUpMs, Math.max(now.notBeforeUpMs, now.heldUntilUpMs));
    }
    for (const { line } of queue.emptyLines()) parts.onEmpty(line);
    if (nextUpMs === Number.POSITIVE_INFINITY) return jitteredMs(idleMs, idleJitter, fillRandom);
    return Math.max(0, nextUpMs - upMs());
  }

  const loop: Loop = startLoop(parts.after, 0, round);
  return {
    kick() {
      kicked = true;
      loop.kick();
    },
    stop: () => loop.stop(),
  };
}

function fresh(): Fare {
  return {
    failures: 0,
    batchCount: batchCountMax,
    tooLargeAlone: 0,
    notBeforeUpMs: 0,
    heldUntilUpMs: 0,
  };
}

function spanOf(actions: readonly ActionEnvelope[], hole: Hole | undefined): Span | undefined {
  const from = hole?.from ?? actions[0]?.seq;
  const to = actions.at(-1)?.seq ?? hole?.to;
  return from === undefined || to === undefined ? undefined : { from, to };
}

type ProblemAnswer = Extract<HubAnswer<unknown>, { kind: 'problem' }>;

/** Sends batches over HTTP, signed by the key of their line. */
export function sendBatch(caller: HubCaller): CourierParts['send'] {
  return (key, actions, hole) =>
    caller.call(
      // An absent member: a hub that knows no holes takes what has none.
      { method: 'POST', path: hubPaths.actions, body: hole ? { actions, hole } : { actions } },
      (json) => ActionBatchAnswerSchema.safeParse(json).data,
      key,
    );
}

/** Asks the hub's health, only while the last call found nobody. */
export function probeHub(caller: HubCaller, net: () => string): CourierParts['reachable'] {
  return async () => {
    if (net() === 'online') return true;
    const answer = await caller.call({ method: 'GET', path: hubPaths.health }, () => true);
    return answer.kind !== 'failed';
  };
}
