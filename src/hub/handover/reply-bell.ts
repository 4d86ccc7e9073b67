import type { FastifyBaseLogger } from 'fastify';
import type pg from 'pg';
import type { Store } from '../store/index.ts';
import { replyChannel } from './replies.ts';

/** A lost connection is opened again within this, ms. Meanwhile replies wait for the heartbeat. */
const reopenMs = 5_000;
/** Kiosks whose last number is remembered: those between two polls. 100,000 take some 10 MB. */
const rememberedMax = 100_000;

/** Rings for a kiosk when a reply to it was written, in every hub process. */
export class ReplyBell {
  readonly #store: Store;
  readonly #log: FastifyBaseLogger;
  /** Oldest first: the last number that rang for a kiosk. */
  readonly #rung = new Map<string, number>();
  readonly #waiting = new Map<string, Set<() => void>>();
  #listener: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(store: Store, log: FastifyBaseLogger) {
    this.#store = store;
    this.#log = log;
  }

  async start(): Promise<void> {
    await this.#listen();
    this.#timer = setInterval(() => {
      if (this.#listener !== undefined || this.#isClosed) return;
      this.#listen().catch((error: unknown) => {
        this.#log.warn({ err: error }, 'replies are not heard at once; trying again');
      });
    }, reopenMs);
  }

  /** Calls back when a reply above `number` was written to this kiosk; at once when it was. */
  onRing(kiosk: string, number: number, ring: () => void): () => void {
    const heard = () => {
      if ((this.#rung.get(kiosk) ?? 0) > number) ring();
    };
    const waiting = this.#waiting.get(kiosk) ?? new Set();
    waiting.add(heard);
    this.#waiting.set(kiosk, waiting);
    heard();
    return () => {
      waiting.delete(heard);
      if (waiting.size === 0) this.#waiting.delete(kiosk);
    };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    await this.#listener?.end().catch(() => undefined);
  }

  #ring(payload: string): void {
    const [kiosk = '', number = ''] = payload.split(' ');
    // Put last, so that the oldest goes first.
    this.#rung.delete(kiosk);
    this.#rung.set(kiosk, Number(number));
    for (const oldest of this.#rung.keys()) {
      if (this.#rung.size <= rememberedMax) break;
      this.#rung.delete(oldest);
    }
    for (const heard of [...(this.#waiting.get(kiosk) ?? [])]) heard();
  }

  async #listen(): Promise<void> {
    const client = await this.#store.connect();
    const drop = () => {
      this.#listener = undefined;
    };
    client.on('error', drop);
    client.on('end', drop);
    client.on('notification', ({ payload }) => this.#ring(payload ?? ''));
    await client.query(`listen ${replyChannel}`);
    this.#listener = client;
  }
}
