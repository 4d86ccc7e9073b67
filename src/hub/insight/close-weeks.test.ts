import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newFollowCode } from '../../domain/action/index.ts';
import { addDays } from '../../domain/calendar/index.ts';
import { addUsage } from '../handover/usage.ts';
import type { RunningHub } from '../running-hub.ts';
import { inTransaction } from '../store/index.ts';
import { TestServer, testSite } from '../test-support.ts';
import { closeWeeks, readInsight } from './index.ts';

let server: TestServer;
let hub: RunningHub;

beforeAll(async () => {
  server = await TestServer.start();
}, 60_000);
afterAll(() => server.stop(), 60_000);
beforeEach(async () => {
  hub = await server.hub({ handsOver: false });
}, 60_000);

const monday = '2026-11-16';
/** A Tuesday: the week of `monday` stands still since this morning. */
const today = '2026-11-24';
const wards = ['Đông', 'Tây', 'Nam'];

async function kiosks(count: number): Promise<readonly string[]> {
  const ids = Array.from({ length: count }, (_, i) => `k-T${String(i).padStart(7, '0')}`);
  await hub.store.pool.query(
    `insert into kiosks (id, site, incarnation, state, created_at)
      select id, $2, 1, 'active', now() from unnest($1::text[]) id`,
    [ids, JSON.stringify(testSite)],
  );
  return ids;
}

interface Row {
  readonly told: string;
  readonly dimension: string;
  readonly name: string;
  readonly kiosk: string;
  readonly ward: string;
  readonly count: number;
}

const store = (rows: readonly Row[]) =>
  hub.store.pool.query(
    `insert into usage_counts (day, told, dimension, name, kiosk, count, ward, ward_code)
      select told, told, dimension, name, kiosk, count, ward, ''
        from json_to_recordset($1)
          as r(told date, dimension text, name text, kiosk text, ward text, count bigint)`,
    [JSON.stringify(rows)],
  );

const read = (span: '7d' | '12w' | '1y' = '12w', on = today) =>
  readInsight(hub.store, span, on, { names: [], flows: new Map() });
const close = (on = today) => closeWeeks(hub.store, on, 0);

/** Counts and kiosks of some rows. */
function total(rows: readonly Row[]) {
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  return { count, kiosks: new Set(rows.map(({ kiosk }) => kiosk)).size };
}

/** What is shown of groups with a sum: each shared by ten, and what is kept back of them, too. */
function shownOf(groups: ReadonlyMap<string, readonly Row[]>, hasSum: boolean) {
  const shown = new Map<string, number>();
  const back: Row[] = [];
  for (const [name, rows] of groups) {
    const { count, kiosks: many } = total(rows);
    if (many >= 10) shown.set(name, count);
    else back.push(...rows);
  }
  if (hasSum && back.length > 0 && total(back).kiosks < 10) {
    const [least] = [...shown].sort(([a, n], [b, m]) => n - m || (a < b ? -1 : 1));
    if (least !== undefined) shown.delete(least[0]);
  }
  return shown;
}

