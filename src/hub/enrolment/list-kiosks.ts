import type { Site } from '../../domain/api/index.ts';
import type { Store } from '../store/index.ts';

export interface ListedKiosk {
  readonly kiosk: string;
  readonly incarnation: number;
  readonly site: Site;
  readonly state: string;
  /** ISO date-time of its last heartbeat, UTC; null before the first. */
  readonly heardAt: string | null;
}

/** Every kiosk that was ever enrolled, by its id. */
export async function listKiosks(store: Store): Promise<readonly ListedKiosk[]> {
  const rows = await store.db
    .selectFrom('kiosks')
    .leftJoin('heartbeats', 'heartbeats.kiosk', 'kiosks.id')
    .select(['id', 'kiosks.incarnation', 'site', 'state', 'received_at'])
    .orderBy('id')
    .execute();
  return rows.map(({ id, incarnation, site, state, received_at }) => ({
    kiosk: id,
    incarnation,
    site,
    state,
    heardAt: received_at?.toISOString() ?? null,
  }));
}
