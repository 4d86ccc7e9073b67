import { hostname } from 'node:os';
import type { FastifyBaseLogger } from 'fastify';
import type pg from 'pg';
import type { Disk, StorageAnswer, StorageLevel } from '../../domain/api/console/index.ts';
import { type Clock, newUuidV7 } from '../../domain/basics/index.ts';
import {
  type AlarmChannels,
  type DeliveryWorker,
  type HubAlarmEvent,
  newDeliveries,
  queueDeliveries,
} from '../alarms/index.ts';
import { inTransaction, type Store } from '../store/index.ts';
import { WokenLoop } from '../woken-loop.ts';
import { fillRandom } from '../world.ts';
import {
  judgeStorage,
  noStorageAlarm,
  type StorageAlarm,
  stepStorageAlarm,
} from './judge-storage.ts';
import { lookEveryMs, type StorageLimits } from './limits.ts';
import { measureDisks } from './measure.ts';
import { canGrow, isDiskFull } from './probe.ts';

/** Any number: of two processes of one machine one steps the alarm at a time. */
const alarmLock = 7_265_098;

export interface StorageWorld {
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
  readonly channels: AlarmChannels;
  readonly deliveries: DeliveryWorker;
  /** Where the hub's keys are. */
  readonly directory: string;
  /** Undefined: the database stands elsewhere. */
  readonly databaseRoot: string | undefined;
  readonly limits: StorageLimits;
}

/**
 * How much room the hub has, looked at four times a minute. What it knows is in memory: a full
 * database keeps nothing, and the alarm about it goes out all the same.
 */
export class StorageWatch {
  readonly #store: Store;
  readonly #world: StorageWorld;
  readonly #loop: WokenLoop;
  readonly #machine = hostname();
  #disks: readonly Disk[] = [];
  #databaseBytes: number | null = null;
  #refusedMs: number | null = null;
  #level: StorageLevel = 'well';
  #alarm: StorageAlarm = noStorageAlarm;
  /** Something was told that the database did not take: what is in memory counts. */
  #isAhead = false;
  /** The look under way, and whatever came of it. */
  #looking: Promise<unknown> = Promise.resolve();
  /** Messages that found no room in the queue. */
  #unsent: Awaited<ReturnType<DeliveryWorker['sendNow']>> = [];

