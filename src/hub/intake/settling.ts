import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../../domain/basics/index.ts';
import { inTransaction, type Store } from '../store/index.ts';
import { ArchiveWatch } from './archive-watch.ts';
import type { SettleRule } from './settled.ts';

/** How often the coverage is looked at, ms: a finished backup frees the kiosks within this. */
const lookMs = 15_000;
/** An alarm when nothing was covered for this long, ms: kiosks hold what is not settled. */
const coverageAgeMsMax = 48 * 3_600_000;

/**
 * Knows by which rule requests are settled now: by backup or archive as soon as there is either,
 * by age while there is neither.
 */
export class Settling {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #afterMs: number;
  readonly #log: FastifyBaseLogger;
  readonly #archive: ArchiveWatch;
  #coverage: { readonly beforeXid: number; readonly atMs: number } | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    store: Store,
    world: { readonly clock: Clock; readonly afterMs: number; readonly log: FastifyBaseLogger },
  ) {
    this.#store = store;
    this.#clock = world.clock;
    this.#afterMs = world.afterMs;
    this.#log = world.log;
    this.#archive = new ArchiveWatch(store);
  }

  async start(): Promise<void> {
    await this.look();
    const again = () => {
      this.#timer = setTimeout(() => {
        this.look()
          .catch((error: unknown) => this.#log.warn({ err: error }, 'coverage is not known now'))
          .finally(() => {
            if (this.#timer !== undefined) again();
          });
      }, lookMs);
    };
    again();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Reads what is covered, and moves on what the archive covers. */
  async look(): Promise<void> {
    const isArchiving = await this.#archive.look(this.#clock());
    const rows = await this.#readCoverage();
    const beforeXid = Math.max(0, ...rows.map(({ before_xid }) => before_xid));
    const atMs = Math.max(0, ...rows.map(({ covered_at }) => covered_at.getTime()));
    this.#coverage = rows.length > 0 || isArchiving ? { beforeXid, atMs } : undefined;
    if (rows.length > 0 && this.ageMs() > coverageAgeMsMax) {
      this.#log.error(
        { hours: Math.round(this.ageMs() / 3_600_000) },
        'no backup was finished for two days: kiosks keep everything until one is',
      );
    }
  }

  /**
   * Written as it is read: a coverage whose wait for the standby was cancelled can be seen, and be
   * lost in a failover together with what it covers. This commit would not return then.
   */
  async #readCoverage() {
    return inTransaction(this.#store.pool, async (client) => {
      const { rows } = await client.query<{ before_xid: number; covered_at: Date }>(
        'update coverage set looked = looked + 1 returning before_xid, covered_at',
      );
      return rows;
    });
  }

  rule(): SettleRule {
    if (this.#coverage !== undefined) {
      return { by: 'copy', beforeXid: this.#coverage.beforeXid };
    }
    return { by: 'age', cutoff: new Date(this.#clock() - this.#afterMs) };
  }

  /** Since the last backup or archived segment that counts, ms; 0 while age is the rule. */
  ageMs(): number {
    const { atMs } = this.#coverage ?? {};
    return atMs === undefined ? 0 : Math.max(0, this.#clock() - atMs);
  }
}
