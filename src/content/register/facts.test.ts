import { describe, expect, it } from 'vitest';
import { readCost, writeCosts } from './cost.ts';
import { readPapers, writePapers } from './papers.ts';
import { plain, type RegisterRecord } from './record.ts';
import { readTime, writeTime } from './time.ts';

type Line = RegisterRecord['channels'][number];
type Fee = Line['fees'][number];

function recordWith(change: Partial<RegisterRecord>): RegisterRecord {
  return {
    code: '1.000001',
    name: 'Thủ tục',
    field: 'Hộ tịch',
    levels: ['xa'],
    issuer: '',
    executing: '',
    executingUnits: [],
    fullOnline: false,
    online: false,
    channels: [],
    caseTimes: [],
    documents: [],
    steps: [],
    legal: [],
    url: '',
    ...change,
  };
}

const line = (method: Line['method'], change: Partial<Line> = {}): Line => ({
  method,
  time: { qty: null, unit: null },
  fees: [],
  ...change,
});
const fee = (
  kind: Fee['kind'],
  value: number | null,
  note = '',
  currency = 'Việt Nam Đồng',
): Fee => ({
  kind,
  value,
  note,
  currency,
});

describe('the time of a record', () => {
  const timed = (...times: (readonly [qty: number | string | null, unit: string])[]) =>
    writeTime(
      recordWith({ channels: times.map(([qty, unit]) => line('DIRECT', { time: { qty, unit } })) }),
    );

  it('is the number and its unit, a span where cases differ, and nothing where nothing is usable', () => {
    expect(timed([5, 'WORKING_DAY'])).toBe('5w');
    expect(timed(['05', 'DAY'])).toBe('5d');
    expect(timed([0, 'DAY'], [1, 'OTHER'], [null, 'DAY'], ['Không quá 3 ngày', 'DAY'])).toBe('');
    const caseTimes = [
      { qty: 3, unit: 'DAY' },
      { qty: 10, unit: 'DAY' },
    ];
    expect(writeTime(recordWith({ caseTimes }))).toBe('3-10d');
  });

  it('says when the ways of handing in differ, and keeps units apart', () => {
    expect(timed([3, 'DAY'], [5, 'DAY'])).toBe('~3-5d');
    expect(timed([3, 'DAY'], [5, 'WORKING_DAY'])).toBe('~3d,5w');
    expect(readTime('~3-5d,5w')).toEqual({
      differs: true,
      spans: [
        { from: 3, to: 5, unit: 'day' },
        { from: 5, to: 5, unit: 'workingDay' },
      ],
    });
    expect(readTime('').spans).toEqual([]);
    expect(() => readTime('soon')).toThrow('no time');
  });
});

describe('the cost of a record', () => {
  const costs = (...fees: Fee[]) =>
    writeCosts(recordWith({ channels: [line('DIRECT', { fees })] }));

  it('is an amount only in dong, with its zeros, and where its own words agree', () => {
    expect(costs(fee('fixed', 50_000))).toEqual(['50000']);
    expect(costs(fee('fixed', 50_000, '/hồ sơ'))).toEqual(['50000']);
    expect(costs(fee('fixed', 2_000, '2.000 đồng/trang'))).toEqual(['2000*']);
    expect(costs(fee('fixed', 40, '40.000đ/giấy'))).toEqual(['note']);
    expect(costs(fee('fixed', 145, '145 USD', 'USD'))).toEqual(['note']);
    expect(costs(fee('fixed', 25_000, '40.000 đồng'))).toEqual(['note']);
  });

  it('is never free by a bare zero, and never a number that a council sets', () => {
    expect(costs(fee('zero_no_note', 0))).toEqual(['unknown']);
    expect(costs(fee('by_province_council', 8_000))).toEqual(['council']);
    expect(costs(fee('free', 0))).toEqual(['free']);
    expect(costs()).toEqual(['unknown']);
    expect(writeCosts(recordWith({}))).toEqual(['unknown']);
  });

  it('names the ways it holds for where they differ, and tells a price list as a note', () => {
    const channels = [
      line('DIRECT', { fees: [fee('fixed', 20_000)] }),
      line('ONLINE', { fees: [fee('free', 0)] }),
      line('POSTAL'),
    ];
    expect(writeCosts(recordWith({ channels }))).toEqual(['20000@i', 'free@o', 'unknown@p']);
    const many = [1, 2, 3, 4, 5, 6, 7].map((at) => fee('fixed', at * 10_000));
    expect(costs(...many)).toEqual(['note']);
  });

  it('is read as it was written', () => {
    expect(readCost('160000*@op')).toEqual({
      kind: 'fixed',
      amountVnd: 160_000,
      conditional: true,
      channels: ['online', 'post'],
    });
    expect(readCost('council')).toEqual({ kind: 'council', conditional: false });
    expect(() => readCost('cheap')).toThrow('no cost');
  });
});

describe('the papers of a record', () => {
  const group = (heading: string, ...items: [original: number, copy: number][]) => ({
    case: heading,
    items: items.map(([original, copy]) => ({ name: 'Giấy', original, copy })),
  });

  it('are counted without the lines that have no quantity', () => {
    const documents = [group('', [1, 0], [0, 2], [0, 0])];
    expect(writePapers(recordWith({ documents }))).toBe('2:1:2');
    expect(writePapers(recordWith({ documents: [group('', [0, 0])] }))).toBe('');
  });

  it('add up under common headings, and range over cases to choose from', () => {
    const both = [
      group('* Giấy tờ phải nộp:', [1, 0]),
      group('* Giấy tờ phải xuất trình:', [1, 0]),
    ];
    expect(writePapers(recordWith({ documents: both }))).toBe('2:2:0');
    const cases = [group('Trường hợp A', [1, 0]), group('Trường hợp B', [1, 0], [1, 1])];
    expect(writePapers(recordWith({ documents: cases }))).toBe('1-2:1-2:0-1');
    expect(writePapers(recordWith({ documents: [...both, ...cases] }))).toBe('2-4:2-4:0-1');
    expect(readPapers('1-2:1:0-1')).toEqual({
      papers: { from: 1, to: 2 },
      originals: { from: 1, to: 1 },
      copies: { from: 0, to: 1 },
    });
    expect(readPapers('')).toBeUndefined();
    expect(() => readPapers('3:2')).toThrow('too short');
  });
});

it('names come without what cannot be seen', () => {
  expect(plain(' Hoa\u0300\u200b  Bi\u0300nh ')).toBe('Hoà Bình');
});
