import {
  kitDigest,
  type PinVerifier,
  type PublicKey,
  revokedBadgesMax,
  type Site,
  type SiteKit,
} from '../../domain/api/index.ts';
import type { Clock } from '../../domain/basics/index.ts';
import type { Store } from '../store/index.ts';

/** A working kiosk was heard within this, ms: three heartbeats. */
const heardWithinMs = 16 * 60_000;
/** How old what operators said may be, ms: as a revocation of a kiosk (hub.md §6). */
const settingsMs = 30_000;
/** How old the list of a ward's kiosks may be, ms: every heartbeat of a city asks for one. */
const wardMs = 5 * 60_000;
/** Kiosks looked at in one ward, and wards remembered: a city has 126. */
const wardKiosksMax = 200;
const wardsMax = 1_000;

interface Settings {
  readonly atMs: number;
  readonly pins: ReadonlyMap<string, PinVerifier>;
  readonly phones: ReadonlyMap<string, string>;
  readonly revoked: readonly string[];
}

interface Neighbour {
  readonly id: string;
  readonly plate: string;
  readonly building: string;
}

/** What each kiosk is told beside its site, from a few looks at the database a minute. */
export class SiteKits {
  readonly #store: Store;
  readonly #badgeKey: PublicKey;
  readonly #clock: Clock;
  #settings: Settings | undefined;
  readonly #wards = new Map<
    string,
    { readonly atMs: number; readonly all: readonly Neighbour[] }
  >();

  constructor(store: Store, badgeKey: PublicKey, clock: Clock) {
    this.#store = store;
    this.#badgeKey = badgeKey;
    this.#clock = clock;
  }

  /** After a change in this process. */
  forget(): void {
    this.#settings = undefined;
    this.#wards.clear();
  }

  async of(kiosk: string, site: Site): Promise<SiteKit> {
    const { pins, phones, revoked } = await this.#read();
    // The narrowest scope that says anything counts, for each of the two by itself.
    const scopes = [kiosk, ...(site.wardCode === '' ? [] : [`w${site.wardCode}`]), 'city'];
    const narrowest = <T>(map: ReadonlyMap<string, T>) =>
      scopes.map((scope) => map.get(scope)).find((value) => value !== undefined) ?? null;
    const others = (await this.#ward(site.ward)).filter(({ id }) => id !== kiosk);
    const near = others.find(({ building }) => building === site.building) ?? others[0];
    return {
      pin: narrowest(pins),
      badges: { key: this.#badgeKey, revoked: [...revoked] },
      nearest: near ? { plate: near.plate, building: near.building } : null,
      phone: narrowest(phones),
    };
  }

  /** The kit when it is another than the kiosk says it has. */
  async news(kiosk: string, site: Site, digest: string | undefined): Promise<SiteKit | undefined> {
    if (digest === undefined) return undefined;
    const kit = await this.of(kiosk, site);
    return (await kitDigest(kit)) === digest ? undefined : kit;
  }

  async #read(): Promise<Settings> {
    const nowMs = this.#clock();
    if (this.#settings && Math.abs(nowMs - this.#settings.atMs) < settingsMs) return this.#settings;
    const rows = await this.#store.db
      .selectFrom('staff_settings')
      .select(['scope', 'pin', 'phone'])
      .execute();
    const revoked = await this.#store.db
      .selectFrom('revoked_badges')
      .select('serial')
      .orderBy('revoked_at', 'desc')
      .limit(revokedBadgesMax)
      .execute();
    this.#settings = {
      atMs: nowMs,
      pins: new Map(rows.flatMap(({ scope, pin }) => (pin === null ? [] : [[scope, pin]]))),
      phones: new Map(rows.flatMap(({ scope, phone }) => (phone === null ? [] : [[scope, phone]]))),
      revoked: revoked.map(({ serial }) => serial).sort(),
    };
    return this.#settings;
  }

  async #ward(ward: string): Promise<readonly Neighbour[]> {
    const nowMs = this.#clock();
    const known = this.#wards.get(ward);
    if (known && Math.abs(nowMs - known.atMs) < wardMs) return known.all;
    const rows = await this.#store.db
      .selectFrom('kiosks')
      .innerJoin('heartbeats', 'heartbeats.kiosk', 'kiosks.id')
      .select(['kiosks.id', 'kiosks.site'])
      .where('kiosks.state', '=', 'active')
      .where('heartbeats.received_at', '>', new Date(nowMs - heardWithinMs))
      .where((where) => where(where.ref('kiosks.site', '->>').key('ward'), '=', ward))
      .orderBy('kiosks.id')
      .limit(wardKiosksMax)
      .execute();
    const lobbies = rows.filter(({ site }) => site.mode === 'lobby');
    const all = lobbies.map(({ id, site: { plate, building } }) => ({ id, plate, building }));
    this.#wards.delete(ward);
    this.#wards.set(ward, { atMs: nowMs, all });
    const oldest = this.#wards.keys().next().value;
    if (this.#wards.size > wardsMax && oldest !== undefined) this.#wards.delete(oldest);
    return all;
  }
}
