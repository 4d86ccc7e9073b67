import type { StripsAnswer, TruthChange } from '../../domain/api/console/index.ts';
import {
  type FleetAnswer,
  FleetLineSchema,
  fleetLinesMax,
} from '../../domain/api/console/index.ts';
import type { Store } from '../store/index.ts';
import { readSweptAt } from './sweep.ts';

const dayMs = 86_400_000;
/** Most changes of one answer: a kiosk that flickers fills no browser. */
const changesMax = 50_000;

export interface ListQuestion {
  /** Serial of the last answer; 0 for everything. */
  readonly since: number;
  /** Epoch of the last answer: after a restore serials begin anew. */
  readonly epoch: string;
  readonly published: number;
  /** Alarms of the hub itself that are open. */
  readonly ownAlarms?: number;
}

/**
 * The fleet as JSON text: lines go from the database to the wire as they were written, unread. Ten
 * thousand of them take the hub some 30 ms.
 */
export async function writeFleetAnswer(
  store: Store,
  { since, epoch, published, ownAlarms = 0 }: ListQuestion,
  nowMs: number,
): Promise<string> {
  const isDelta = since > 0 && epoch === store.epoch;
  const { rows } = await store.pool.query<{ line: string; serial: number }>(
    isDelta
      ? `select line, serial from kiosk_truths where serial > $1 order by kiosk limit ${fleetLinesMax}`
      : `select t.line, t.serial from kiosk_truths t join kiosks k on k.id = t.kiosk
          where k.state = 'active' and t.serial > $1 order by t.kiosk limit ${fleetLinesMax}`,
    [isDelta ? since : 0],
  );
  const { rows: counts } = await store.pool.query<{ open: number }>(
    'select count(*) as open from alarms where cleared_at is null',
  );
  const serial = rows.reduce((most, row) => Math.max(most, row.serial), isDelta ? since : 0);
  const head: Omit<FleetAnswer, 'lines'> = {
    nowMs,
    epoch: store.epoch,
    serial,
    whole: !isDelta,
    published,
    lookedMs: (await readSweptAt(store)) ?? null,
    openAlarms: (counts[0]?.open ?? 0) + ownAlarms,
  };
  return `${JSON.stringify(head).slice(0, -1)},"lines":[${rows.map(({ line }) => line).join(',')}]}`;
}

/** The same, read. */
export async function listFleetLines(
  store: Store,
  question: ListQuestion,
  nowMs: number,
): Promise<FleetAnswer> {
  const answer: FleetAnswer = JSON.parse(await writeFleetAnswer(store, question, nowMs));
  for (const line of answer.lines) FleetLineSchema.parse(line);
  return answer;
}

/** What each kiosk was in the last 24 hours, of those that were not the same all the time. */
export async function readStrips(store: Store, nowMs: number): Promise<StripsAnswer> {
  const fromMs = nowMs - dayMs;
  const { rows } = await store.pool.query<
    Omit<TruthChange, 'at'> & { readonly kiosk: string; readonly at: Date }
  >(
    `with recent as (
        select kiosk, at, truth, reason from truth_changes where at > $1 order by at desc
          limit ${changesMax}),
      before as (
        select k.kiosk, last.at, last.truth, last.reason from (select distinct kiosk from recent) k
          cross join lateral (select c.at, c.truth, c.reason from truth_changes c
            where c.kiosk = k.kiosk and c.at <= $1 order by c.at desc limit 1) last)
      select * from recent union all select * from before order by kiosk, at`,
    [new Date(fromMs)],
  );
  const strips: Record<string, TruthChange[]> = {};
  for (const { kiosk, at, truth, reason } of rows) {
    const strip = strips[kiosk] ?? [];
    strip.push({ at: at.getTime(), truth, reason });
    strips[kiosk] = strip;
  }
  return { fromMs, nowMs, strips };
}

/** Most changes of one kiosk's page. */
const changesShown = 2_000;

/** What a kiosk was since `fromMs`, and what held then; oldest first. */
export async function readChanges(
  store: Store,
  kiosk: string,
  fromMs: number,
): Promise<readonly TruthChange[]> {
  const { rows } = await store.pool.query<Omit<TruthChange, 'at'> & { readonly at: Date }>(
    `(select at, truth, reason from truth_changes where kiosk = $1 and at <= $2
        order by at desc limit 1)
      union all
      (select at, truth, reason from truth_changes where kiosk = $1 and at > $2
        order by at desc limit ${changesShown})
      order by at`,
    [kiosk, new Date(fromMs)],
  );
  return rows.map(({ at, truth, reason }) => ({ at: at.getTime(), truth, reason }));
}
