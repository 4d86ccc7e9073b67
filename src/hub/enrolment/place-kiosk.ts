import { sql } from 'kysely';
import type { Point } from '../../domain/service/index.ts';
import type { Store } from '../store/index.ts';

/** Writes the position of a kiosk into its site. False: there is no such kiosk. */
export async function placeKiosk(store: Store, kiosk: string, at: Point): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update kiosks set site = jsonb_set(site::jsonb, '{at}', ${JSON.stringify(at)}::jsonb)
      where id = ${kiosk} returning id`.execute(store.db);
  return rows.length > 0;
}
