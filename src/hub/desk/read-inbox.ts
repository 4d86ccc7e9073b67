import type pg from 'pg';
import type { ActionStatus } from '../../domain/action/index.ts';
import {
  type DeskKind,
  type DeskLine,
  deskKinds,
  deskLinesMax,
  type HoursAnswer,
} from '../../domain/api/console/index.ts';
import type { Site } from '../../domain/api/index.ts';
import { feedbackDeadlines, hanoiInstant } from '../../domain/calendar/index.ts';
import type { Store } from '../store/index.ts';

/** How long an answered request stays in the inbox, days: people come back to what they did. */
const answeredDays = 7;

interface Row {
  readonly id: string;
  readonly kind: DeskKind;
  readonly kiosk: string;
  readonly site: Site;
  readonly received_at: Date;
  readonly status: ActionStatus;
  readonly changed_at: Date;
  readonly is_final: boolean;
  readonly category: string | null;
  readonly urgent: boolean | null;
  readonly branch: string | null;
  readonly day: string | null;
  readonly slot: string | null;
  readonly service: string | null;
  readonly claimed_by: string | null;
  readonly handover: DeskLine['handover'];
}

const lineSql = `select a.id::text as id, f.kind, kiosk, k.site, a.received_at, f.status,
    f.changed_at, f.is_final, d.category, d.urgent, d.branch, d.day, d.slot, d.service,
    d.claimed_by, h.state as handover
  from follows f
    join actions a using (kiosk, incarnation, seq)
    left join desk d using (kiosk, incarnation, seq)
    left join handover h using (kiosk, incarnation, seq)
    join kiosks k on k.id = f.kiosk`;

/** What waits for an answer, and what was answered lately; what is due first comes first. */
export async function readInbox(store: Store, nowMs: number): Promise<readonly DeskLine[]> {
  const { rows } = await store.pool.query<Row>(
    `${lineSql} where f.kind = any($1) and f.status <> 'withdrawn'
        and (not f.is_final or f.changed_at > $2)
      order by f.is_final, a.received_at limit ${deskLinesMax}`,
    [deskKinds, new Date(nowMs - answeredDays * 86_400_000)],
  );
  const due = (line: DeskLine) => line.dueMs ?? Number.MAX_SAFE_INTEGER;
  return rows
    .map(lineOf)
    .sort(
      (a, b) =>
        Number(a.isFinal) - Number(b.isFinal) || due(a) - due(b) || a.receivedMs - b.receivedMs,
    );
}

/** One request by its id. */
export async function findLine(
  client: Pick<pg.Pool, 'query'>,
  id: string,
): Promise<DeskLine | undefined> {
  const { rows } = await client.query<Row>(`${lineSql} where a.id = $1 and f.kind = any($2)`, [
    id,
    deskKinds,
  ]);
  return rows[0] === undefined ? undefined : lineOf(rows[0]);
}

function lineOf(row: Row): DeskLine {
  const { received_at, changed_at, is_final, claimed_by, ...rest } = row;
  return {
    ...rest,
    receivedMs: received_at.getTime(),
    changedMs: changed_at.getTime(),
    isFinal: is_final,
    claimedBy: claimed_by,
    ...dueOf(row),
  };
}

/**
 * By when, as far as anything says so. Reports: Decision 1207/QĐ-UBND in working hours. Nothing
 * that we know sets a time for a question about a dossier or a call for help: "chưa rõ".
 */
function dueOf({
  kind,
  received_at,
  urgent,
  day,
  slot,
  status,
}: Row): Pick<DeskLine, 'dueMs' | 'dueBy'> {
  const unknown = { dueMs: null, dueBy: null };
  if (kind === 'appointment') {
    if (day === null || slot === null) return unknown;
    const [hour = 0, minute = 0] = slot.split(':').map(Number);
    return { dueMs: hanoiInstant({ day, minute: hour * 60 + minute }), dueBy: 'hour' };
  }
  if (kind !== 'feedback' || urgent === null) return unknown;
  const deadlines = feedbackDeadlines(received_at.getTime(), urgent);
  if (deadlines === undefined) return unknown;
  if (deadlines.solveByMs !== null) return { dueMs: deadlines.solveByMs, dueBy: 'urgent' };
  // Its reception is done; how long the work takes depends on the field, and is not known here.
  if (status !== 'received') return unknown;
  return { dueMs: deadlines.receiveByMs, dueBy: 'reception' };
}

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
      select branch, day, slot, count(*) filter (where status in ('received', 'inProgress')) as asked,
          count(*) filter (where status in ('confirmed', 'moved', 'done')) as confirmed,
          count(*) filter (where status = 'refused') as refused
        from booked where day between $1 and $2
        group by branch, day, slot order by branch, day, slot limit 5000`,
    [span.from, span.to],
  );
  return rows;
}
