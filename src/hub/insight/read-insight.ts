import type { InsightAnswer, InsightSpan, NamedCount } from '../../domain/api/console/index.ts';
import { addDays } from '../../domain/calendar/index.ts';
import { usageShownMin } from '../handover/index.ts';
import type { Store, UsageDimension } from '../store/index.ts';
import type { ServiceName } from './service-names.ts';
import { suggestServices } from './suggest-services.ts';

/** Kiosks up to which a hub is a pilot (architecture.md): there ten sessions share. */
const pilotKiosksMax = 50;
/** Names of each list: what stands below is rare. */
const namesMax = 200;
const otherName = 'other';

/** Steps of a span: days, weeks, months of four weeks. The day under way is never in it. */
const spans: Readonly<Record<InsightSpan, { readonly steps: number; readonly days: number }>> = {
  '7d': { steps: 7, days: 1 },
  '12w': { steps: 12, days: 7 },
  '1y': { steps: 13, days: 28 },
};

interface Asked {
  readonly from: string;
  readonly to: string;
  readonly stepDays: number;
  readonly isPilot: boolean;
}

/** Ten kiosks, or in a pilot ten sessions, share it: decided where the rows are, not after. */
const shared = (kiosks: string, count: string) =>
  `(${kiosks} >= ${usageShownMin} or ($4 and ${count} >= ${usageShownMin}))`;

/**
 * What residents do, as far as enough of them share it (contracts.md, Insight; P20). Spans end at
 * whole steps that are the same for everybody who asks on one day, so that no two answers can be
 * subtracted down to one kiosk's day.
 */
export async function readInsight(
  store: Store,
  span: InsightSpan,
  today: string,
  names: readonly ServiceName[],
): Promise<InsightAnswer> {
  const { steps, days } = spans[span];
  const from = addDays(today, -steps * days);
  const { rows: active } = await store.pool.query<{ count: number }>(
    `select count(*) as count from kiosks where state = 'active'`,
  );
  const isPilot = (active[0]?.count ?? 0) <= pilotKiosksMax;
  const asked: Asked = { from, to: addDays(today, -1), stepDays: days, isPilot };
  const [session, outcome, word, missed, service, step] = [
    await readNamed(store, 'session', asked, steps),
    await readNamed(store, 'outcome', asked, steps),
    await readTotals(store, 'word', asked, steps),
    await readNamed(store, 'missed', asked, steps),
    await readNamed(store, 'service', asked, steps),
    await readNamed(store, 'step', asked, steps),
  ];
  const titles = new Map(names.map(({ code, name }) => [code, name]));
  const drafts = await readDrafts(store);
  const missedWords = missed.rows.filter(({ name }) => name !== otherName);
  const wardsOf = await readWardCounts(store, asked);
  return {
    span,
    steps: Array.from({ length: steps }, (_, at) => addDays(from, at * days)),
    isPilot,
    suppressed: outcome.suppressed + missed.suppressed + service.suppressed + step.suppressed,
    sessions: session.rows[0]?.steps ?? Array.from({ length: steps }, () => null),
    searches: { found: word, missed: await readTotals(store, 'missed', asked, steps) },
    missed: missedWords.map((row) => ({
      ...row,
      wards: wardsOf.get(row.name) ?? 0,
      candidates: suggestServices(row.name, names),
      drafts: drafts.get(row.name) ?? [],
    })),
    services: service.rows.map((row) => ({ ...row, title: titles.get(row.name) ?? null })),
    funnels: funnelsOf(step.rows, titles),
    outcomes: [...outcome.rows],
    wards: await readWards(store, asked),
  };
}

async function readNamed(
  store: Store,
  dimension: UsageDimension,
  { from, to, stepDays, isPilot }: Asked,
  steps: number,
): Promise<{ readonly rows: readonly NamedCount[]; readonly suppressed: number }> {
  const { rows } = await store.pool.query<NamedCount & { suppressed: number }>(
    `with counts as (
        select name, kiosk, ((day - $2::date) / $5::integer) as step, sum(count) as count
          from usage_counts where dimension = $1 and day between $2 and $3
          group by name, kiosk, step),
      whole as (
        select name, sum(count)::bigint as count, count(distinct kiosk) as kiosks,
            ${shared('count(distinct kiosk)', 'sum(count)')} as is_shared
          from counts group by name),
      stepped as (
        select name, step, sum(count)::bigint as count from counts group by name, step
          having ${shared('count(distinct kiosk)', 'sum(count)')}),
      shown as (select * from whole where is_shared order by count desc, name limit ${namesMax})
      select s.name, s.count, s.kiosks,
          (select count(*) from whole where not is_shared) as suppressed,
          (select array_agg(t.count order by g.step) from generate_series(0, $6::integer - 1) g(step)
            left join stepped t on t.name = s.name and t.step = g.step) as steps
        from shown s order by s.count desc, s.name`,
    [dimension, from, to, isPilot, stepDays, steps],
  );
  return {
    rows: rows.map(({ name, count, kiosks, steps: of }) => ({
      name,
      count,
      kiosks,
      // int8 arrays come as texts.
      steps: of.map((one) => (one === null ? null : Number(one))),
    })),
    suppressed:
      rows[0]?.suppressed ??
      (await countSuppressed(store, dimension, { from, to, stepDays, isPilot })),
  };
}

