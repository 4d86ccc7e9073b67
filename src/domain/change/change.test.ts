import { describe, expect, it } from 'vitest';
import { starterContent } from '../../content/index.ts';
import type { PublicService } from '../service/index.ts';
import { mergeEdits, tellChanges, valueAt, withValueAt } from './index.ts';

const service = starterContent().services.find(
  ({ costs, entry }) => entry === 'written' && costs.some(({ kind }) => kind === 'fixed'),
) as PublicService;
const place = service.costs.findIndex(({ kind }) => kind === 'fixed');
const options = { day: '2026-11-22', wardCount: 126 };
const tell = (published: unknown, body: unknown) =>
  tellChanges([{ kind: 'procedure', id: service.code, published, body }], options);

/** Paths of texts in either language, and of sums: what stays valid when it changes a little. */
function pathsOfWords(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => {
    const where = path === '' ? name : `${path}.${name}`;
    if (typeof one === 'string') return /^(vi|en)$/.test(name) && one !== '' ? [where] : [];
    if (typeof one === 'number') return name === 'amountVnd' ? [where] : [];
    return pathsOfWords(one, where);
  });
}

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

  it('names the paper that went, and every other thing that changed beside it', () => {
    const birth = starterContent().services.find(
      ({ code }) => code === '1.001193',
    ) as PublicService;
    const [all] = birth.evidence;
    const [first, second, ...others] = all?.items ?? [];
    const told = tellChanges(
      [
        {
          kind: 'procedure',
          id: birth.code,
          published: birth,
          body: {
            ...birth,
            evidence: [{ ...all, items: [{ ...second, copies: 2 }, ...others] }],
            processingTime: { ...birth.processingTime, sameDay: false, quantity: 3 },
          },
        },
      ],
      options,
    ).map(({ text }) => text.vi);
    expect(told).toContain(`Giấy tờ: bỏ “${first?.shortName.vi}”`);
    expect(told).toContain(`Giấy tờ “${second?.shortName.vi}”, bản sao: 0 → 2`);
    expect(told.filter((text) => text.startsWith('Thời hạn: ')).join()).toContain(
      '3 ngày làm việc',
    );
    expect(told.some((text) => text.startsWith('Mang theo: '))).toBe(true);
  });

  it('tells what changed in English only as English, in both languages of the console', () => {
    const costs = [{ kind: 'seeNote', note: { vi: 'Theo bảng giá.', en: 'By the list.' } }];
    const [one, other] = ['By the list.', 'As listed.'].map((en) => ({
      ...service,
      costs: [{ kind: 'seeNote', note: { vi: 'Theo bảng giá.', en } }],
    }));
    expect(costs).toEqual(one?.costs);
    const [told] = tell(one, other);
    expect(told?.text.vi).toMatch(/\(tiếng Anh\): By the list\. → As listed\./);
    expect(told?.text.en).toMatch(/: By the list\. → As listed\./);
  });

  it('says how much more there is than it tells', () => {
    const steps = (count: number, word: string) =>
      Array.from({ length: count }, (_, n) => ({ vi: `${word} ${n}`, en: `${word} ${n}` }));
    const told = tell(
      { ...service, conditions: steps(8, 'a'), steps: steps(20, 'a'), outputs: steps(8, 'a') },
      { ...service, conditions: steps(8, 'b'), steps: steps(20, 'b'), outputs: steps(8, 'b') },
    );
    expect(told).toHaveLength(40);
    expect(told.at(-1)?.text.vi).toBe('Còn 33 chỗ khác nữa: xem ở trang của mục này');
  });

  it('uses no name of a program, whatever text or number changes in whatever we publish', () => {
    const content = starterContent();
    const documents = [
      ...content.services
        .filter(({ entry }) => entry === 'written')
        .slice(0, 20)
        .map((body) => ['procedure', body] as const),
      ...content.places.map((body) => ['place', body] as const),
      ...content.notices.map((body) => ['notice', body] as const),
      ...(content.buildings ?? []).map((body) => ['building', body] as const),
      ...(content.seasons ?? []).map((body) => ['season', body] as const),
      ...(content.leaflets ?? []).map((body) => ['leaflet', body] as const),
      ...(content.emergencies ?? []).map((body) => ['emergency', body] as const),
    ];
    let count = 0;
    for (const [kind, published] of documents) {
      for (const path of pathsOfWords(published)) {
        const value = valueAt(published, path);
        const next = typeof value === 'number' ? value + 1 : `${String(value)} khác`;
        const [first] = tellChanges(
          [{ kind, id: 'a', published, body: withValueAt(published, path, next) }],
          options,
        );
        const said = first?.text.vi ?? '';
        const [, label = '', from = '', to = ''] = /^(.*?): (.*) → (.*)$/s.exec(said) ?? [];
        expect(label, `${kind} ${path}: ${said}`).toMatch(/^\p{Lu}/u);
        expect(label.replace(/“.*?”/g, ''), `${kind} ${path}`).not.toMatch(/[a-z][A-Z]|undefined/);
        expect(to, `${kind} ${path}: ${said}`).not.toBe(from);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(500);
  });

  it('tells a flow by its words, and that its ways changed', () => {
    const flow = { id: 'a', start: 'q', texts: { vi: { a: 'Một' }, en: { a: 'One' } }, states: {} };
    const told = (body: unknown) =>
      tellChanges([{ kind: 'flow', id: 'a', published: flow, body }], options);
    expect(told(withValueAt(flow, 'texts.vi.a', 'Hai')).map(({ text }) => text.vi)).toEqual([
      'Lời trong luồng: “Một” → “Hai”',
    ]);
    expect(told({ ...flow, states: { q: {} } })[0]?.text.vi).toMatch(/^Câu hỏi và lối đi thay đổi/);
    expect(told({ ...flow, start: 'b', items: { a: {} } })[0]?.text.vi).toMatch(
      /^Câu hỏi đầu tiên, giấy tờ thay đổi/,
    );
    // What gives fee and office is seen, and so is what leaves the screen.
    expect(told({ ...flow, services: ['1.001193'] })).toMatchObject([
      { what: 'changed', text: { vi: expect.stringMatching(/: thêm “1.001193”$/) } },
    ]);
    expect(told({ ...flow, share: { qr: ['nơi'] } })[0]).toMatchObject({ what: 'changed' });
  });

  it('names each member of a flow that residents do not see', () => {
    const flow = {
      ...{ id: 'a', version: 1, start: 'q', texts: {}, states: {} },
      sources: [
        { id: 's', ref: 'Luật 60, điều 16', checkedOn: '2026-01-01' },
        { id: 'r', ref: 'Nghị định 123', checkedOn: '2026-01-01' },
      ],
      tests: [{ name: 'sinh ở nước ngoài', answers: {} }],
    };
    const body = {
      ...{ ...flow, version: 2, invariants: [{ id: 'i', say: 'Không ai nộp hai lần' }] },
      sources: [{ ...flow.sources[0], checkedOn: '2026-11-01' }, flow.sources[1]],
      tests: [...flow.tests, { name: 'nhận nuôi', answers: {} }],
      later: true,
    };
    const all = tellChanges([{ kind: 'flow', id: 'a', published: flow, body }], options);
    expect(all.map(({ what }) => what)).toEqual(Array(5).fill('unseen'));
    expect(all.map(({ text }) => text.vi)).toEqual([
      'Số bản: 1 → 2',
      'Nguồn: sửa “Luật 60, điều 16”',
      'Bài kiểm: thêm “nhận nuôi”',
      'Điều luôn phải đúng: thêm “Không ai nộp hai lần”',
      'later: không có → true',
    ]);
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
    'Hiện từ: 20/11/2026 → 21/11/2026',
    'Hiện ở: mọi kiosk → Tòa A3',
    'Thứ tự: thường → quan trọng',
  ]);
});
