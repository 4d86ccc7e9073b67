import type { Store } from '../store/index.ts';

/** Where kiosks find this hub, and by which key they know it. */
export interface HubAddress {
  /** Origin: `https://hub.example`. */
  readonly url: string;
  /** SHA-256 of the hub's public key (SPKI), base64; null where its certificate is public. */
  readonly keyPin: string | null;
}

/** What an operator said; undefined before anybody did. */
export async function readHubAddress(store: Store): Promise<HubAddress | undefined> {
  const row = await store.db
    .selectFrom('hub_address')
    .select(['url', 'key_pin'])
    .executeTakeFirst();
  return row && { url: row.url, keyPin: row.key_pin };
}

/** Says where kiosks find this hub. It stands in every code made from now on. */
export async function setHubAddress(
  store: Store,
  { url, keyPin }: HubAddress,
  nowMs: number,
): Promise<void> {
  const row = { url: new URL(url).origin, key_pin: keyPin, changed_at: new Date(nowMs) };
  await store.db
    .insertInto('hub_address')
    .values({ only_row: true, ...row })
    .onConflict((conflict) => conflict.column('only_row').doUpdateSet(row))
    .execute();
}
