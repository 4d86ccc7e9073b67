import pg from 'pg';
import type { Place } from './audit.ts';

/** Every request that a database holds. */
export async function heldIn(config: pg.ClientConfig): Promise<Place[]> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    const { rows } = await client.query<{
      kiosk: string;
      incarnation: number;
      seq: string;
      id: string;
    }>('select kiosk, incarnation, seq, id::text as id from actions');
    return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
  } finally {
    await client.end();
  }
}
