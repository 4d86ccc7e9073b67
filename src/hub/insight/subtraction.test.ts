import { afterAll, beforeAll, expect, it } from 'vitest';
import type { InsightAnswer } from '../../domain/api/console/index.ts';
import { addDays } from '../../domain/calendar/index.ts';
import type { RunningHub } from '../running-hub.ts';
import { TestServer, testSite } from '../test-support.ts';
import { closeWeeks, readInsight } from './index.ts';

let server: TestServer;
let hub: RunningHub;

beforeAll(async () => {
  server = await TestServer.start();
  hub = await server.hub({ handsOver: false });
}, 60_000);
afterAll(() => server.stop(), 60_000);

const monday = '2026-08-31';
const weeks = 12;
const names = ['lam the nha', 'sang ten xe', 'cap lai so', 'other'];
const wards = ['Đông', 'Tây', 'Nam', 'Bắc'];

/** Small and repeatable: xorshift32, numbers below `below`. */
function generator(seed: number) {
  let state = seed;
  return (below: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

interface Row {
  readonly day: number;
  readonly name: string;
  readonly ward: number;
  readonly kiosk: string;
}

/** Twelve weeks of 70 kiosks in four wards of unlike size; names from frequent to rare. */
async function fill(seed: number): Promise<readonly Row[]> {
  const random = generator(seed);
  const sizes = [30, 22, 12, 6];
  const kiosks = sizes.flatMap((size, ward) =>
    Array.from({ length: size }, (_, n) => ({
      kiosk: `k-W${ward}N${String(n).padStart(5, '0')}`,
      ward,
    })),
  );
  const rows: Row[] = [];
  for (let day = 0; day < weeks * 7; day += 1) {
    // Some days and weeks are nearly silent.
    const often = random(4) === 0 ? 40 : 6 + random(8);
    for (const { kiosk, ward } of kiosks) {
      names.forEach((name, at) => {
        if (random(often * (at + 1)) === 0) rows.push({ day, name, ward, kiosk });
      });
    }
  }
  const { pool } = hub.store;
  await pool.query('delete from insight_weeks');
  await pool.query('delete from usage_counts');
  await pool.query('delete from kiosks');
  await pool.query(
    `insert into kiosks (id, site, incarnation, state, created_at)
      select id, $2, 1, 'active', now() from unnest($1::text[]) id`,
    [kiosks.map(({ kiosk }) => kiosk), JSON.stringify(testSite)],
  );
  await pool.query(
    `insert into usage_counts (day, told, dimension, name, kiosk, count, ward, ward_code)
      select $1::date + day, $1::date + day, 'missed', name, kiosk, 1, ward, ''
        from json_to_recordset($2) as r(day integer, name text, ward text, kiosk text)`,
    [monday, JSON.stringify(rows.map((row) => ({ ...row, ward: wards[row.ward] })))],
  );
  return rows;
}

type Vector = number[];
/** One where a cell of the week (day, name, ward) belongs to it. */
function sum(holds: (day: number, name: string, ward: string) => boolean): Vector {
  const vector: Vector = [];
  for (let day = 0; day < 7; day += 1) {
    for (const name of names) for (const ward of wards) vector.push(Number(holds(day, name, ward)));
  }
  return vector;
}

/** Takes away from `vector` what the rows of an echelon form make of it. */
function reduce(vector: Vector, basis: ReadonlyMap<number, Vector>): Vector {
  const left = [...vector];
  for (const [pivot, row] of [...basis].sort(([a], [b]) => a - b)) {
    const factor = left[pivot] ?? 0;
    if (Math.abs(factor) < 1e-9) continue;
    row.forEach((value, at) => {
      left[at] = (left[at] ?? 0) - factor * value;
    });
  }
  return left;
}

/** Everything that can be computed from sums: an echelon form of them. */
function span(sums: readonly Vector[]): ReadonlyMap<number, Vector> {
  const basis = new Map<number, Vector>();
  for (const one of sums) {
    const left = reduce(one, basis);
    const pivot = left.findIndex((value) => Math.abs(value) > 1e-9);
    if (pivot < 0) continue;
    const scale = left[pivot] ?? 1;
    basis.set(
      pivot,
      left.map((value) => value / scale),
    );
  }
  return basis;
}

const computable = (vector: Vector, basis: ReadonlyMap<number, Vector>) =>
  reduce(vector, basis).every((value) => Math.abs(value) < 1e-9);

/** The sums that the answers show of one week. */
function shownSums(week: InsightAnswer, whole: number | null): readonly Vector[] {
  return [
    ...week.missed.map(({ name: shown }) => sum((_, name) => name === shown)),
    ...week.wards
      .filter(({ missed }) => missed !== null)
      .map((of) => sum((_, __, ward) => ward === of.ward)),
    ...week.searches.missed.flatMap((count, on) =>
      count === null ? [] : [sum((day) => day === on)],
    ),
    ...(whole === null ? [] : [sum(() => true)]),
  ];
}

it.each([1, 77, 2_026, 31_337])(
  'no sum or difference of all answers tells of fewer than ten kiosks (%i)',
  async (seed) => {
    const rows = await fill(seed);
    const lastTuesday = addDays(monday, weeks * 7 + 1);
    await closeWeeks(hub.store, lastTuesday, 0);
    const twelve = await readInsight(hub.store, '12w', lastTuesday, {
      names: [],
      flows: new Map(),
    });
    const year = await readInsight(hub.store, '1y', lastTuesday, { names: [], flows: new Map() });
    let tried = 0;
    let shown = 0;
    const months = new Map<string, number[]>();
    for (let week = 0; week < weeks; week += 1) {
      const one = await readInsight(hub.store, '7d', addDays(monday, week * 7 + 8), {
        names: [],
        flows: new Map(),
      });
      expect(one.steps[0]).toBe(addDays(monday, week * 7));
      // Longer spans are sums of what the single weeks show, and of nothing else.
      for (const name of names) {
        const alone = one.missed.find((row) => row.name === name)?.count ?? null;
        const within = twelve.missed.find((row) => row.name === name)?.steps[week] ?? null;
        expect(within).toBe(alone);
        const month = months.get(name) ?? [0, 0, 0];
        month[Math.floor(week / 4)] = (month[Math.floor(week / 4)] ?? 0) + (alone ?? 0);
        months.set(name, month);
      }
      const sums = shownSums(one, twelve.searches.missed[week] ?? null);
      shown += sums.length;
      const basis = span(sums);
      const inWeek = rows.filter(({ day }) => Math.floor(day / 7) === week);
      const groups: ((day: number, name: string, ward: string) => boolean)[] = [];
      for (let day = 0; day < 7; day += 1) groups.push((d) => d === day);
      for (const name of names) groups.push((_, n) => n === name);
      for (const ward of wards) groups.push((_, __, w) => w === ward);
      for (let day = 0; day < 7; day += 1) {
        for (const name of names) {
          groups.push((d, n) => d === day && n === name);
          for (const ward of wards) groups.push((d, n, w) => d === day && n === name && w === ward);
        }
        for (const ward of wards) groups.push((d, _, w) => d === day && w === ward);
      }
      for (const name of names) {
        for (const ward of wards) groups.push((_, n, w) => n === name && w === ward);
      }
      for (const holds of groups) {
        const kiosks = new Set(
          inWeek
            .filter(({ day, name, ward }) => holds(day % 7, name, wards[ward] ?? ''))
            .map(({ kiosk }) => kiosk),
        );
        if (kiosks.size === 0 || kiosks.size >= 10) continue;
        tried += 1;
        expect(computable(sum(holds), basis)).toBe(false);
      }
    }
    for (const [name, month] of months) {
      const steps = year.missed.find((row) => row.name === name)?.steps.slice(-3) ?? [];
      expect(steps.map((step) => step ?? 0)).toEqual(steps.length === 0 ? [] : month);
    }
    expect(tried).toBeGreaterThan(100);
    expect(shown).toBeGreaterThan(40);
  },
);