describe('sums of weeks', () => {
  it('are the sums of the single counts, name by name, ward by ward, week by week', async () => {
    const ids = await kiosks(60);
    const rows: Row[] = [];
    // Unlike names, wards and weeks; the same each time.
    let state = 4_711;
    const draw = (below: number) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return (state >>> 8) % below;
    };
    for (let day = -11 * 7; day < 7; day += 1) {
      for (const [at, kiosk] of ids.entries()) {
        const ward = wards[at < 30 ? 0 : at < 46 ? 1 : 2] ?? '';
        const told = addDays(monday, day);
        const add = (dimension: string, name: string, count: number) =>
          rows.push({ told, dimension, name, kiosk, ward, count });
        if (draw(3) === 0) add('session', 'all', 1 + draw(9));
        for (const service of ['a', 'b', 'c']) {
          if (draw(30) === 0) add('service', service, 1 + draw(3));
        }
        for (const words of ['lam the', 'sang ten', 'cap lai']) {
          if (draw(25) === 0) add('missed', words, 1 + draw(4));
        }
      }
    }
    await store(rows);
    expect(await close()).toBe(12);
    const answer = await read();
    const inWeek = (week: number, dimension: string) =>
      rows.filter(
        (row) =>
          row.dimension === dimension &&
          row.told >= addDays(monday, (week - 11) * 7) &&
          row.told < addDays(monday, (week - 10) * 7),
      );
    const kept: string[] = [];
    for (const [dimension, hasSum, list] of [
      ['service', false, answer.services],
      ['missed', true, answer.missed],
    ] as const) {
      for (let week = 0; week < 12; week += 1) {
        const groups = Map.groupBy(inWeek(week, dimension), ({ name }) => name);
        const shown = shownOf(groups, hasSum);
        for (const name of groups.keys()) {
          const told = list.find((one) => one.name === name)?.steps[week] ?? null;
          expect([dimension, name, week, told]).toEqual([
            dimension,
            name,
            week,
            shown.get(name) ?? null,
          ]);
          if (!shown.has(name)) kept.push(name);
        }
      }
      for (const one of list) {
        expect(one.count).toBe(one.steps.reduce<number>((sum, step) => sum + (step ?? 0), 0));
      }
    }
    expect(kept.length).toBeGreaterThan(3);
    const byWard = { session: new Map<string, number>(), missed: new Map<string, number>() };
    for (let week = 0; week < 12; week += 1) {
      expect(answer.sessions[week]).toBe(total(inWeek(week, 'session')).count);
      for (const dimension of ['session', 'missed'] as const) {
        const sums = byWard[dimension];
        const groups = Map.groupBy(inWeek(week, dimension), ({ ward }) => ward);
        for (const [ward, count] of shownOf(groups, true)) {
          sums.set(ward, (sums.get(ward) ?? 0) + count);
        }
      }
    }
    expect(answer.wards).toHaveLength(wards.length);
    for (const { ward, sessions, missed } of answer.wards) {
      expect([ward, sessions]).toEqual([ward, byWard.session.get(ward) ?? null]);
      expect([ward, missed]).toEqual([ward, byWard.missed.get(ward) ?? null]);
    }
    const days = await read('7d');
    const last = inWeek(11, 'session');
    expect(days.sessions).toEqual(
      days.steps.map((day) => total(last.filter(({ told }) => told === day)).count),
    );
  });

  it('are made once, and again when a hub was killed in the midst of them', async () => {
    const ids = await kiosks(60);
    const one = (kiosk: string): Row => ({
      told: monday,
      dimension: 'service',
      name: 'a',
      kiosk,
      ward: 'Đông',
      count: 2,
    });
    await store(ids.map(one));
    expect(await close()).toBe(1);
    expect(await close()).toBe(0);
    // Closed and not added up: what a kill leaves behind.
    await hub.store.pool.query('delete from insight_cells');
    await hub.store.pool.query('update insight_weeks set summed_at = null');
    expect(await read()).toMatchObject({ pending: 1, services: [] });
    expect(await Promise.all([close(), close()])).toContain(1);
    expect(await read()).toMatchObject({ pending: 0, services: [{ name: 'a', count: 120 }] });
  });

  it('are given up at once when the hub stops, and made by the next', async () => {
    const ids = await kiosks(60);
    await store(
      ids.map((kiosk) => ({
        told: monday,
        dimension: 'service',
        name: 'a',
        kiosk,
        ward: '',
        count: 1,
      })),
    );
    const other = await hub.store.pool.connect();
    await other.query('begin');
    await other.query('lock table insight_cells');
    const stop = new AbortController();
    const closing = closeWeeks(hub.store, today, 0, stop.signal).then(
      () => 'done',
      () => 'given up',
    );
    await expect
      .poll(async () => {
        const { rows } = await hub.store.pool.query(
          `select from pg_locks where relation = 'insight_cells'::regclass and not granted`,
        );
        return rows.length;
      })
      .toBe(1);
    stop.abort();
    expect(await closing).toBe('given up');
    await other.query('rollback');
    other.release();
    await expect.poll(() => close()).toBe(1);
    expect((await read()).services).toMatchObject([{ name: 'a', count: 60 }]);
  });

  it('keep the rule by which they were judged when a pilot becomes a city', async () => {
    const [first = ''] = await kiosks(60);
    const { pool } = hub.store;
    await pool.query(`update kiosks set state = 'revoked' where id > 'k-T0000009'`);
    await store([
      { told: monday, dimension: 'service', name: 'a', kiosk: first, ward: '', count: 10 },
    ]);
    await close();
    await pool.query(`update kiosks set state = 'active'`);
    await store([
      {
        told: addDays(monday, 7),
        dimension: 'service',
        name: 'b',
        kiosk: first,
        ward: '',
        count: 10,
      },
    ]);
    await close(addDays(today, 7));
    const answer = await read('12w', addDays(today, 7));
    expect(answer).toMatchObject({ isPilot: true, suppressed: 1, services: [{ name: 'a' }] });
    expect(await read('7d', addDays(today, 7))).toMatchObject({ isPilot: false, services: [] });
  });
});

