import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newFollowCode, type UsageCountsBody } from '../../domain/action/index.ts';
import { InsightAnswerSchema, type InsightSpan } from '../../domain/api/console/index.ts';
import { toUtf8 } from '../../domain/basics/index.ts';
import { addUsage } from '../handover/usage.ts';
import type { RunningHub } from '../running-hub.ts';
import { inTransaction } from '../store/index.ts';
import { TestServer, testContent, testSite } from '../test-support.ts';
import { closeWeeks, draftSynonym, dropSynonym, readInsight, ServiceNames } from './index.ts';
import { syllablesOf } from './service-names.ts';
import { suggestServices } from './suggest-services.ts';

let server: TestServer;
let hub: RunningHub;

beforeAll(async () => {
  server = await TestServer.start();
}, 60_000);
afterAll(() => server.stop(), 60_000);
beforeEach(async () => {
  hub = await server.hub({ handsOver: false });
});

/** A Tuesday: the week of 16 to 22 November stands still since this morning. */
const today = '2026-11-24';

/** Kiosks `first` to `first + count - 1`, in a ward. */
async function kiosks(count: number, ward = 'Phường Thử', first = 0): Promise<readonly string[]> {
  const ids = Array.from({ length: count }, (_, i) => `k-T${String(first + i).padStart(7, '0')}`);
  await hub.store.pool.query(
    `insert into kiosks (id, site, incarnation, state, created_at)
      select id, $2, 1, 'active', now() from unnest($1::text[]) id`,
    [ids, JSON.stringify({ ...testSite, ward, wardCode: ward.slice(-5) })],
  );
  return ids;
}

const count = (
  ids: readonly string[],
  dimension: string,
  name: string,
  each: number,
  day = '2026-11-20',
) =>
  hub.store.pool.query(
    `insert into usage_counts (day, told, dimension, name, kiosk, count, ward, ward_code)
      select $1, $1, $2, $3, k.id, $4, k.site->>'ward', k.site->>'wardCode'
        from unnest($5::text[]) id join kiosks k using (id)`,
    [day, dimension, name, each, ids],
  );

/** Adds the weeks up anew: a test may fill a week after it was read, which no kiosk can. */
async function addUp(on = today): Promise<void> {
  await hub.store.pool.query('delete from insight_weeks');
  await closeWeeks(hub.store, on, Date.parse(`${on}T01:00:00Z`));
}

async function read(span: InsightSpan = '7d', on = today) {
  await addUp(on);
  return InsightAnswerSchema.parse(
    await readInsight(hub.store, span, on, { names: [], flows: new Map() }),
  );
}

describe('what fewer than ten share', () => {
  it('is not shown in a city: ten kiosks it takes, however often nine say it', async () => {
    const all = await kiosks(60);
    await count(all.slice(0, 10), 'missed', 'lam the nha', 1);
    await count(all.slice(0, 9), 'missed', 'sang ten xe', 1_000);
    // All misses less the first would be those of the nine: then the first is kept back, too.
    expect((await read()).missed).toEqual([]);
    await count(all, 'missed', 'other', 1);
    const { missed, suppressed, isPilot } = await read();
    expect(isPilot).toBe(false);
    expect(missed.map(({ name, count: n }) => [name, n])).toEqual([['lam the nha', 10]]);
    expect(suppressed).toBe(1);
    const year = await read('12w');
    expect(year.missed[0]?.steps).toEqual([...Array.from({ length: 11 }, () => null), 10]);
  });

  it('is ten sessions in a pilot', async () => {
    const [one = ''] = await kiosks(1);
    await count([one], 'missed', 'lam the nha', 10);
    await count([one], 'missed', 'sang ten xe', 9);
    await count([one], 'missed', 'other', 1);
    expect(await read()).toMatchObject({
      isPilot: true,
      suppressed: 1,
      missed: [{ name: 'lam the nha', count: 10, wards: 1 }],
    });
  });

  it('stays away from each step, each ward and each outcome by itself', async () => {
    const here = await kiosks(45, 'Phường Đông');
    const there = await kiosks(10, 'Phường Bắc', 50);
    const few = await kiosks(5, 'Phường Tây', 100);
    await count([...here, ...there, ...few], 'session', 'all', 4);
    await count([...here.slice(0, 9), ...few.slice(0, 1)], 'outcome', 'scanFailed', 1);
    await count(here.slice(0, 9), 'session', 'all', 7, '2026-11-19');
    await count(here.slice(0, 10), 'session', 'all', 1, '2026-11-21');
    const answer = await read();
    // Nine kiosks of Thursday would be what is left of the week without Friday and Saturday.
    expect(answer.sessions).toEqual([null, null, null, null, 240, null, null]);
    expect(answer.outcomes).toMatchObject([{ name: 'scanFailed', count: 10 }]);
    const wards = new Map(answer.wards.map((ward) => [ward.ward, ward]));
    expect(wards.get('Phường Đông')).toMatchObject({ sessions: 253, scanFailed: null });
    expect(wards.get('Phường Tây')).toMatchObject({ sessions: null, scanFailed: null });
    // Enough by itself, and yet: all less the others would be the five of Phường Tây.
    expect(wards.get('Phường Bắc')).toMatchObject({ sessions: null });
  });

  it('is each of two wards by itself when they have one name, and one code', async () => {
    const site = (ids: readonly string[], wardCode: string) =>
      hub.store.pool.query(
        `update kiosks set site = site || jsonb_build_object('wardCode', $2::text) where id = any($1)`,
        [ids, wardCode],
      );
    const [large, small, rest] = [
      await kiosks(40, 'Phường Một'),
      await kiosks(6, 'Phường Một', 50),
      await kiosks(14, 'Phường Hai', 100),
    ];
    await site(large, '00001');
    await site(small, '00002');
    await count([...large, ...small, ...rest], 'session', 'all', 1);
    expect((await read()).wards.map((one) => [one.ward, one.wardCode, one.sessions])).toEqual([
      ['Phường Một', '00001', 40],
      ['Phường Hai', 'g Hai', null],
      ['Phường Một', '00002', null],
    ]);
  });

  it('is whole weeks that stand still, and never the one under way', async () => {
    const all = await kiosks(60);
    await count(all, 'missed', 'lam the nha', 1, '2026-11-23');
    await count(all, 'missed', 'lam the nha', 1, '2026-11-15');
    expect((await read()).missed).toEqual([]);
    expect((await read('12w')).missed).toMatchObject([{ count: 60 }]);
    await count(all, 'missed', 'lam the nha', 1, '2026-11-16');
    expect((await read()).missed).toMatchObject([{ count: 60 }]);
    // On Monday the counts of Sunday are still on their way.
    expect((await read('7d', '2026-11-23')).steps[0]).toBe('2026-11-09');
  });
});

