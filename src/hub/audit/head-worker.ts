import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../../domain/basics/index.ts';
import type { SigningKey } from '../keys/index.ts';
import type { Store } from '../store/index.ts';
import { signHead } from './audit-head.ts';

/** How often the end of the chain is signed, ms (hub.md §7: hourly). */
const everyMs = 3_600_000;

interface HeadWorld {
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
}

/** Signs the end of the audit chain every hour, and once at the start. */
export class AuditHeads {
  readonly #store: Store;
  readonly #key: SigningKey;
  readonly #world: HeadWorld;
  #timer: ReturnType<typeof setInterval> | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(store: Store, key: SigningKey, world: HeadWorld) {
    this.#store = store;
    this.#key = key;
    this.#world = world;
  }

  start(): void {
    this.#sign();
    this.#timer = setInterval(() => this.#sign(), everyMs);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#turn;
  }

  #sign(): void {
    this.#turn = this.#turn
      .then(() => signHead(this.#store.pool, this.#key, this.#world.clock()))
      .catch((error: unknown) => this.#world.log.error({ err: error }, 'audit head not signed'));
  }
}
