import type { FastifyBaseLogger } from 'fastify';
import type pg from 'pg';
import type { Store } from '../store/index.ts';

/** Channel on which a publication tells every hub process. */
export const publishedChannel = 'motcham_published';
/** A notice may be lost with its connection: the table is asked this often, ms. */
const pollMs = 5_000;

/** Knows the published version, in every hub process, within a moment. */
export class PublishedVersion {
  #version = 0;
  readonly #waiting = new Set<() => void>();
  #listener: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;
  readonly #store: Store;
  readonly #log: FastifyBaseLogger;

  constructor(store: Store, log: FastifyBaseLogger) {
    this.#store = store;
    this.#log = log;
  }

  /** 0 when nothing is published. */
  get version(): number {
    return this.#version;
  }

  async start(): Promise<void> {
    await this.refresh();
    await this.#listen();
    this.#timer = setInterval(() => void this.#poll(), pollMs);
  }

  /** Reads the version and wakes whoever waits for it. */
  async refresh(): Promise<void> {
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
    clearInterval(this.#timer);
    for (const wake of [...this.#waiting]) wake();
    await this.#listener?.end().catch(() => undefined);
  }

  async #poll(): Promise<void> {
    try {
      if (this.#listener === undefined && !this.#isClosed) await this.#listen();
      await this.refresh();
    } catch (error) {
      this.#log.warn({ err: error }, 'the published version cannot be read; trying again');
    }
  }

  async #listen(): Promise<void> {
    const client = await this.#store.connect();
    const drop = () => {
      this.#listener = undefined;
    };
    client.on('error', drop);
    client.on('end', drop);
    client.on('notification', () => {
      this.refresh().catch((error: unknown) => {
        this.#log.warn({ err: error }, 'the published version cannot be read; trying again');
      });
    });
    await client.query(`listen ${publishedChannel}`);
    this.#listener = client;
  }
}
