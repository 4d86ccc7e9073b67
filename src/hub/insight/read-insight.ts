import type { InsightAnswer, InsightSpan, NamedCount } from '../../domain/api/console/index.ts';
import { addDays, weekdayOf } from '../../domain/calendar/index.ts';
import type { Store } from '../store/index.ts';
import { funnelsOf } from './funnels.ts';
import type { FlowSteps } from './published-flows.ts';
import { type ReleasedCell, readReleased, type Weeks } from './released.ts';
import type { ServiceName } from './service-names.ts';
import { suggestServices } from './suggest-services.ts';

/** Kiosks up to which a hub is a pilot (architecture.md): there ten sessions share. */
const pilotKiosksMax = 50;
/** Names of each list: what stands below is rare. */
const namesMax = 200;
const wardsMax = 1_000;
/** Everything that no lexicon knows: part of each sum, and never a line. */
const otherName = 'other';

/** Steps of a span in whole weeks; the week that is shown alone has its days for steps. */
const spans: Readonly<Record<InsightSpan, { readonly weeks: number; readonly perStep: number }>> = {
  '7d': { weeks: 1, perStep: 1 },
  '12w': { weeks: 12, perStep: 1 },
  '1y': { weeks: 52, perStep: 4 },
};

/**
 * The Monday after the last week that stands still. Counts reach the hub until the end of the day
 * after theirs (`addUsage`), so a week is done when Monday is over.
 */
function weekEnd(today: string): string {
  const yesterday = addDays(today, -1);
  return addDays(yesterday, -((weekdayOf(yesterday) + 6) % 7));
}

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

/**
 * What residents do, as far as enough of them share it (contracts.md, Insight; P20): sums of cells
 * that `readReleased` gives, and of nothing else.
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
  const { rows: active } = await store.pool.query<{ count: number }>(
    `select count(*) as count from kiosks where state = 'active'`,
  );
  const isPilot = (active[0]?.count ?? 0) <= pilotKiosksMax;
  const asked: Weeks = { from, to: addDays(end, -1), isPilot };
  const stepCount = weeks / perStep;
  const cells = await readNames(store, asked);
  const all = (dimension: string) =>
    namedOf(
      cells.filter(({ measure }) => measure === dimension),
      stepCount,
      perStep,
    );
  const [missed, service, outcome, step] = [
    all('missed'),
    all('service'),
    all('outcome'),
    all('step'),
  ];
  const sums = await readSums(store, asked, span === '7d');
  const sumOf = (dimension: string) =>
    span === '7d'
      ? Array.from({ length: 7 }, (_, at) => sums.get(`${dimension} ${addDays(from, at)}`) ?? null)
      : stepsOf(
          Array.from({ length: weeks }, (_, at) => sums.get(`${dimension} ${at}`) ?? null),
          perStep,
        );
  const titles = new Map(names.map(({ code, name }) => [code, name]));
  const drafts = await readDrafts(store);
  return {
    span,
    steps:
      span === '7d'
        ? Array.from({ length: 7 }, (_, at) => addDays(from, at))
        : Array.from({ length: stepCount }, (_, at) => addDays(from, at * perStep * 7)),
    firstOn: await firstDay(store, today),
    isPilot,
    suppressed: missed.suppressed + service.suppressed + outcome.suppressed + step.suppressed,
    sessions: sumOf('session'),
    searches: { found: sumOf('word'), missed: sumOf('missed') },
    missed: missed.rows.map(({ wards, ...row }) => ({
      ...row,
      wards,
      candidates: suggestServices(row.name, names),
      drafts: drafts.get(row.name) ?? [],
    })),
    services: service.rows.map(({ wards: _, ...row }) => ({
      ...row,
      title: titles.get(row.name) ?? null,
    })),
    funnels: funnelsOf(step.rows, flows),
    outcomes: outcome.rows.map(({ wards: _, ...row }) => row),
    wards: await readWards(store, asked),
  };
}

/** Names of every list, by week. Misses have a sum for each week, failed prints one for each ward. */
function readNames(store: Store, asked: Weeks): Promise<readonly ReleasedCell[]> {
  return readReleased(
    store,
    {
      where: `dimension in ('missed', 'service', 'outcome', 'step')`,
      measure: 'dimension',
      cell: 'name',
      pool: `case when measure = 'missed' then measure
        when measure = 'outcome' and cell in ('printFailed', 'printUnsure') then 'print' end`,
      isShown: `not (measure = 'missed' and cell = '${otherName}')`,
    },
    asked,
  );
}

/** Sums over all names: of each day of the one week, or of each week; `dimension day` to a count. */
async function readSums(store: Store, asked: Weeks, byDay: boolean) {
  const cells = await readReleased(
    store,
    {
      where: `dimension in ('session', 'word', 'missed')`,
      measure: 'dimension',
      cell: byDay ? 'told::text' : `''`,
      pool: 'measure',
    },
    asked,
  );
  return new Map(
    cells.map(({ measure, cell, week, count }) => [`${measure} ${byDay ? cell : week}`, count]),
  );
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

function namedOf(cells: readonly ReleasedCell[], steps: number, perStep: number) {
  const byName = Map.groupBy(
    cells.filter(({ measure, cell }) => measure !== 'missed' || cell !== otherName),
    ({ cell }) => cell,
  );
  const rows: Named[] = [];
  for (const [name, all] of byName) {
    const shown = all.filter(({ count }) => count !== null);
    const count = sumShown(shown.map((cell) => cell.count));
    if (count === null) continue;
    const weeks = Array.from<number | null>({ length: steps * perStep }).fill(null);
    for (const cell of shown) weeks[cell.week] = cell.count;
    rows.push({
      name,
      count,
      // The most of one week: over several weeks their difference would count single kiosks.
      kiosks: Math.max(...shown.map(({ kiosks }) => kiosks)),
      wards: Math.max(...shown.map(({ wards }) => wards)),
      // One week alone has no steps that stand by themselves.
      steps: steps === 1 ? [] : stepsOf(weeks, perStep),
    });
  }
  rows.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  return { rows: rows.slice(0, namesMax), suppressed: byName.size - rows.length };
}

async function readWards(store: Store, asked: Weeks): Promise<InsightAnswer['wards']> {
  const cells = await readReleased(
    store,
    {
      where: `(dimension in ('session', 'missed') or dimension = 'outcome'
        and name in ('scanFailed', 'printFailed', 'printUnsure'))`,
      measure: `case when dimension <> 'outcome' then dimension
        when name = 'scanFailed' then name else 'printFailed' end`,
      cell: `jsonb_build_array(ward, ward_code)::text`,
      pool: 'measure',
    },
    asked,
  );
  const of = (all: readonly ReleasedCell[], what: string) =>
    sumShown(all.map(({ measure, count }) => (measure === what ? count : null)));
  return [...Map.groupBy(cells, ({ cell }) => cell)]
    .map(([cell, all]) => {
      const [ward = '', wardCode = ''] = JSON.parse(cell) as string[];
      return {
        ward,
        wardCode,
        sessions: of(all, 'session'),
        missed: of(all, 'missed'),
        scanFailed: of(all, 'scanFailed'),
        printFailed: of(all, 'printFailed'),
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
