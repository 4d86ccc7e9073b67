import type pg from 'pg';
import type { Site } from '../../domain/api/index.ts';
import type { AlarmState, Evidence, Truth, TruthReason } from '../../domain/fleet/index.ts';
import { placeSql } from '../publishing/index.ts';
import type { PublishedNow } from './read-published.ts';

/** A kiosk as the sweep sees it: what is known now, and what the last look made of it. */
export interface SweptKiosk {
  readonly kiosk: string;
  readonly site: Site;
  readonly state: 'active' | 'revoked';
  readonly evidence: Evidence;
  readonly heardMs: number | null;
  readonly before:
    | {
        readonly truth: Truth;
        readonly reason: TruthReason | null;
        readonly sinceMs: number;
        readonly alarm: string | null;
        readonly alarmState: AlarmState;
        readonly line: string;
      }
    | undefined;
}

interface Row {
  readonly kiosk: string;
  readonly site: Site;
  readonly state: 'active' | 'revoked';
  readonly page_at: Date | null;
  readonly shell_at: Date | null;
  readonly page_seen: Date | null;
  readonly shell_seen: Date | null;
  readonly page: PageFacts | null;
  readonly shell: NonNullable<Evidence['shell']> | null;
  readonly truth: Truth | null;
  readonly reason: TruthReason | null;
  readonly since: Date | null;
  readonly bad_since: Date | null;
  readonly good_since: Date | null;
  readonly alarm: string | null;
  readonly alarm_truth: Truth | null;
  readonly line: string | null;
  /** Whether a ring that is out has it. */
  readonly in_ring: boolean;
}

type PageFacts = Omit<NonNullable<Evidence['page']>, 'clockOffsetMs'> & { readonly clock: number };

/** Of the last beats only what is judged: bodies of ten thousand kiosks are seven megabytes. */
const evidenceSql = `select k.id as kiosk, k.site, k.state,
    h.received_at as page_at, s.received_at as shell_at,
    p.page_at as page_seen, p.shell_at as shell_seen,
    case when h.kiosk is not null then json_build_object(
      'contentVersion', h.body->'content'->'version', 'rejected', h.body->'content'->'rejected',
      'problem', h.body->'content'->'problem',
      'queueCount', h.body->'outbox'->'count', 'queueOldestMs', h.body->'outbox'->'oldestMs',
      'printer', h.body->'health'->'printer', 'storage', h.body->'health'->'storage',
      'formerPage', h.body->'page'->'former', 'clock', h.body->'clock'->'at') end as page,
    case when s.kiosk is not null then json_build_object(
      'printer', s.body->'health'->'printer', 'paperLow', s.body->'health'->'paperLow',
      'disk', s.body->'health'->'disk'->'state',
      'browser', s.body->'health'->'screen'->'browser',
      'showing', s.body->'health'->'screen'->'showing',
      'picture', s.body->'health'->'screen'->'picture',
      'pageBeatMs', s.body->'health'->'screen'->'pageBeatMs',
      'clockOffsetMs', s.body->'health'->'clockOffsetMs') end as shell,
    t.truth, t.reason, t.since, t.bad_since, t.good_since, t.alarm, t.alarm_truth, t.line,
    coalesce($1::text is not null and (k.id = $3
      or ${placeSql('k.id', '$1::text')} < $2::integer * 100), false) as in_ring
  from kiosks k
    left join heartbeats h on h.kiosk = k.id
    left join shell_beats s on s.kiosk = k.id
    left join presence p on p.kiosk = k.id
    left join kiosk_truths t on t.kiosk = k.id`;

/**
 * Kiosks after `after` by id, at most `countMax`; or one by its id.
 *
 * @param published what kiosks should show, all and those of a ring, and for how long it has been so.
 */
export async function readEvidence(
  client: Pick<pg.Pool, 'query'>,
  which: { readonly after: string; readonly countMax: number } | { readonly kiosk: string },
  published: PublishedNow | undefined,
  nowMs: number,
): Promise<readonly SweptKiosk[]> {
  const ring = published?.ring;
  const placed = [ring?.salt ?? null, ring?.percent ?? 0, ring?.first ?? ''];
  const { rows } =
    'kiosk' in which
      ? await client.query<Row>(`${evidenceSql} where k.id = $4`, [...placed, which.kiosk])
      : await client.query<Row>(`${evidenceSql} where k.id > $4 order by k.id limit $5`, [
          ...placed,
          which.after,
          which.countMax,
        ]);
  return rows.map((row) => sweptOf(row, published, nowMs));
}

function sweptOf(row: Row, published: PublishedNow | undefined, nowMs: number): SweptKiosk {
  const age = (at: Date | null) => (at === null ? undefined : Math.max(0, nowMs - at.getTime()));
  const heard = [row.page_at, row.shell_at, row.page_seen, row.shell_seen].flatMap((at) =>
    at === null ? [] : [at.getTime()],
  );
  return {
    kiosk: row.kiosk,
    site: row.site,
    state: row.state,
    heardMs: heard.length === 0 ? null : Math.max(...heard),
    evidence: {
      pageBeatMs: age(row.page_at),
      shellBeatMs: age(row.shell_at),
      pageWakeMs: age(row.page_seen),
      shellWakeMs: age(row.shell_seen),
      page: row.page === null || row.page_at === null ? undefined : pageOf(row.page, row.page_at),
      shell: row.shell ?? undefined,
      // Behind is who does not show what is for them: nobody outside of a ring is behind it.
      published: (row.in_ring ? published?.ring : undefined) ?? published?.all,
    },
    before:
      row.truth === null || row.since === null || row.line === null
        ? undefined
        : {
            truth: row.truth,
            reason: row.reason,
            sinceMs: row.since.getTime(),
            alarm: row.alarm,
            alarmState: {
              badSinceMs: row.bad_since?.getTime() ?? null,
              goodSinceMs: row.good_since?.getTime() ?? null,
              open: row.alarm_truth,
            },
            line: row.line,
          },
  };
}

function pageOf({ clock, ...facts }: PageFacts, receivedAt: Date) {
  return { ...facts, clockOffsetMs: receivedAt.getTime() - clock };
}
