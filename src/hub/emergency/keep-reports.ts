import type { EmergencyReport } from '../../domain/emergency/index.ts';
import type { Store } from '../store/index.ts';

/** Keeps what a kiosk did with messages: the last word, and when it was shown first. */
export async function keepReports(
  store: Store,
  kiosk: string,
  { reports }: EmergencyReport,
  nowMs: number,
): Promise<void> {
  await store.pool.query(
    `insert into emergency_kiosks (emergency, kiosk, state, told_at, shown_at)
      select e.id, $1, r.state, $2, case when r.state = 'shown' then $2::timestamptz end
        from unnest($3::uuid[], $4::text[]) as r (id, state) join emergencies e on e.id = r.id
      on conflict (emergency, kiosk) do update set state = excluded.state,
        told_at = excluded.told_at,
        shown_at = coalesce(emergency_kiosks.shown_at, excluded.shown_at)`,
    [
      kiosk,
      new Date(nowMs),
      // Once each: a statement must not touch a row twice.
      ...unzip(new Map(reports.map(({ id, state }) => [id.toLowerCase(), state]))),
    ],
  );
}

function unzip(of: ReadonlyMap<string, string>): [string[], string[]] {
  return [[...of.keys()], [...of.values()]];
}
