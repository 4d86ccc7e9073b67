import { hourPlacesDefault } from '../../domain/action/index.ts';
import type { HoursAnswer } from '../../domain/api/console/index.ts';
import type { Store } from '../store/index.ts';

/** Appointments by branch and hour, ISO days in Hanoi, both inclusive. */
export async function readHours(
  store: Store,
  span: { readonly from: string; readonly to: string },
): Promise<HoursAnswer['rows']> {
  const { rows } = await store.pool.query<HoursAnswer['rows'][number]>(
    `with booked as (
        select coalesce(f.result->>'branch', d.branch) as branch,
            coalesce((f.result->>'day')::date, d.day) as day,
            coalesce(f.result->>'slot', d.slot) as slot, f.status
          from desk d join follows f using (kiosk, incarnation, seq)
          where d.kind = 'appointment' and f.status <> 'withdrawn'
            and d.day between $1::date - 31 and $2::date + 31)
      select b.branch, day, slot, count(*) filter (where status in ('received', 'inProgress')) as asked,
          count(*) filter (where status in ('confirmed', 'moved', 'done')) as confirmed,
          count(*) filter (where status = 'refused') as refused,
          coalesce(min(l.places), $3::integer) as places, min(l.places) is null as "isUsual"
        from booked b left join hour_limits l on l.branch = b.branch where day between $1 and $2
        group by b.branch, day, slot order by b.branch, day, slot limit 5000`,
    [span.from, span.to, hourPlacesDefault],
  );
  return rows;
}
