import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { InsightAnswerSchema } from '../../domain/api/console/index.ts';
import { toUtf8 } from '../../domain/basics/index.ts';
import type { RunningHub } from '../running-hub.ts';
import { TestServer, testContent, testSite } from '../test-support.ts';
import { draftSynonym, dropSynonym, readInsight, ServiceNames } from './index.ts';
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

const today = '2026-11-22';

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
    `insert into usage_counts (day, dimension, name, kiosk, count)
      select $1, $2, $3, id, $4 from unnest($5::text[]) id`,
    [day, dimension, name, each, ids],
  );

const read = async () => InsightAnswerSchema.parse(await readInsight(hub.store, '7d', today, []));

describe('what fewer than ten share', () => {
  it('is not shown in a city: ten kiosks it takes, however often nine say it', async () => {
    const all = await kiosks(60);
    await count(all.slice(0, 10), 'missed', 'lam the nha', 1);
    await count(all.slice(0, 9), 'missed', 'sang ten xe', 1_000);
    const { missed, suppressed, isPilot } = await read();
    expect(isPilot).toBe(false);
    expect(missed.map(({ name, count: n }) => [name, n])).toEqual([['lam the nha', 10]]);
    expect(suppressed).toBe(1);
    expect(missed[0]?.steps).toEqual([null, null, null, null, null, 10, null]);
  });

  it('is ten sessions in a pilot', async () => {
    const [one = ''] = await kiosks(1);
    await count([one], 'missed', 'lam the nha', 10);
    await count([one], 'missed', 'sang ten xe', 9);
    expect(await read()).toMatchObject({
      isPilot: true,
      suppressed: 1,
      missed: [{ name: 'lam the nha', count: 10, wards: 1 }],
    });
  });

  it('stays away from each step, each ward and each outcome by itself', async () => {
    const here = await kiosks(55, 'Phường Đông');
    const there = await kiosks(5, 'Phường Tây', 100);
    await count([...here, ...there], 'session', 'all', 4);
    await count([...here.slice(0, 9), ...there.slice(0, 1)], 'outcome', 'scanFailed', 1);
    await count(here.slice(0, 10), 'session', 'all', 1, '2026-11-21');
    await count(here.slice(0, 9), 'session', 'all', 7, '2026-11-19');
    const answer = await read();
    expect(answer.sessions).toEqual([null, null, null, null, null, 240, 10].with(4, null));
    expect(answer.outcomes).toMatchObject([{ name: 'scanFailed', count: 10 }]);
    const wards = new Map(answer.wards.map((ward) => [ward.ward, ward]));
    expect(wards.get('Phường Đông')).toMatchObject({ sessions: 293, scanFailed: null });
    expect(wards.get('Phường Tây')).toMatchObject({ sessions: null, scanFailed: null });
  });

  it('leaves out the day under way and days before the span', async () => {
    const all = await kiosks(60);
    await count(all, 'missed', 'lam the nha', 1, today);
    await count(all, 'missed', 'lam the nha', 1, '2026-11-14');
    expect((await read()).missed).toEqual([]);
    await count(all, 'missed', 'lam the nha', 1, '2026-11-15');
    expect((await read()).missed).toMatchObject([{ count: 60 }]);
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
