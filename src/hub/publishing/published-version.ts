import type { FastifyBaseLogger } from 'fastify';
import { Channel, type Store } from '../store/index.ts';

/** Channel on which a publication tells every hub process. */
export const publishedChannel = 'motcham_published';

/** How a publication is told to kiosks that wait for it. */
export interface Waking {
  /** Kiosks that this process tells in a second: each asks for some ten files then. */
  readonly perSecond: number;
  /** From 0 to 1. */
  readonly chance: () => number;
}

/** Knows the published version, in every hub process, within a moment. */
export class PublishedVersion {
  #version = 0;
  readonly #waiting = new Set<() => void>();
  readonly #store: Store;
  readonly #channel: Channel;
  readonly #perSecond: number;
  readonly #chance: () => number;
  /** When everybody who waited for the newest version has been told, by `performance.now()`. */
  #wokenByMs = 0;
  #isClosed = false;

  constructor(store: Store, log: FastifyBaseLogger, { perSecond, chance }: Waking) {
    this.#store = store;
    this.#perSecond = perSecond;
    this.#chance = chance;
    this.#channel = new Channel(store, {
      name: publishedChannel,
      look: () => this.#look(),
      onTrouble: (error) =>
        log.warn({ err: error }, 'the published version cannot be read; trying again'),
    });
  }

  /** 0 when nothing is published. */
  get version(): number {
    return this.#version;
  }

  start(): Promise<void> {
    return this.#channel.start();
  }

  /** Reads the version and wakes whoever waits for it. */
  refresh(): Promise<void> {
    return this.#channel.look();
  }

  async #look(): Promise<void> {
    const row = await this.#store.db
      .selectFrom('tuf_files')
      .select(({ fn }) => fn.max('version').as('version'))
      .where('role', '=', 'targets')
      .executeTakeFirst();
    const version = row?.version ?? 0;
    if (version === this.#version) return;
    this.#version = version;
    this.#wokenByMs = performance.now() + (this.#waiting.size / this.#perSecond) * 1_000;
    for (const wake of [...this.#waiting]) wake();
  }

  /**
   * The published version once it is above `version`; undefined after `holdMs`. Of a publication that
   * wakes many, each hears at a moment of its own: a city that asks in one second is served by nobody.
   *
   * @param signal there is something else to answer, at once
   */
  async waitBeyond(
    version: number,
    holdMs: number,
    signal: AbortSignal,
  ): Promise<number | undefined> {
    const endsMs = performance.now() + holdMs;
    await this.#rest(holdMs, signal, () => this.#version > version);
    if (this.#version <= version) return undefined;
    const nowMs = performance.now();
    const turnMs = nowMs + this.#chance() * Math.max(0, this.#wokenByMs - nowMs);
    await this.#rest(Math.min(turnMs, endsMs) - nowMs, signal, () => turnMs <= nowMs);
    // Not its turn within this poll: it asks again, and draws among those that are left.
    return turnMs > endsMs && !signal.aborted ? undefined : this.#version;
  }

  /** Until it is so, at most so long; a hang-up and the close of the hub end it. */
  async #rest(restMs: number, signal: AbortSignal, isSo: () => boolean): Promise<void> {
    const isOver = () => isSo() || this.#isClosed || signal.aborted;
    if (isOver()) return;
    await new Promise<void>((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', finish);
        this.#waiting.delete(wake);
        resolve();
      };
      const wake = () => {
        if (isOver()) finish();
      };
      const timer = setTimeout(finish, restMs);
      signal.addEventListener('abort', finish, { once: true });
      this.#waiting.add(wake);
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const wake of [...this.#waiting]) wake();
    await this.#channel.close();
  }
}
