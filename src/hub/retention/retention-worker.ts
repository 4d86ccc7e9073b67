import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../../domain/basics/index.ts';
import type { HubMetrics } from '../observe/index.ts';
import type { Store } from '../store/index.ts';
import { chance } from '../world.ts';
import { purgeEveryMs, purgeFirstMs, type RetentionLimits } from './limits.ts';
import { purge } from './purge.ts';

/** Purges every hour, in one of the hub processes. */
export class RetentionWorker {
  readonly #store: Store;
  readonly #limits: RetentionLimits;
  readonly #world: {
    readonly clock: Clock;
    readonly metrics: HubMetrics;
    readonly log: FastifyBaseLogger;
  };
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #isClosed = false;

  constructor(
    store: Store,
    limits: RetentionLimits,
    world: { readonly clock: Clock; readonly metrics: HubMetrics; readonly log: FastifyBaseLogger },
  ) {
    this.#store = store;
    this.#limits = limits;
    this.#world = world;
  }

  start(): void {
    this.#plan(purgeFirstMs);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #plan(waitMs: number): void {
    if (this.#isClosed) return;
    this.#timer = setTimeout(() => {
      this.#running = this.#round().finally(() => this.#plan(purgeEveryMs * (1 - chance() / 2)));
    }, waitMs);
  }

  async #round(): Promise<void> {
    const { clock, metrics, log } = this.#world;
    try {
      const purged = await purge(this.#store, this.#limits, clock());
      for (const [what, count] of Object.entries(purged ?? {})) metrics.purged.add({ what }, count);
      if (purged && purged.stuckBodies > 0) {
        log.error(
          { requests: purged.stuckBodies },
          'requests were never handed over and are purged now: see docs/back-office.md',
        );
      }
    } catch (error) {
      log.warn({ err: error }, 'retention waits for the store');
    }
  }
}
