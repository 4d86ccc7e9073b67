import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../../domain/basics/index.ts';
import { hanoiMoment } from '../../domain/calendar/index.ts';
import type { Store } from '../store/index.ts';
import { closeWeeks } from './close-weeks.ts';

/** Between two looks for a week that is over, ms: Tuesday's first reader finds it added up. */
const lookMs = 1_800_000;
/**
 * Longest that a reader waits for weeks that are being added up, ms; then the page says so and asks
 * again. No page waits for a second.
 */
const waitMs = 500;

/** Adds up weeks that are over, from time to time and when somebody looks: once at a time. */
export class WeekSums {
  readonly #store: Store;
  readonly #world: { readonly clock: Clock; readonly log: FastifyBaseLogger };
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  readonly #ended = new AbortController();

  constructor(store: Store, world: { readonly clock: Clock; readonly log: FastifyBaseLogger }) {
    this.#store = store;
    this.#world = world;
  }

  start(): void {
    this.#timer = setInterval(() => void this.#round(), lookMs);
    void this.#round();
  }

  /** Resolves when every week that is over is added up, and after half a second at the latest. */
  async settle(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, waitMs);
    });
    await Promise.race([this.#round(), patience]);
    clearTimeout(timer);
  }

  /** Gives up the week under way: the next hub adds it up. */
  async close(): Promise<void> {
    this.#ended.abort();
    clearInterval(this.#timer);
    await this.#running;
  }

  #round(): Promise<void> {
    if (this.#ended.signal.aborted) return Promise.resolve();
    this.#running ??= this.#sum().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #sum(): Promise<void> {
    const { clock, log } = this.#world;
    try {
      const now = clock();
      const weeks = await closeWeeks(this.#store, hanoiMoment(now).day, now, this.#ended.signal);
      if (weeks > 0) log.info({ weeks }, 'weeks of usage are added up');
    } catch (error) {
      if (this.#ended.signal.aborted) return;
      log.warn({ err: error }, 'weeks of usage wait to be added up');
    }
  }
}