describe('a hub without a whole week', () => {
  const first = async (on: string) => (await read('7d', on)).firstOn;

  it('says from when the first is shown, and no longer once there is one', async () => {
    expect(await first('2026-11-26')).toBe('2026-12-01');
    // Sunday's and Monday's looks end in the same week of counts, or in the next.
    expect(await first('2026-11-29')).toBe('2026-12-01');
    expect(await first('2026-11-30')).toBe('2026-12-08');
    const [one = ''] = await kiosks(1);
    await count([one], 'session', 'all', 1, '2026-11-26');
    expect(await first('2026-11-30')).toBe('2026-12-01');
    expect(await first('2026-12-01')).toBeNull();
  });
});

describe('a guided flow', () => {
  const name = (vi: string) => ({ vi, en: vi });
  const flows = new Map([
    [
      'birth',
      {
        title: name('Khai sinh'),
        states: new Map([
          ['q.for', { name: name('Cho ai?'), isOutcome: false, next: ['q.paper', 'o.adult'] }],
          ['q.paper', { name: name('Có giấy?'), isOutcome: false, next: ['o.done', 'o.rare'] }],
          ['o.adult', { name: name('Người lớn'), isOutcome: true, next: [] }],
          ['o.done', { name: name('Đủ giấy'), isOutcome: true, next: [] }],
          ['o.rare', { name: name('Hiếm'), isOutcome: true, next: [] }],
        ]),
      },
    ],
  ]);
  const funnels = async () => {
    await addUp();
    return (await readInsight(hub.store, '7d', today, { names: [], flows })).funnels;
  };

  it('is told by its questions; who stops is counted over everything that may follow', async () => {
    const all = await kiosks(60);
    await count(all, 'step', 'birth/q.for', 10);
    await count(all, 'step', 'birth/q.paper', 6);
    await count(all, 'step', 'birth/o.adult', 3);
    await count(all, 'step', 'birth/o.done', 2);
    await count(all.slice(0, 9), 'step', 'birth/o.rare', 1);
    const [funnel] = await funnels();
    expect(funnel).toMatchObject({
      flow: 'birth',
      title: { vi: 'Khai sinh' },
      steps: [
        // Of 600 went 360 one way and 180 another: fewer at the next line, and yet only 60 stopped.
        { question: 'q.for', name: { vi: 'Cho ai?' }, isOutcome: false, count: 600, stopped: 60 },
        // What too few share is kept back, and is not taken for none.
        { question: 'q.paper', count: 360, stopped: null },
        { question: 'o.adult', isOutcome: true, count: 180, stopped: null },
        { question: 'o.done', count: 120 },
      ],
    });
    await count(all.slice(9, 20), 'step', 'birth/o.rare', 1);
    expect((await funnels())[0]?.steps[1]).toMatchObject({ question: 'q.paper', stopped: 220 });
  });

  it('that is not published any more keeps its counts, without words', async () => {
    await count(await kiosks(60), 'step', 'gone/q.one', 1);
    expect(await funnels()).toEqual([
      {
        flow: 'gone',
        title: null,
        steps: [{ question: 'q.one', name: null, isOutcome: false, count: 60, stopped: null }],
      },
    ]);
  });
});

