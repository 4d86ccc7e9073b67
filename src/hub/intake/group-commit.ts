import type { ActionEnvelope } from '../../domain/action/index.ts';
import type { Clock } from '../../domain/basics/index.ts';
import { inOneStatement, type Store, StoreBusy } from '../store/index.ts';
import { calendarInstant } from './calendar-instant.ts';
import type { Batch } from './decide-batch.ts';
import { type SettleRule, settleValues } from './settled.ts';

/**
 * Statements under way at once: while one waits for the disk, the next gathers whoever comes. Two or
 * three make smaller groups and more commits: 0.46 to 0.51 of a bare insert, and one 0.49 to 0.58.
 */
const lanesMax = 1;
/** Most batches in one statement: 320 requests, some 150 KB. */
const groupMax = 16;
/** Most batches that wait for a lane: beyond it the hub has more work than it can do. */
const waitingMax = 1_000;
/** Longest wait for a lane, ms: as long as for a connection. */
const waitMs = 3_000;

/** SQLSTATE of what one batch may be to blame for: then each goes alone, and only that one fails. */
const ownFault = /^(22|23|P0|XX)/;

/** All requests of a batch, new and in the order of their line. */
export interface InOrder {
  readonly batch: Batch;
  readonly insert: readonly ActionEnvelope[];
}

interface Waiting extends InOrder {
  readonly line: string;
  readonly resolve: (settled: number | undefined) => void;
  readonly reject: (error: unknown) => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * Takes batches of several lines in one statement and one commit (docs/decisions/013). A batch
 * that comes while nothing is under way goes at once.
 */
export class GroupCommit {
  readonly #store: Pick<Store, 'pool'>;
  readonly #clock: Clock;
  readonly #rule: () => SettleRule;
  #waiting: Waiting[] = [];
  #underWay = 0;

  constructor(
    store: Pick<Store, 'pool'>,
    world: { readonly clock: Clock; readonly rule: () => SettleRule },
  ) {
    this.#store = store;
    this.#clock = world.clock;
    this.#rule = world.rule;
  }

  /**
   * Takes a batch if its line stands right before it. Returns what is settled of the line, or
   * undefined when the batch has to be looked at alone: nothing was taken then.
   *
   * @throws CommitUnsure and the errors of the store: then nothing may be acknowledged.
   */
  take({ batch, insert }: InOrder): Promise<number | undefined> {
    const line = `${batch.kiosk}|${batch.incarnation}`;
    // One statement tells batches of one line apart only by what stood there before it.
    if (this.#waiting.some((one) => one.line === line)) return Promise.resolve(undefined);
    const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
    if (this.#waiting.length >= waitingMax) {
      reject(new StoreBusy('too many batches wait for the store'));
      return promise;
    }
    const timer = setTimeout(() => {
      this.#waiting = this.#waiting.filter((one) => one !== waiting);
      reject(new StoreBusy('the store takes nothing now'));
    }, waitMs);
    const waiting: Waiting = { batch, insert, line, resolve, reject, timer };
    this.#waiting.push(waiting);
    this.#next();
    return promise;
  }

  #next(): void {
    while (this.#underWay < lanesMax && this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, groupMax);
      for (const { timer } of group) clearTimeout(timer);
      this.#underWay += 1;
      void this.#run(group).finally(() => {
        this.#underWay -= 1;
        this.#next();
      });
    }
  }

  async #run(group: readonly Waiting[]): Promise<void> {
    try {
      const settled = await this.#takeAll(group);
      for (const [n, { resolve }] of group.entries()) resolve(settled.get(n));
    } catch (error) {
      const alone = mayBeOwnFault(error);
      for (const { resolve, reject } of group) {
        if (alone) resolve(undefined);
        else reject(error);
      }
    }
  }

  async #takeAll(group: readonly Waiting[]): Promise<ReadonlyMap<number, number>> {
    const requests = group.flatMap(({ insert }) => insert);
    const rows = await inOneStatement<{ taken_batch: number; taken_settled: number }>(
      this.#store.pool,
      {
        name: 'take-batches',
        text: `select taken_batch, taken_settled
          from take_batches($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        values: [
          arrayText(group, ({ batch }) => batch.kiosk),
          arrayText(group, ({ batch }) => String(batch.incarnation)),
          arrayText(group, ({ batch }) => String(batch.items[0]?.seq)),
          arrayText(group, ({ insert }) => String(insert.length)),
          arrayText(requests, ({ id }) => id),
          arrayText(requests, ({ kind }) => kind),
          arrayText(requests, ({ createdAt }) => calendarInstant(createdAt.at)),
          arrayText(requests, ({ createdAt }) => createdAt.trust),
          arrayText(requests, ({ keyId }) => keyId),
          arrayText(requests, ({ sealed }) => sealed),
          new Date(this.#clock()),
          ...settleValues(this.#rule()),
        ],
      },
    );
    return new Map(rows.map(({ taken_batch, taken_settled }) => [taken_batch - 1, taken_settled]));
  }
}

/** One column as PostgreSQL reads an array: no text of the wire gets beyond its quotes. */
function arrayText<T>(all: readonly T[], of: (one: T) => string | null): string {
  return `{${all.map((one) => elementText(of(one))).join(',')}}`;
}

function elementText(value: string | null): string {
  if (value === null) return 'NULL';
  return `"${/["\\]/.test(value) ? value.replace(/["\\]/g, '\\$&') : value}"`;
}

function mayBeOwnFault(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && ownFault.test(code);
}
