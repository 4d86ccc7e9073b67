/**
 * `npm run bench:insight -- --json`: what residents look for over twelve weeks of a city of 10,000
 * kiosks: how long a week takes to be added up once, and a page of each span after that, against
 * adding up the single counts at each look. Real PostgreSQL, in one run.
 */
import { availableParallelism, loadavg } from 'node:os';
import { addDays } from '../../src/domain/calendar/index.ts';
import { makeSyntheticFleet } from '../../src/hub/index.ts';
import { closeWeeks, readInsight } from '../../src/hub/insight/index.ts';
import { TestServer } from '../../src/hub/test-support.ts';

process.env['MOTCHAM_LOG'] ??= 'off';

const kiosks = 10_000;
const weeks = 12;
/** Rows of each kiosk in a week: days × names that it counted at least once. */
const namesEach = 4;
const names = 300;
const looks = 5;
/** A Tuesday, and the Monday of the first week. */
const today = '2026-11-24';
const first = addDays('2026-11-16', -7 * (weeks - 1));

const median = (all: readonly number[]) => all.toSorted((a, b) => a - b)[all.length >> 1] ?? 0;
const round = (value: number) => Math.round(value * 10) / 10;
async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const load = loadavg()[0] ?? 0;
const server = await TestServer.start();
try {
  const hub = await server.hub({ handsOver: false });
  const { store } = hub;
  await makeSyntheticFleet(store, { kiosks, days: 1, nowMs: Date.parse(`${today}T01:00:00Z`) });
  const database = await store.connect();
  // Common names are common: places fall as the square of a number by chance.
  await database.query(
    `insert into usage_counts (day, told, dimension, name, kiosk, count, ward, ward_code)
      select d, d, dimension, 'ten ' || (floor(power(random(), 2) * $3))::int, id,
          1 + floor(random() * 5), site->>'ward', site->>'wardCode'
        from kiosks, generate_series(0, $2 - 1) week,
          unnest(array['missed', 'service', 'step']) dimension, generate_series(1, $4) n,
          lateral (select ($1::date + week * 7 + (random() * 6)::int) as d) at
        where id like 'k-SYN%' on conflict do nothing`,
    [first, weeks, names, namesEach],
  );
  for (const [dimension, name] of [
    ['session', 'all'],
    ['word', 'khai sinh'],
    ['outcome', 'printTried'],
    ['outcome', 'printFailed'],
  ]) {
    await database.query(
      `insert into usage_counts (day, told, dimension, name, kiosk, count, ward, ward_code)
        select d, d, $3, $4, id, 1 + floor(random() * 40), site->>'ward', site->>'wardCode'
          from kiosks, generate_series(0, $2 - 1) week,
            lateral (select ($1::date + week * 7 + (random() * 6)::int) as d) at
          where id like 'k-SYN%' on conflict do nothing`,
      [first, weeks, dimension, name],
    );
  }
  await database.query('analyze usage_counts');
  const counted = await database.query<{ n: number }>(
    'select count(*)::int as n from usage_counts',
  );
  // What each look did before weeks were added up: one list of four, without wards or days.
  const rawMs = await timed(() =>
    database.query(
      `select dimension, name, (told - $1::date) / 7, sum(count), count(distinct kiosk),
          count(distinct (ward, ward_code))
        from usage_counts where dimension in ('missed', 'service', 'outcome', 'step')
        group by 1, 2, 3`,
      [first],
    ),
  );
  const sumMs = await timed(() => closeWeeks(store, today, 0));
  const cells = await database.query<{ n: number }>('select count(*)::int as n from insight_cells');
  await database.end();
  const look = async (span: '7d' | '12w' | '1y') => {
    const ms: number[] = [];
    for (let i = 0; i < looks; i += 1) {
      ms.push(await timed(() => readInsight(store, span, today, { names: [], flows: new Map() })));
    }
    return { medianMs: round(median(ms)), maxMs: round(Math.max(...ms)) };
  };
  const [week, quarter, year] = [await look('7d'), await look('12w'), await look('1y')];
  process.stdout.write(
    `${JSON.stringify({
      bench: 'insight',
      machine: { cores: availableParallelism(), loadBefore: round(load), node: process.version },
      kiosks,
      weeks,
      rows: counted.rows[0]?.n,
      cells: cells.rows[0]?.n,
      sumWeekMs: round(sumMs / weeks),
      look: { '7d': week, '12w': quarter, '1y': year },
      wanted12wMsAtMost: 1_000,
      addingUpSingleCountsMs: round(rawMs),
      ratio: round(rawMs / quarter.medianMs),
    })}\n`,
  );
} finally {
  await server.stop();
}
