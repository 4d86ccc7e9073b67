import type pg from 'pg';
import type { Store } from './open-store.ts';

/** A notice may be lost with its connection: it is opened anew, and looked, this often, ms. */
const pollMs = 5_000;

interface ChannelParts {
  /** Of `notify`. */
  readonly name: string;
  /** What each notice says; nothing is told of those that were lost. */
  readonly onNotice?: (payload: string) => void;
  /**
   * Reads what the notices are about: at the start, after each notice and every five seconds. One
   * at a time, so that an older reading never comes after a newer one.
   */
  readonly look?: () => Promise<void>;
  /** Hears why a connection or a look failed; both are tried again. */
  readonly onTrouble: (error: unknown) => void;
}

/** Hears in this process what any hub process says on a channel of the database. */
export class Channel {
  readonly #store: Pick<Store, 'connect'>;
  readonly #parts: ChannelParts;
  #listener: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #isWanted = false;
  #isClosed = false;

  constructor(store: Pick<Store, 'connect'>, parts: ChannelParts) {
    this.#store = store;
    this.#parts = parts;
  }

  /** Rejects when the database cannot be reached now. */
  async start(): Promise<void> {
    await this.look();
    await this.#listen();
    this.#timer = setInterval(() => void this.#poll(), pollMs);
  }

  /** Resolves after a look that began after this call. */
  look(): Promise<void> {
    this.#isWanted = true;
    this.#looking ??= this.#lookWhileWanted();
    return this.#looking;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    await this.#looking?.catch(() => undefined);
    await this.#listener?.end().catch(() => undefined);
  }

  async #lookWhileWanted(): Promise<void> {
    try {
      while (this.#isWanted) {
        this.#isWanted = false;
        await this.#parts.look?.();
      }
    } finally {
      this.#looking = undefined;
    }
  }

  async #poll(): Promise<void> {
    try {
      if (this.#listener === undefined) await this.#listen();
      await this.look();
    } catch (error) {
      this.#parts.onTrouble(error);
    }
  }

  #hear(payload: string): void {
    this.#parts.onNotice?.(payload);
    this.look().catch(this.#parts.onTrouble);
  }

  async #listen(): Promise<void> {
    if (this.#isClosed) return;
    const client = await this.#store.connect();
    const drop = () => {
      this.#listener = undefined;
    };
    client.on('error', drop);
    client.on('end', drop);
    client.on('notification', ({ payload }) => this.#hear(payload ?? ''));
    await client.query(`listen ${this.#parts.name}`);
    this.#listener = client;
    // Closed while it was opened: nobody else will end it.
    if (this.#isClosed) await client.end();
  }
}
