import type { InsightAnswer, InsightSpan, NamedCount } from '../../domain/api/console/index.ts';
import { addDays, weekdayOf } from '../../domain/calendar/index.ts';
import type { Store } from '../store/index.ts';
import { isPilotNow, openWeeks, weekEnd } from './close-weeks.ts';
import { funnelsOf } from './funnels.ts';
import type { FlowSteps } from './published-flows.ts';
import type { ServiceName } from './service-names.ts';
import { suggestServices } from './suggest-services.ts';
import { readWanted } from './wanted-entries.ts';

/** Names of each list: what stands below is rare. */
const namesMax = 200;
const wardsMax = 1_000;
/** Steps of a span in whole weeks; the week that is shown alone has its days for steps. */
const spans: Readonly<Record<InsightSpan, { readonly weeks: number; readonly perStep: number }>> = {
  '7d': { weeks: 1, perStep: 1 },
  '12w': { weeks: 12, perStep: 1 },
  '1y': { weeks: 52, perStep: 4 },
};

/**
 * The day from which the first week is shown, while none with counts is done: the Tuesday after the
 * week of the first count, or of today where there is no count yet.
 */
async function firstDay(store: Store, today: string): Promise<string | null> {
  const { rows } = await store.pool.query<{ first: string | null }>(
    `select min(told)::text as first from usage_counts where told > '-infinity'`,
  );
  const first = rows[0]?.first ?? today;
  if (first < weekEnd(today)) return null;
  const monday = addDays(first, -((weekdayOf(first) + 6) % 7));
  return addDays(monday, 8);
}

/** What the codes in the counts are called in the newest content. */
export interface PublishedNames {
  readonly names: readonly ServiceName[];
  readonly flows: ReadonlyMap<string, FlowSteps>;
}

/** Mondays of the first and the last week, ISO. */
interface Weeks {
  readonly first: string;
  readonly last: string;
}

/**
 * What residents do, as far as enough of them share it (contracts.md, Insight; P20): sums of what
 * `closeWeeks` stored of whole weeks, and of nothing else.
 */
export async function readInsight(
  store: Store,
  span: InsightSpan,
  today: string,
  { names, flows }: PublishedNames,
): Promise<InsightAnswer> {
  const { weeks, perStep } = spans[span];
  const end = weekEnd(today);
  const from = addDays(end, -weeks * 7);
  const asked: Weeks = { first: from, last: addDays(end, -7) };
  const stepCount = weeks / perStep;
  const named = await readNames(store, asked);
  const all = (dimension: string) =>
    named.rows.filter(({ measure }) => measure === dimension).map(namedOf(stepCount, perStep));
  const sums = await readSums(store, asked, span === '7d');
  const sumOf = (dimension: string) =>
    span === '7d'
      ? Array.from({ length: 7 }, (_, at) => sums.get(`${dimension} ${addDays(from, at)}`) ?? null)
      : stepsOf(
          Array.from(
            { length: weeks },
            (_, at) => sums.get(`${dimension} ${addDays(from, at * 7)}`) ?? null,
          ),
          perStep,
        );
  const titles = new Map(names.map(({ code, name }) => [code, name]));
  const drafts = await readDrafts(store);
  const wanted = new Map(
    (await readWanted(store.pool)).map(({ words, askedBy }) => [words, askedBy]),
  );
  return {
    span,
    steps:
      span === '7d'
        ? Array.from({ length: 7 }, (_, at) => addDays(from, at))
        : Array.from({ length: stepCount }, (_, at) => addDays(from, at * perStep * 7)),
    firstOn: await firstDay(store, today),
    pending: (await openWeeks(store, from, end)).length,
    isPilot: await isPilotIn(store, asked),
    suppressed: named.suppressed,
    sessions: sumOf('session'),
    searches: { found: sumOf('word'), missed: sumOf('missed') },
    missed: all('missed').map((row) => ({
      ...row,
      candidates: suggestServices(row.name, names),
      drafts: drafts.get(row.name) ?? [],
      wantedBy: wanted.get(row.name) ?? null,
    })),
    services: all('service').map(({ wards: _, ...row }) => ({
      ...row,
      title: titles.get(row.name) ?? null,
    })),
    funnels: funnelsOf(all('step'), flows),
    outcomes: all('outcome').map(({ wards: _, ...row }) => row),
    wards: await readWards(store, asked),
  };
}

/** Whether some week of these was judged by the rule of pilots; of none, how it would be now. */
async function isPilotIn(store: Store, { first, last }: Weeks): Promise<boolean> {
  const { rows } = await store.pool.query<{ is_pilot: boolean | null }>(
    `select bool_or(is_pilot) as is_pilot from insight_weeks
      where week between $1 and $2 and summed_at is not null`,
    [first, last],
  );
  return rows[0]?.is_pilot ?? (await isPilotNow(store.pool));
}