describe('a count that is told late', () => {
  const body = (day: string): UsageCountsBody => ({
    kind: 'usageCounts',
    day,
    sessions: 3,
    screens: [],
    outcomes: [],
    words: [],
    otherWords: 0,
    follow: newFollowCode((bytes) => crypto.getRandomValues(bytes)),
  });
  const rows = async () =>
    (
      await hub.store.pool.query(
        `select day::text, told::text, ward, count::int from usage_counts order by day, told`,
      )
    ).rows;

  it('goes to a day that nobody has looked at, and to the ward where the kiosk stood', async () => {
    const [kiosk = ''] = await kiosks(1, 'Phường Cũ');
    const tell = (day: string, at: string) =>
      inTransaction(hub.store.pool, (client) =>
        addUsage(client, kiosk, body(day), Date.parse(`${at}T03:00:00+07:00`)),
      );
    await tell('2026-11-20', '2026-11-21');
    await tell('2026-11-20', '2026-11-21');
    await tell('2026-11-20', '2026-11-25');
    await hub.store.pool.query(
      `update kiosks set site = site || '{"ward": "Phường Mới"}' where id = $1`,
      [kiosk],
    );
    await tell('2026-11-25', '2026-11-26');
    expect(await rows()).toEqual([
      { day: '2026-11-20', told: '2026-11-20', ward: 'Phường Cũ', count: 6 },
      { day: '2026-11-20', told: '2026-11-24', ward: 'Phường Cũ', count: 3 },
      { day: '2026-11-25', told: '2026-11-25', ward: 'Phường Mới', count: 3 },
    ]);
  });
});

it('shows how far residents come in each flow', async () => {
  const all = await kiosks(60);
  await count(all, 'step', 'birth/q.foreign', 3);
  await count(all, 'step', 'birth/o.done', 1);
  await count(all, 'step', 'birth/q.married', 2);
  await count(all.slice(0, 3), 'step', 'birth/q.rare', 9);
  const { funnels } = await read();
  expect(funnels).toMatchObject([
    {
      flow: 'birth',
      steps: [{ question: 'q.foreign' }, { question: 'q.married' }, { question: 'o.done' }],
    },
  ]);
});

describe('synonyms', () => {
  it('are proposed once and taken back', async () => {
    const all = await kiosks(60);
    await count(all, 'missed', 'lam the nha', 1);
    const draft = { words: 'lam the nha', service: '1.004222', by: 'Hà' };
    const id = await draftSynonym(hub.store.pool, draft, 0);
    expect(await draftSynonym(hub.store.pool, { ...draft, by: 'Lan' }, 1)).toBe(id);
    expect((await read()).missed[0]?.drafts).toEqual(['1.004222']);
    expect(await dropSynonym(hub.store.pool, id)).toEqual({
      words: 'lam the nha',
      service: '1.004222',
    });
    expect(await dropSynonym(hub.store.pool, id)).toBeUndefined();
    expect((await read()).missed[0]?.drafts).toEqual([]);
  });

  it('are suggested from the names that are published', async () => {
    const facts = [
      {
        code: '1.004222',
        shortName: { vi: 'Đăng ký thường trú' },
        officialName: 'Đăng ký thường trú',
      },
      { code: '1.000656', shortName: { vi: 'Đăng ký khai tử' }, officialName: 'Đăng ký khai tử' },
      {
        code: '2.000815',
        shortName: { vi: 'Chứng thực bản sao' },
        officialName: 'Chứng thực bản sao',
      },
    ];
    const content = testContent('tên');
    await hub.publish({
      ...content,
      sections: [
        { kind: 'facts', key: '0', bytes: toUtf8(JSON.stringify(facts)) },
        ...content.sections.filter(({ kind }) => kind !== 'facts'),
      ],
    });
    const names = await new ServiceNames(hub.store).read();
    expect(names.map(({ code }) => code).sort()).toEqual(['1.000656', '1.004222', '2.000815']);
    expect(suggestServices('chung thuc giay', names)[0]).toEqual({
      service: '2.000815',
      name: 'Chứng thực bản sao',
      sure: 'middle',
    });
    expect(suggestServices('thuong tru', names)[0]).toMatchObject({
      service: '1.004222',
      sure: 'high',
    });
    expect(suggestServices('xe may', names)).toEqual([]);
    expect(syllablesOf('Đăng ký, kết hôn')).toEqual(new Set(['dang', 'ky', 'ket', 'hon']));
  });
});
