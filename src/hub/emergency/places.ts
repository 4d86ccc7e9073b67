import { sql } from 'kysely';
import type { EmergencyTarget } from '../../domain/emergency/index.ts';
import type { Store } from '../store/index.ts';

/** As `sitePlacesOf` of the domain has them. */
const wardKey = sql<string>`coalesce(nullif(site->>'wardCode', ''), site->>'ward')`;
const buildingKey = sql<string>`coalesce(nullif(site->>'wardCode', ''), site->>'ward') || '/' || (site->>'building')`;

/** The kiosks that a message is for now: moved ones by where they stand today. */
export async function kiosksOf(store: Store, target: EmergencyTarget): Promise<readonly string[]> {
  const query = store.db.selectFrom('kiosks').select('id').where('state', '=', 'active');
  const rows = await ('all' in target
    ? query
    : 'wards' in target
      ? query.where(wardKey, 'in', target.wards)
      : query.where(buildingKey, 'in', target.buildings)
  ).execute();
  return rows.map(({ id }) => id);
}

/** A building that has kiosks. */
export interface StandingBuilding {
  readonly key: string;
  readonly name: string;
  readonly wardKey: string;
  readonly ward: string;
  readonly kiosks: number;
}

/** Every building with an active kiosk, by ward and name. */
export async function listBuildings(store: Store): Promise<readonly StandingBuilding[]> {
  const { rows } = await store.pool.query<{
    ward_key: string;
    ward: string;
    name: string;
    kiosks: number;
  }>(
    `select coalesce(nullif(site->>'wardCode', ''), site->>'ward') as ward_key,
        min(site->>'ward') as ward, site->>'building' as name, count(*)::int as kiosks
      from kiosks where state = 'active' group by 1, 3 order by 2, 3`,
  );
  return rows.map(({ ward_key, ward, name, kiosks }) => ({
    key: `${ward_key}/${name}`,
    name,
    wardKey: ward_key,
    ward,
    kiosks,
  }));
}
