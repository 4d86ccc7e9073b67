import {
  type EmergencyKiosks,
  emergenciesListedMax,
  emergencyKiosksListedMax,
  type ListedEmergency,
} from '../../domain/api/console/index.ts';
import type { EmergencyState, EmergencyTarget } from '../../domain/emergency/index.ts';
import type { EmergencyGravity } from '../../domain/service/index.ts';
import type { Store } from '../store/index.ts';
import { kiosksOf } from './places.ts';

interface Row {
  readonly id: string;
  readonly draft: string;
  readonly title: { readonly vi: string; readonly en: string };
  readonly gravity: EmergencyGravity;
  readonly target: EmergencyTarget;
  readonly reason: string;
  readonly sent_at: Date;
  readonly ends_at: Date;
  readonly sent_by: string;
  readonly ended_at: Date | null;
  readonly ended_by: string | null;
  readonly end_reason: string | null;
  readonly kiosks: number;
  readonly shown: number;
  readonly failed: number;
  readonly first_at: Date | null;
  readonly last_at: Date | null;
}

const columns = `e.id, e.draft, e.title, e.gravity, e.target, e.reason, e.sent_at, e.ends_at,
  coalesce(p.name, e.sent_by) as sent_by, e.ended_at, coalesce(q.name, e.ended_by) as ended_by,
  e.end_reason, e.kiosks, s.shown, s.failed, s.first_at, s.last_at
  from emergencies e
  left join people p on p.id::text = e.sent_by left join people q on q.id::text = e.ended_by,
  lateral (select count(*) filter (where shown_at is not null)::int as shown,
      count(*) filter (where shown_at is null and state <> 'behind')::int as failed,
      min(shown_at) as first_at, max(shown_at) as last_at
    from emergency_kiosks k where k.emergency = e.id) s`;

const listed = (row: Row): ListedEmergency => ({
  id: row.id,
  draft: row.draft,
  title: row.title,
  gravity: row.gravity,
  target: row.target,
  reason: row.reason,
  sentMs: row.sent_at.getTime(),
  endsMs: row.ends_at.getTime(),
  sentBy: row.sent_by,
  endedMs: row.ended_at?.getTime() ?? null,
  endedBy: row.ended_by,
  endReason: row.end_reason,
  kiosks: row.kiosks,
  shown: row.shown,
  failed: row.failed,
  firstMs: row.first_at?.getTime() ?? null,
  lastMs: row.last_at?.getTime() ?? null,
});

/** Messages, newest first. */
export async function listEmergencies({ pool }: Store): Promise<readonly ListedEmergency[]> {
  const { rows } = await pool.query<Row>(`select ${columns} order by e.sent_at desc limit $1`, [
    emergenciesListedMax,
  ]);
  return rows.map(listed);
}

/** One message, and what each kiosk that it is for said of it: the silent ones first. */
export async function readEmergency(
  store: Store,
  id: string,
): Promise<EmergencyKiosks | undefined> {
  const { rows } = await store.pool.query<Row>(`select ${columns} where e.id = $1`, [id]);
  const [row] = rows;
  if (row === undefined) return undefined;
  const told = await store.pool.query<{
    kiosk: string;
    plate: string;
    building: string;
    state: EmergencyState | null;
    shown_at: Date | null;
  }>(
    `select k.id as kiosk, k.site->>'plate' as plate, k.site->>'building' as building, t.state,
        t.shown_at
      from kiosks k left join emergency_kiosks t on t.kiosk = k.id and t.emergency = $1
      where t.kiosk is not null or k.id = any($2)
      order by t.shown_at is not null, k.site->>'plate', k.id limit $3`,
    [id, await kiosksOf(store, row.target), emergencyKiosksListedMax],
  );
  return {
    message: listed(row),
    kiosks: told.rows.map(({ shown_at, ...rest }) => ({
      ...rest,
      shownMs: shown_at?.getTime() ?? null,
    })),
  };
}
