import { describe, expect, it } from 'vitest';
import { starterContent } from '../../content/index.ts';
import type { PublicService } from '../service/index.ts';
import { mergeEdits, tellChanges, withValueAt } from './index.ts';

const service = starterContent().services.find(
  ({ costs, entry }) => entry === 'written' && costs.some(({ kind }) => kind === 'fixed'),
) as PublicService;
const place = service.costs.findIndex(({ kind }) => kind === 'fixed');
const options = { day: '2026-11-22', wardCount: 126 };
const tell = (published: unknown, body: unknown) =>
  tellChanges([{ kind: 'procedure', id: service.code, published, body }], options);

describe('a draft told in words', () => {
  it('says a fee as residents see it', () => {
    const ward = withValueAt(service, 'competentAuthority.0.level', 'ward');
    const told = tell(
      withValueAt(ward, `costs.${place}.amountVnd`, 8_000),
      withValueAt(ward, `costs.${place}.amountVnd`, 10_000),
    );
    expect(told).toHaveLength(1);
    expect(told[0]?.text.vi).toMatch(/^Phí.*: 8\.000 đồng → 10\.000 đồng tại 126 phường, xã$/);
    expect(told[0]?.text.en).toMatch(/8,000 VND → 10,000 VND at 126 wards and communes$/);
    expect(told[0]?.path).toBe(`costs.${place}`);
  });

  it('says a name in each language, and keeps silent of what stayed', () => {
    const told = tell(service, withValueAt(service, 'summary.vi', 'Câu khác.'));
    expect(told.map(({ path }) => path)).toEqual(['summary']);
    expect(told[0]?.text.vi).toBe(`Một câu tóm tắt: “${service.summary.vi}” → “Câu khác.”`);
    expect(tell(service, structuredClone(service))).toEqual([]);
  });

  it('tells what came and what went of a list', () => {
    const [first, ...others] = service.steps;
    const told = tell(service, { ...service, steps: others });
    expect(told.map(({ text }) => text.vi)).toEqual([`Các bước: bỏ “${first?.vi}”`]);
    const more = tell({ ...service, steps: others }, service);
    expect(more[0]?.text.vi).toBe(`Các bước: thêm “${first?.vi}”`);
  });

  it('says that residents do not see search words', () => {
    const told = tell(service, withValueAt(service, 'search.popularity', 0.123));
    expect(told.map(({ what }) => what)).toEqual(['unseen']);
  });

  it('says what is new and what goes', () => {
    expect(tell(null, service).map(({ what }) => what)).toEqual(['added']);
    expect(tell(service, null).map(({ what }) => what)).toEqual(['removed']);
  });

  it('tells every change of every field as something', () => {
    const silent = Object.keys(service).filter(
      (name) => tell(service, { ...service, [name]: { vi: 'khác', en: 'other' } }).length === 0,
    );
    expect(silent).toEqual([]);
  });
});

describe('two edits of one document', () => {
  const base = { name: { vi: 'a', en: 'a' }, steps: ['1', '2'], fee: 1 };

  it('are put together where they do not meet', () => {
    const merged = mergeEdits(base, { ...base, fee: 2 }, { ...base, name: { vi: 'b', en: 'a' } });
    expect(merged.body).toEqual({ ...base, fee: 2, name: { vi: 'b', en: 'a' } });
    expect(merged.clashes).toEqual([]);
    expect(merged.taken.map(({ path }) => path)).toEqual(['name.vi']);
  });

  it('are told where they meet, with both sides', () => {
    const { clashes, body } = mergeEdits(base, { ...base, fee: 2 }, { ...base, fee: 3 });
    expect(clashes).toEqual([{ path: 'fee', base: 1, mine: 2, theirs: 3 }]);
    expect(body).toEqual({ ...base, fee: 2 });
  });

  it('that shorten a list and write in it meet at the list', () => {
    const { clashes } = mergeEdits(
      base,
      { ...base, steps: ['1'] },
      { ...base, steps: ['1', 'hai'] },
    );
    expect(clashes).toEqual([
      { path: 'steps', base: ['1', '2'], mine: ['1'], theirs: ['1', 'hai'] },
    ]);
  });

  it('that are the same are no clash', () => {
    const same = { ...base, fee: 7 };
    expect(mergeEdits(base, same, structuredClone(same))).toMatchObject({
      clashes: [],
      body: same,
    });
  });
});

it('tells where a notice is shown otherwise, from when and how high', () => {
  const text = { vi: 'Cắt nước', en: 'Water off' };
  const published = {
    id: 'water',
    title: text,
    body: [text],
    from: text,
    pictogram: 'news',
    publishedOn: '2026-11-20',
  };
  const body = {
    ...published,
    publishedOn: '2026-11-21',
    isImportant: true,
    audience: { buildings: ['00123/Tòa A3'] },
  };
  const told = tellChanges([{ kind: 'notice', id: 'water', published, body }], {
    day: '2026-11-22',
    wardCount: 126,
  });
  expect(told.map(({ text: { vi } }) => vi)).toEqual([
    'Hiện từ: 2026-11-20 → 2026-11-21',
    'Hiện ở: mọi kiosk → Tòa A3',
    'Thứ tự: thường → quan trọng',
  ]);
});
