import type { KeyObject } from 'node:crypto';
import type { Clock } from '../../domain/basics/index.ts';
import { importPublicKey } from '../http/index.ts';
import type { Store } from '../store/index.ts';

/** How old a cached key may be, ms: a revocation works within this time (hub.md §6). */
const cachedMs = 30_000;
/** How long an unknown key stays unknown, ms: strangers cannot make the store busy. */
const unknownMs = 5_000;
/** Most keys cached: a hub process of a city serves some thousand kiosks. */
const cachedMax = 20_000;

/** RFC 7638 of a P-256 key: 43 characters of base64url, where a key id has dots. */
const thumbprintForm = /^[A-Za-z0-9_-]{43}$/;

export interface KioskKey {
  /** What the signature named: a key id, or a shell's thumbprint. */
  readonly keyId: string;
  readonly kiosk: string;
  readonly incarnation: number;
  readonly role: 'page' | 'shell';
  readonly key: KeyObject;
  readonly isActive: boolean;
  /** A later incarnation of the kiosk took its place. */
  readonly isSuperseded: boolean;
}

interface Cached {
  readonly found: KioskKey | undefined;
  readonly untilMs: number;
}

/** Public keys of kiosks, imported once: an import costs as much as a verification (hub.md §9). */
export class KioskKeys {
  readonly #cache = new Map<string, Cached>();
  readonly #store: Store;
  readonly #clock: Clock;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  async find(keyId: string): Promise<KioskKey | undefined> {
    const nowMs = this.#clock();
    const cached = this.#cache.get(keyId);
    // A clock set back must not make a cached key live for ever.
    if (cached !== undefined && cached.untilMs > nowMs && cached.untilMs <= nowMs + cachedMs) {
      return cached.found;
    }
    const found = await this.#read(keyId);
    this.#cache.delete(keyId);
    this.#cache.set(keyId, {
      found,
      untilMs: nowMs + (found === undefined ? unknownMs : cachedMs),
    });
    if (this.#cache.size > cachedMax) {
      const oldest = this.#cache.keys().next().value;
      if (oldest !== undefined) this.#cache.delete(oldest);
    }
    return found;
  }

  /** After an enrolment or a revocation in this process. */
  forget(): void {
    this.#cache.clear();
  }

  async #read(keyId: string): Promise<KioskKey | undefined> {
    const row = await this.#store.db
      .selectFrom('kiosk_keys')
      .innerJoin('kiosks', 'kiosks.id', 'kiosk_keys.kiosk')
      .select([
        'kiosk_keys.kiosk',
        'kiosk_keys.incarnation',
        'kiosk_keys.role',
        'kiosk_keys.public_key',
        'kiosk_keys.state as keyState',
        'kiosks.state as kioskState',
      ])
      .where((where) =>
        // A shell knows its key and not what the page was called at its enrolment: it signs with
        // the thumbprint. The same shell may stand beside several incarnations; the last counts.
        thumbprintForm.test(keyId)
          ? where.and([where('thumbprint', '=', keyId), where('role', '=', 'shell')])
          : where('key_id', '=', keyId),
      )
      .orderBy('kiosk_keys.created_at', 'desc')
      .orderBy('kiosk_keys.incarnation', 'desc')
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const key = importPublicKey(row.public_key);
    const isActive = row.keyState === 'active' && row.kioskState === 'active';
    const isSuperseded = row.keyState === 'superseded' && row.kioskState === 'active';
    const { kiosk, incarnation, role } = row;
    return { keyId, kiosk, incarnation, role, key, isActive, isSuperseded };
  }
}
