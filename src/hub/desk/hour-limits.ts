import type pg from 'pg';
import { hourPlacesDefault } from '../../domain/action/index.ts';

/** Visitors that a branch takes in one hour; the usual number where nobody has said it. */
export async function readHourLimit(
  client: Pick<pg.PoolClient, 'query'>,
  branch: string,
): Promise<number> {
  const { rows } = await client.query<{ places: number }>(
    'select places from hour_limits where branch = $1',
    [branch],
  );
  return rows[0]?.places ?? hourPlacesDefault;
}

/** Says how many visitors a branch takes in one hour. What is promised already stays promised. */
export async function setHourLimit(
  client: Pick<pg.PoolClient, 'query'>,
  { branch, places }: { readonly branch: string; readonly places: number },
  by: string,
  nowMs: number,
): Promise<void> {
  await client.query(
    `insert into hour_limits (branch, places, set_by, set_at) values ($1, $2, $3, $4)
      on conflict (branch) do update set places = excluded.places, set_by = excluded.set_by,
        set_at = excluded.set_at`,
    [branch, places, by, new Date(nowMs)],
  );
}
