import { setTimeout as sleep } from 'node:timers/promises';
import type { ActionEnvelope } from '../../../src/domain/action/index.ts';
import { TestKiosk } from '../../support/hub-client.ts';
import type { Place } from './audit.ts';

/** Envelopes in a batch, and the rest after a failure, ms. */
const batchSize = 5;
const retryRestMs = 40;

/** What the writers saw. */
export interface Written {
  readonly acknowledged: readonly Place[];
  /** Sends that were not acknowledged and repeated: a fault that no sender felt proves nothing. */
  readonly repeated: number;
  /** Kiosks that the hub told it lacks what it had acknowledged. */
  readonly wedged: number;
  /** Longest time between two acknowledgements of anybody, ms. */
  readonly longestPauseMs: number;
}

/**
 * Kiosks that send without pause, each to the next hub when one fails, and repeat a batch until it
 * is acknowledged: the plainest sender that keeps the contract.
 */
export class Writers {
  /** Where to send; may change under way. */
  hubs: readonly string[];
  readonly #kiosks: readonly TestKiosk[];
  readonly #acknowledged: Place[] = [];
  #repeated = 0;
  #wedged = 0;
  #isOver = false;
  #isAbandoned = false;
  #lastAckAt = 0;
  #longestPauseMs = 0;
  #pauseMs = 0;
  #running: Promise<void>[] = [];

  constructor(hubs: readonly string[], kiosks: readonly TestKiosk[]) {
    this.hubs = hubs;
    this.#kiosks = kiosks;
  }

  static async enrol(hubs: readonly string[], codes: readonly string[]): Promise<Writers> {
    const kiosks: TestKiosk[] = [];
    for (const code of codes) kiosks.push(await TestKiosk.enrol(hubs[0] ?? '', code));
    return new Writers(hubs, kiosks);
  }

  get count(): number {
    return this.#acknowledged.length;
  }

  start(): void {
    this.#isOver = false;
    this.#lastAckAt = performance.now();
    this.#running = this.#kiosks.map((kiosk, i) => this.#write(kiosk, i));
  }

  /** Ends at once; what is under way is let go. */
  abandon(): void {
    this.#isOver = true;
    this.#isAbandoned = true;
  }

  /** Each writer sees its last batch through. */
  async stop(): Promise<Written> {
    this.#isOver = true;
    await Promise.all(this.#running);
    return this.seen();
  }

  seen(): Written {
    return {
      acknowledged: this.#acknowledged,
      repeated: this.#repeated,
      wedged: this.#wedged,
      longestPauseMs: Math.round(this.#longestPauseMs),
    };
  }

  async #write(kiosk: TestKiosk, offset: number): Promise<void> {
    let waiting: ActionEnvelope[] = [];
    for (let turn = offset; !this.#isAbandoned && (!this.#isOver || waiting.length > 0); ) {
      if (waiting.length === 0) {
        for (let i = 0; i < batchSize; i += 1) waiting.push((await kiosk.feedback()).envelope);
      }
      const hubUrl = this.hubs[turn % this.hubs.length] ?? '';
      const reply = await new Sender(kiosk, hubUrl).send(waiting).catch(() => undefined);
      if (reply?.status === 200) {
        this.#acknowledge(waiting);
        waiting = [];
        continue;
      }
      if (reply?.status === 409) {
        this.#wedged += 1;
        return;
      }
      this.#repeated += 1;
      turn += 1;
      await sleep(retryRestMs);
    }
  }

  /** Longest time between two acknowledgements since this was last asked, ms. */
  takePauseMs(): number {
    const pauseMs = Math.round(this.#pauseMs);
    this.#pauseMs = 0;
    return pauseMs;
  }

  #acknowledge(envelopes: readonly ActionEnvelope[]): void {
    const now = performance.now();
    this.#pauseMs = Math.max(this.#pauseMs, now - this.#lastAckAt);
    this.#longestPauseMs = Math.max(this.#longestPauseMs, this.#pauseMs);
    this.#lastAckAt = now;
    for (const { kiosk, incarnation, seq, id } of envelopes) {
      this.#acknowledged.push({ kiosk, incarnation, seq, id });
    }
  }
}

/** Longest wait for an answer, ms: longer than the hub's own for its database. */
const answerWithinMs = 15_000;

/** The same kiosk before another hub. */
class Sender extends TestKiosk {
  constructor(kiosk: TestKiosk, hubUrl: string) {
    super(hubUrl, kiosk.key, kiosk.identity);
  }

  override send(actions: readonly ActionEnvelope[]) {
    return Promise.race([
      super.send(actions),
      sleep(answerWithinMs, undefined, { ref: false }).then(() => {
        throw new Error('no answer');
      }),
    ]);
  }
}
