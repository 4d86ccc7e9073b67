import type { Store } from '../store/index.ts';

/** Takes every key of a kiosk out of use; other hub processes notice within 30 s. */
export async function revokeKiosk(store: Store, kiosk: string): Promise<boolean> {
  const changed = await store.db
    .updateTable('kiosks')
    .set({ state: 'revoked' })
    .where('id', '=', kiosk)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}