describe('a closed week', () => {
  const tell = (kiosk: string, day: string, at: string) =>
    inTransaction(hub.store.pool, (client) =>
      addUsage(
        client,
        kiosk,
        {
          kind: 'usageCounts',
          day,
          sessions: 3,
          screens: [],
          outcomes: [],
          words: [],
          otherWords: 0,
          follow: newFollowCode((bytes) => crypto.getRandomValues(bytes)),
        },
        Date.parse(`${at}T03:00:00+07:00`),
      ),
    );
  const told = async () =>
    (await hub.store.pool.query('select told::text from usage_counts order by told')).rows.map(
      (row: { told: string }) => row.told,
    );

  it('takes no count, not even by a clock that went back; the week after it does', async () => {
    const [kiosk = ''] = await kiosks(60);
    await tell(kiosk, monday, addDays(monday, 1));
    await close();
    await tell(kiosk, addDays(monday, 6), addDays(monday, 7));
    // A kiosk was out for three weeks, and tells what it counted then.
    await tell(kiosk, addDays(monday, -9), addDays(monday, 16));
    expect(await told()).toEqual([monday, addDays(monday, 7), addDays(monday, 15)]);
  });

  it('waits for counts that are being added as it is closed', async () => {
    const [kiosk = ''] = await kiosks(60);
    await tell(kiosk, monday, addDays(monday, 1));
    const late = await hub.store.pool.connect();
    await late.query('begin');
    await addUsage(
      late,
      kiosk,
      {
        kind: 'usageCounts',
        day: addDays(monday, 6),
        sessions: 5,
        screens: [],
        outcomes: [],
        words: [],
        otherWords: 0,
        follow: newFollowCode((bytes) => crypto.getRandomValues(bytes)),
      },
      Date.parse(`${addDays(monday, 7)}T23:59:59+07:00`),
    );
    let isDone = false;
    const closing = close().then(() => {
      isDone = true;
    });
    await expect
      .poll(async () => {
        const { rows } = await hub.store.pool.query(
          `select from pg_locks where locktype = 'advisory' and not granted`,
        );
        return rows.length;
      })
      .toBe(1);
    expect(isDone).toBe(false);
    await late.query('commit');
    late.release();
    await closing;
    const { rows } = await hub.store.pool.query(
      'select week::text, summed_at is not null as is_summed from insight_weeks',
    );
    expect(rows).toEqual([{ week: monday, is_summed: true }]);
    expect(await told()).toEqual([monday, addDays(monday, 6)]);
  });
});
