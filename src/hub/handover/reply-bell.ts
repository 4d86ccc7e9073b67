import type { FastifyBaseLogger } from 'fastify';
import { Channel, type Store } from '../store/index.ts';
import { beatNow, replyChannel } from './replies.ts';

/** Kiosks whose last number is remembered: those between two polls. 100,000 take some 10 MB. */
const rememberedMax = 100_000;

/**
 * Rings for a kiosk when a reply to it was written, in every hub process, and when it shall beat at
 * once for another reason. While the connection is lost both wait for the heartbeat.
 */
export class ReplyBell {
  readonly #channel: Channel;
  /** Oldest first: the last number that rang for a kiosk. */
  readonly #rung = new Map<string, number>();
  readonly #waiting = new Map<string, Set<(isNow: boolean) => void>>();

  constructor(store: Store, log: FastifyBaseLogger) {
    this.#channel = new Channel(store, {
      name: replyChannel,
      onNotice: (payload) => this.#ring(payload),
      onTrouble: (error) => log.warn({ err: error }, 'replies are not heard at once; trying again'),
    });
  }

  start(): Promise<void> {
    return this.#channel.start();
  }

  /** Calls back when a reply above `number` was written to this kiosk; at once when it was. */
  onRing(kiosk: string, number: number, ring: () => void): () => void {
    const heard = (isNow: boolean) => {
      if (isNow || (this.#rung.get(kiosk) ?? 0) > number) ring();
    };
    const waiting = this.#waiting.get(kiosk) ?? new Set();
    waiting.add(heard);
    this.#waiting.set(kiosk, waiting);
    heard(false);
    return () => {
      waiting.delete(heard);
      if (waiting.size === 0) this.#waiting.delete(kiosk);
    };
  }

  close(): Promise<void> {
    return this.#channel.close();
  }

  #ring(payload: string): void {
    const [kiosk = '', number = ''] = payload.split(' ');
    // Of that moment only: a kiosk that does not poll now learns of it with its next beat.
    const isNow = number === beatNow;
    // Put last, so that the oldest goes first.
    if (!isNow) {
      this.#rung.delete(kiosk);
      this.#rung.set(kiosk, Number(number));
    }
    for (const oldest of this.#rung.keys()) {
      if (this.#rung.size <= rememberedMax) break;
      this.#rung.delete(oldest);
    }
    for (const heard of [...(this.#waiting.get(kiosk) ?? [])]) heard(isNow);
  }
}
