import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../../domain/basics/index.ts';
import {
  type EmergenciesAnswer,
  EmergencySendSchema,
  emergenciesMax,
  type SignedEmergency,
} from '../../domain/emergency/index.ts';
import { Channel, type Store } from '../store/index.ts';
import { kiosksOf } from './places.ts';
import { emergencyChannel } from './send.ts';

interface Standing {
  readonly order: SignedEmergency;
  /** Ended before its time: only that is told. */
  readonly isEnded: boolean;
  readonly change: number;
  readonly endsAtMs: number;
  /** Undefined: every kiosk. */
  readonly kiosks: ReadonlySet<string> | undefined;
}

/**
 * What stands now, in memory of every hub process: a message for a city wakes 50,000 kiosks, and
 * none of them asks the database.
 */
export class EmergencyBoard {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #channel: Channel;
  readonly #waiting = new Set<() => void>();
  #standing: readonly Standing[] = [];

  constructor(
    store: Store,
    { clock, log }: { readonly clock: Clock; readonly log: FastifyBaseLogger },
  ) {
    this.#store = store;
    this.#clock = clock;
    // Looked at from time to time, too: kiosks move.
    this.#channel = new Channel(store, {
      name: emergencyChannel,
      look: () => this.#look(),
      onTrouble: (error) =>
        log.warn({ err: error }, 'emergency messages cannot be read; trying again'),
    });
  }

  start(): Promise<void> {
    return this.#channel.start();
  }

  /** Number of the newest change that touches a kiosk; 0 while nothing does. */
  serialOf(kiosk: string): number {
    return this.#of(kiosk).reduce((highest, { change }) => Math.max(highest, change), 0);
  }

  /** Everything that a kiosk has to know. */
  answerFor(kiosk: string): EmergenciesAnswer {
    const all = this.#of(kiosk);
    const newest = (isEnded: boolean) =>
      all
        .filter((one) => one.isEnded === isEnded)
        .slice(0, emergenciesMax)
        .map(({ order }) => order);
    return { serial: this.serialOf(kiosk), orders: [...newest(false), ...newest(true)] };
  }

  /** Calls back when what touches this kiosk is no longer what it asked with; at once when it is so. */
  onChange(kiosk: string, serial: number, ring: () => void): () => void {
    const heard = () => {
      if (this.serialOf(kiosk) !== serial) ring();
    };
    this.#waiting.add(heard);
    heard();
    return () => this.#waiting.delete(heard);
  }

  /** Reads what stands and wakes those whom it touches. */
  refresh(): Promise<void> {
    return this.#channel.look();
  }

  close(): Promise<void> {
    return this.#channel.close();
  }

  async #look(): Promise<void> {
    const rows = await this.#store.db
      .selectFrom('emergencies')
      .select(['signed', 'end_signed', 'change', 'ends_at'])
      .where('ends_at', '>', new Date(this.#clock()))
      .orderBy('change', 'desc')
      .execute();
    const standing: Standing[] = [];
    for (const { signed, end_signed, change, ends_at } of rows) {
      const send = EmergencySendSchema.parse(signed.order);
      standing.push({
        order: end_signed ?? signed,
        isEnded: end_signed !== null,
        change: Number(change),
        endsAtMs: ends_at.getTime(),
        kiosks:
          'all' in send.target ? undefined : new Set(await kiosksOf(this.#store, send.target)),
      });
    }
    this.#standing = standing;
    for (const heard of [...this.#waiting]) heard();
  }

  #of(kiosk: string): readonly Standing[] {
    const nowMs = this.#clock();
    return this.#standing.filter(
      ({ kiosks, endsAtMs }) => endsAtMs > nowMs && (kiosks === undefined || kiosks.has(kiosk)),
    );
  }
}