/** How many names are kept back where none is shown. */
async function countSuppressed(store: Store, dimension: UsageDimension, asked: Asked) {
  const { rows } = await store.pool.query<{ count: number }>(
    `select count(distinct name) as count from usage_counts
      where dimension = $1 and day between $2 and $3`,
    [dimension, asked.from, asked.to],
  );
  return rows[0]?.count ?? 0;
}

/** All names of a dimension together, a step at a time. */
async function readTotals(
  store: Store,
  dimension: UsageDimension,
  { from, to, stepDays, isPilot }: Asked,
  steps: number,
): Promise<(number | null)[]> {
  const { rows } = await store.pool.query<{ count: number | null }>(
    `with stepped as (
        select ((day - $2::date) / $5::integer) as step, sum(count)::bigint as count
          from usage_counts where dimension = $1 and day between $2 and $3
          group by step having ${shared('count(distinct kiosk)', 'sum(count)')})
      select s.count from generate_series(0, $6::integer - 1) g(step)
        left join stepped s on s.step = g.step order by g.step`,
    [dimension, from, to, isPilot, stepDays, steps],
  );
  return rows.map(({ count }) => count);
}

/** In how many wards each missed query was asked. */
async function readWardCounts(store: Store, { from, to, isPilot }: Asked) {
  const { rows } = await store.pool.query<{ name: string; wards: number }>(
    `select u.name, count(distinct coalesce(nullif(k.site->>'wardCode', ''), k.site->>'ward')) as wards
      from usage_counts u join kiosks k on k.id = u.kiosk
      where u.dimension = $1 and u.day between $2 and $3
      group by u.name having ${shared('count(distinct u.kiosk)', 'sum(u.count)')}`,
    ['missed', from, to, isPilot],
  );
  return new Map(rows.map(({ name, wards }) => [name, wards]));
}

async function readWards(
  store: Store,
  { from, to, isPilot }: Asked,
): Promise<InsightAnswer['wards']> {
  const of = (where: string) =>
    `case when ${shared(
      `count(distinct u.kiosk) filter (where ${where})`,
      `sum(u.count) filter (where ${where})`,
    )} then (sum(u.count) filter (where ${where}))::bigint end`;
  const { rows } = await store.pool.query<InsightAnswer['wards'][number]>(
    `select k.site->>'ward' as ward, k.site->>'wardCode' as "wardCode",
        ${of(`u.dimension = 'session'`)} as sessions,
        ${of(`u.dimension = 'missed'`)} as missed,
        ${of(`u.dimension = 'outcome' and u.name = 'scanFailed'`)} as "scanFailed",
        ${of(`u.dimension = 'outcome' and u.name in ('printFailed', 'printUnsure')`)} as "printFailed"
      from usage_counts u join kiosks k on k.id = u.kiosk
      where u.dimension = any($1) and u.day between $2 and $3
      group by 1, 2 order by 3 desc nulls last, 1 limit 1000`,
    [['session', 'missed', 'outcome'], from, to, isPilot],
  );
  return rows;
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

/** Steps of each flow, the most reached first: where the numbers fall is where people stop. */
function funnelsOf(
  rows: readonly NamedCount[],
  titles: ReadonlyMap<string, string>,
): InsightAnswer['funnels'] {
  const flows = new Map<string, { flow: string; question: string; count: number }[]>();
  for (const { name, count } of rows) {
    const at = name.indexOf('/');
    const flow = name.slice(0, at);
    const steps = flows.get(flow) ?? [];
    steps.push({ flow, question: name.slice(at + 1), count });
    flows.set(flow, steps);
  }
  return [...flows].map(([flow, steps]) => ({
    flow,
    title: titles.get(flow) ?? null,
    steps: steps.sort((a, b) => b.count - a.count),
  }));
}
