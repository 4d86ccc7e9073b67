import type { FastifyBaseLogger } from 'fastify';
import { Channel, type Store } from '../store/index.ts';

/** Channel on which a publication tells every hub process. */
export const publishedChannel = 'motcham_published';

/** Knows the published version, in every hub process, within a moment. */
export class PublishedVersion {
  #version = 0;
  readonly #waiting = new Set<() => void>();
  readonly #store: Store;
  readonly #channel: Channel;
  #isClosed = false;

  constructor(store: Store, log: FastifyBaseLogger) {
    this.#store = store;
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
    for (const wake of [...this.#waiting]) wake();
  }

  /** The published version once it is above `version`; undefined after `holdMs`. */
  async waitBeyond(
    version: number,
    holdMs: number,
    signal: AbortSignal,
  ): Promise<number | undefined> {
    if (this.#version > version) return this.#version;
    return new Promise((resolve) => {
      const finish = () => {
        if (this.#version <= version && !this.#isClosed && !signal.aborted && !isOver) return;
        clearTimeout(timer);
        signal.removeEventListener('abort', finish);
        this.#waiting.delete(finish);
        resolve(this.#version > version ? this.#version : undefined);
      };
      let isOver = false;
      const timer = setTimeout(() => {
        isOver = true;
        finish();
      }, holdMs);
      signal.addEventListener('abort', finish, { once: true });
      this.#waiting.add(finish);
      if (this.#isClosed) finish();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const wake of [...this.#waiting]) wake();
    await this.#channel.close();
  }
}
