import type pg from 'pg';
import type { AppointmentResult } from '../../domain/action/index.ts';
import type { RequestPlace } from './replies.ts';

type Hour = Pick<AppointmentResult, 'branch' | 'day' | 'slot'>;

/**
 * Takes a place of an hour for a request, which keeps it when it asks again. The place is part of the
 * table's key, so of two who give the last one away at once the second finds none.
 *
 * @param placesMax how many the hour has; undefined: an office that counts its own visitors said yes.
 * @returns false when the hour is full.
 */
export async function takeHourPlace(
  client: Pick<pg.PoolClient, 'query'>,
  { branch, day, slot }: Hour,
  { kiosk, incarnation, seq }: RequestPlace,
  placesMax: number | undefined,
): Promise<boolean> {
  await client.query(
    `delete from hour_places where kiosk = $1 and incarnation = $2 and seq = $3
      and (branch, day, slot) <> ($4, $5::date, $6)`,
    [kiosk, incarnation, seq, branch, day, slot],
  );
  for (;;) {
    const { rows } = await client.query<{ is_held: boolean; is_full: boolean; taken: number }>(
      `with held as (
          select place, kiosk = $4 and incarnation = $5 and seq = $6 as is_own from hour_places
            where branch = $1 and day = $2 and slot = $3),
        free as (
          select place from generate_series(1, (select count(*) + 1 from held)) as place
            where place not in (select place from held)
              and ($7::integer is null or (select count(*) from held) < $7)
              and not exists (select from held where is_own)
            order by place limit 1),
        taken as (
          insert into hour_places (branch, day, slot, place, kiosk, incarnation, seq)
            select $1, $2, $3, place, $4, $5, $6 from free on conflict do nothing returning place)
        select exists (select from held where is_own) as is_held,
          not exists (select from free) as is_full, (select count(*) from taken) as taken`,
      [branch, day, slot, kiosk, incarnation, seq, placesMax ?? null],
    );
    const [found] = rows;
    if (found?.is_held === true || found?.taken === 1) return true;
    if (found?.is_full !== false) return false;
    // Another took that place in the meantime: look again, with theirs counted.
  }
}

/** The place is free again: nobody comes. */
export async function giveHourPlaceBack(
  client: Pick<pg.PoolClient, 'query'>,
  { kiosk, incarnation, seq }: RequestPlace,
): Promise<void> {
  await client.query('delete from hour_places where kiosk = $1 and incarnation = $2 and seq = $3', [
    kiosk,
    incarnation,
    seq,
  ]);
}