interface NamedRow {
  readonly measure: string;
  readonly name: string;
  readonly count: number;
  readonly kiosks: number;
  readonly wards: number;
  /** Weeks since the first, to the count of each that is shown. */
  readonly weeks: Readonly<Record<string, number>>;
}

/** Names of every list, the most frequent first, and how many names are not shown in any week. */
async function readNames(
  store: Store,
  { first, last }: Weeks,
): Promise<{ readonly rows: readonly NamedRow[]; readonly suppressed: number }> {
  // Of kiosks and wards the most of one week: over several weeks a difference would count them.
  const { rows } = await store.pool.query<NamedRow>(
    `with known as (
        select measure, cell as name, sum(count)::bigint as count, max(kiosks) as kiosks,
            max(wards) as wards,
            json_object_agg((week - $1::date) / 7, count) filter (where count is not null) as weeks
          from insight_cells where part = 'name' and week between $1 and $2 group by 1, 2),
      ranked as (
        select *, row_number() over (
            partition by measure order by count desc nulls last, name collate "C") as place
          from known)
      select measure, name, count, kiosks, wards, weeks from ranked
        where count is not null and place <= ${namesMax} order by measure, place`,
    [first, last],
  );
  const { rows: kept } = await store.pool.query<{ count: number }>(
    `select count(*) as count from (
        select from insight_cells where part = 'name' and week between $1 and $2
          group by measure, cell having max(count) is null) as names`,
    [first, last],
  );
  return { rows, suppressed: kept[0]?.count ?? 0 };
}

/** Sums over all names, of each day or of each week; `dimension day` to a count. */
async function readSums(store: Store, { first, last }: Weeks, byDay: boolean) {
  const { rows } = await store.pool.query<{ at: string; count: number }>(
    `select measure || ' ' || case part when 'day' then cell else week::text end as at, count
      from insight_cells where part = $3 and week between $1 and $2 and count is not null`,
    [first, last, byDay ? 'day' : 'sum'],
  );
  return new Map(rows.map(({ at, count }) => [at, count]));
}

/** Null only where nothing of it is shown. */
const sumShown = (counts: readonly (number | null | undefined)[]) =>
  counts.reduce<number | null>((sum, one) => (one == null ? sum : (sum ?? 0) + one), null);

const stepsOf = (weeks: readonly (number | null)[], perStep: number) =>
  Array.from({ length: weeks.length / perStep }, (_, at) =>
    sumShown(weeks.slice(at * perStep, (at + 1) * perStep)),
  );

interface Named extends NamedCount {
  readonly wards: number;
}

/** A list's line. One week alone has no steps that stand by themselves. */
const namedOf =
  (steps: number, perStep: number) =>
  ({ name, count, kiosks, wards, weeks }: NamedRow): Named => ({
    name,
    count,
    kiosks,
    wards,
    steps:
      steps === 1
        ? []
        : stepsOf(
            Array.from({ length: steps * perStep }, (_, week) => weeks[week] ?? null),
            perStep,
          ),
  });

async function readWards(store: Store, { first, last }: Weeks): Promise<InsightAnswer['wards']> {
  const { rows } = await store.pool.query<{
    cell: string;
    counts: Readonly<Record<string, number | null>>;
  }>(
    `with sums as (
        select cell, measure, sum(count)::bigint as count from insight_cells
          where part = 'ward' and week between $1 and $2 group by 1, 2)
      select cell, json_object_agg(measure, count) as counts from sums group by cell`,
    [first, last],
  );
  return rows
    .map(({ cell, counts }) => {
      const [ward = '', wardCode = ''] = JSON.parse(cell) as string[];
      return {
        ward,
        wardCode,
        sessions: counts['session'] ?? null,
        missed: counts['missed'] ?? null,
        scanFailed: counts['scanFailed'] ?? null,
        printFailed: counts['printFailed'] ?? null,
      };
    })
    .sort((a, b) => (b.sessions ?? -1) - (a.sessions ?? -1) || a.ward.localeCompare(b.ward))
    .slice(0, wardsMax);
}

async function readDrafts(store: Store): Promise<ReadonlyMap<string, string[]>> {
  const rows = await store.db
    .selectFrom('synonym_drafts')
    .select(['words', 'service'])
    .orderBy('made_at')
    .limit(5_000)
    .execute();
  const drafts = new Map<string, string[]>();
  for (const { words, service } of rows) {
    drafts.set(words, [...(drafts.get(words) ?? []), service]);
  }
  return drafts;
}