  constructor(store: Store, world: StorageWorld) {
    this.#store = store;
    this.#world = world;
    this.#loop = new WokenLoop({
      round: async () => {
        await this.round();
        return false;
      },
      idleMs: lookEveryMs,
      onFailure: (error) => world.log.warn({ err: error }, 'the disk could not be looked at'),
    });
  }

  start(): void {
    this.#loop.start();
  }

  close(): Promise<void> {
    return this.#loop.close();
  }

  /** Hears of every failure: one of them may be that there is no room. */
  noteFailure(error: unknown): void {
    if (!isDiskFull(error)) return;
    this.#refusedMs ??= this.#world.clock();
    this.#setLevel('full');
    this.#loop.wake();
  }

  get isFull(): boolean {
    return this.#level === 'full';
  }

  get isAlarmOpen(): boolean {
    return this.#alarm.open !== null;
  }

  /** As the console shows it. */
  read(): StorageAnswer {
    return {
      nowMs: this.#world.clock(),
      level: this.#level,
      machine: this.#machine,
      disks: [...this.#disks],
      isDatabaseElsewhere: this.#world.databaseRoot === undefined,
      databaseBytes: this.#databaseBytes,
      refusedMs: this.#refusedMs,
      raisedMs: this.#alarm.open === null ? null : this.#alarm.raisedMs,
      clearedMs: this.#alarm.clearedMs,
    };
  }

  /** One look, behind the one that is under way: two at once would each raise the alarm. */
  round(): Promise<void> {
    const look = this.#looking.then(() => this.#look());
    this.#looking = look.catch(() => undefined);
    return look;
  }

  async #look(): Promise<void> {
    const { directory, databaseRoot, limits } = this.#world;
    this.#disks = await measureDisks(directory, databaseRoot);
    this.#databaseBytes = await readDatabaseBytes(this.#store.pool);
    if (this.#refusedMs !== null && (await canGrow(this.#store.pool))) this.#refusedMs = null;
    this.#setLevel(
      judgeStorage(
        {
          disks: this.#disks,
          isDatabaseElsewhere: databaseRoot === undefined,
          isRefused: this.#refusedMs !== null,
        },
        limits,
      ),
    );
    await this.#stepAlarm();
    if (this.#unsent.length > 0) {
      this.#unsent = await this.#world.deliveries.sendNow(this.#unsent);
    }
  }

  #setLevel(level: StorageLevel): void {
    if (level === this.#level) return;
    const isWorse = level === 'full' || this.#level === 'well';
    this.#level = level;
    const facts = { storage: level, disks: this.#disks, directory: this.#world.directory };
    if (isWorse) this.#world.log.error(facts, 'the disk of the hub needs room: free some');
    else this.#world.log.info(facts, 'the disk of the hub has room again');
  }

  async #stepAlarm(): Promise<void> {
    const { channels, clock, deliveries } = this.#world;
    try {
      const event = await inTransaction(this.#store.pool, async (client) => {
        await client.query('select pg_advisory_xact_lock($1)', [alarmLock]);
        const name = `storageAlarm:${this.#machine}`;
        const kept = await readAlarm(client, name);
        const step = this.#step(this.#isAhead ? this.#alarm : (kept ?? noStorageAlarm));
        if (JSON.stringify(step.alarm) !== JSON.stringify(kept)) {
          await client.query(
            `insert into meta (name, value) values ($1, $2)
              on conflict (name) do update set value = excluded.value`,
            [name, JSON.stringify(step.alarm)],
          );
        }
        if (step.event !== undefined) {
          await queueDeliveries(client, channels, [step.event], clock());
        }
        return step;
      });
      this.#alarm = event.alarm;
      this.#isAhead = false;
      if (event.event !== undefined) deliveries.wake();
    } catch (error) {
      // No room for the alarm about no room: it goes out of memory.
      this.#world.log.warn({ err: error }, 'the alarm about the disk could not be written');
      const { alarm, event } = this.#step(this.#alarm);
      this.#alarm = alarm;
      if (event !== undefined) {
        this.#isAhead = true;
        this.#unsent = [...this.#unsent, ...newDeliveries(channels, [event], clock())];
      }
    }
  }

  #step(before: StorageAlarm) {
    const nowMs = this.#world.clock();
    const newId = () => newUuidV7(() => nowMs, fillRandom);
    const { alarm, change } = stepStorageAlarm(before, this.#level, nowMs, newId);
    const event: HubAlarmEvent | undefined = change && {
      alarm: alarm.id,
      hub: this.#machine,
      change,
      storage: this.#level,
      disks: this.#disks,
      badSinceMs: alarm.badSinceMs ?? before.badSinceMs ?? nowMs,
      atMs: nowMs,
    };
    return { alarm, event };
  }
}

async function readAlarm(
  client: Pick<pg.PoolClient, 'query'>,
  name: string,
): Promise<StorageAlarm | undefined> {
  const { rows } = await client.query<{ value: string }>('select value from meta where name = $1', [
    name,
  ]);
  return rows[0] === undefined ? undefined : JSON.parse(rows[0].value);
}

/** What the database says that it holds; null when it does not answer. */
async function readDatabaseBytes(pool: pg.Pool): Promise<number | null> {
  try {
    const { rows } = await pool.query<{ bytes: number }>(
      'select pg_database_size(current_database()) as bytes',
    );
    return rows[0]?.bytes ?? null;
  } catch {
    return null;
  }
}
