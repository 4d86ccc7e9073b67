import { describe, expect, test } from 'vitest';
import type { Channel } from './channel.ts';
import type { Cost } from './cost.ts';
import { howMuchFact } from './how-much-fact.ts';

const all: Channel[] = ['online', 'inPerson', 'post'];
const condition = { vi: 'người thuộc hộ nghèo', en: 'poor households' };

function fact(costs: Cost[], channels: Channel[] = all) {
  return howMuchFact({ costs, channels });
}

describe('how much', () => {
  test('a zero that nobody explained is not known, and never free', () => {
    const { headline, certainty, lines } = fact([{ kind: 'unknown' }]);
    expect(headline).toEqual({ vi: 'Chưa rõ', en: 'Not known' });
    expect(certainty).toBe('unknown');
    expect(lines.every((line) => line.unsure)).toBe(true);
    expect(JSON.stringify([headline, lines])).not.toMatch(/Không mất tiền|[Ff]ree/);
  });

  test('free is said only when the source says it', () => {
    const { headline, certainty, lines } = fact([{ kind: 'free' }]);
    expect(headline).toEqual({ vi: 'Không mất tiền', en: 'Free of charge' });
    expect(certainty).toBe('known');
    expect(lines).toEqual([]);
  });

  test('free for some people does not make the headline free', () => {
    const { headline, lines } = fact([
      { kind: 'fixed', amountVnd: 20_000 },
      { kind: 'free', condition },
    ]);
    expect(headline.vi).toBe('20.000 đồng');
    expect(lines.map((line) => line.text.vi)).toContain('Người thuộc hộ nghèo: Không mất tiền');
  });

  test('free under a condition only leaves the rest unknown', () => {
    expect(fact([{ kind: 'unknown' }, { kind: 'free', condition }])).toMatchObject({
      headline: { vi: 'Chưa rõ' },
      certainty: 'partly',
    });
  });

  test('a fee of the council is 0 online in Hanoi, by the named resolution, and open at a desk', () => {
    const { headline, certainty, lines } = fact([{ kind: 'setByCouncil' }]);
    expect(headline.vi).toBe('Nộp trực tuyến ở Hà Nội: 0 đồng');
    expect(certainty).toBe('partly');
    expect(lines[0]).toMatchObject({ unsure: false });
    expect(lines[0]?.text.vi).toContain('77/2025/NQ-HĐND');
    expect(lines[1]?.text.vi).toMatch(/tại quầy.*Hội đồng nhân dân/);
    expect(lines[1]?.unsure).toBe(true);
  });

  test('a fee of the council without an online way promises no zero', () => {
    const { headline, lines } = fact([{ kind: 'setByCouncil' }], ['inPerson']);
    expect(headline.vi).toBe('Chưa rõ');
    expect(JSON.stringify(lines)).not.toContain('77/2025');
  });

  test('a certain fixed fee beside a council fee is not hidden behind the zero', () => {
    const { headline } = fact([{ kind: 'setByCouncil' }, { kind: 'fixed', amountVnd: 8000 }]);
    expect(headline.vi).not.toContain('0 đồng ở Hà Nội');
    expect(headline.vi).toBe('8.000 đồng');
  });

  test('one amount, several amounts and several ways', () => {
    expect(fact([{ kind: 'fixed', amountVnd: 45_000 }]).headline).toEqual({
      vi: '45.000 đồng',
      en: '45,000 VND',
    });
    const two = fact([
      { kind: 'fixed', amountVnd: 10_000, channels: ['online'] },
      { kind: 'fixed', amountVnd: 20_000, channels: ['inPerson'] },
    ]);
    expect(two.headline).toEqual({ vi: 'Từ 10.000 đến 20.000 đồng', en: '10,000 to 20,000 VND' });
    expect(two.lines.map((line) => line.text.vi)).toEqual([
      'Nộp trực tuyến: 10.000 đồng',
      'Nộp tại quầy: 20.000 đồng',
      'Nộp trực tuyến có thể được thành phố trả giúp.',
    ]);
  });

  test('a fee for a desk alone says nothing of help for online dossiers', () => {
    const { lines } = fact([{ kind: 'fixed', amountVnd: 2000 }], ['inPerson']);
    expect(lines).toEqual([]);
  });

  test('free with a charge for an extra is still free, and the extra is told', () => {
    const note = { vi: 'Theo quy định.', en: 'By the rules.' };
    const { headline, lines, certainty } = fact([
      { kind: 'free' },
      { kind: 'seeNote', note, condition: { vi: 'xin thêm bản sao', en: 'extra copies' } },
    ]);
    expect(headline.vi).toBe('Không mất tiền');
    expect(lines).toMatchObject([
      { text: { vi: 'Xin thêm bản sao: Theo quy định.' }, unsure: true },
    ]);
    expect(certainty).toBe('partly');
  });

  test('amounts of the same thing keep it in the headline', () => {
    const per = { vi: 'mỗi trang', en: 'a page' };
    const { headline, lines } = fact(
      [
        { kind: 'fixed', amountVnd: 2000, per, condition: { vi: '2 trang đầu', en: 'first 2' } },
        { kind: 'fixed', amountVnd: 1000, per, channels: ['post'], condition },
      ],
      ['inPerson'],
    );
    expect(headline.vi).toBe('Từ 1.000 đến 2.000 đồng mỗi trang');
    expect(lines[1]?.text.vi).toBe('Gửi bưu điện (người thuộc hộ nghèo): 1.000 đồng mỗi trang');
  });

  test('a price that exists only in words depends, and the words are shown as unsure', () => {
    const note = { vi: 'Tùy loại xe.', en: 'Depends on the vehicle.' };
    expect(fact([{ kind: 'seeNote', note }])).toMatchObject({
      headline: { vi: 'Tùy trường hợp' },
      certainty: 'unknown',
      lines: [{ text: note, unsure: true }],
    });
  });

  test('a condition without English keeps its Vietnamese words', () => {
    const only = { vi: 'cấp lần đầu', en: '' };
    const { lines } = fact([
      { kind: 'fixed', amountVnd: 20_000, condition: only },
      { kind: 'seeNote', note: { vi: 'Theo biểu phí', en: '' }, condition: only },
    ]);
    expect(lines[0]?.text.en).toBe('Cấp lần đầu: 20,000 VND');
    expect(lines[1]?.text.en).toBe('Cấp lần đầu: Theo biểu phí');
  });

  describe('an amount that ends on a day', () => {
    const half: Cost = {
      kind: 'fixed',
      amountVnd: 25_000,
      condition: { vi: 'đến hết ngày 31/12/2026', en: 'until 31 December 2026' },
      until: '2026-12-31',
    };
    const whole: Cost = {
      kind: 'fixed',
      amountVnd: 50_000,
      condition: { vi: 'từ ngày 1/1/2027', en: 'from 1 January 2027' },
      from: '2027-01-01',
    };
    const on = (costs: Cost[], today?: string) => howMuchFact({ costs, channels: all }, today);

    test('is the price until then, with what follows it beside; without a clock both are', () => {
      const dated = on([half, whole], '2026-12-31');
      expect(dated.headline.vi).toBe('25.000 đồng');
      expect(on([half, whole]).headline.vi).toBe('Từ 25.000 đến 50.000 đồng');
      for (const { lines } of [dated, on([half, whole])]) {
        expect(JSON.stringify(lines)).toContain('Đến hết ngày 31/12/2026: 25.000 đồng');
        expect(JSON.stringify(lines)).toContain('Từ ngày 1/1/2027: 50.000 đồng');
      }
      // Nothing holds yet: what will is said with its day, rather than nothing.
      expect(on([whole], '2026-12-31').headline.vi).toBe('50.000 đồng');
      const free: Cost = { kind: 'free', from: '2027-01-01' };
      const { until: _, ...always } = half;
      expect(on([free, always], '2026-12-31').headline.vi).toBe('25.000 đồng');
      expect(on([free, half], '2027-01-01').headline.vi).toBe('Không mất tiền');
    });

    test('says its first day before it holds, also where its words do not', () => {
      const { condition: _, ...wordless } = whole;
      const now = on([wordless], '2026-12-31');
      expect(JSON.stringify(now.lines)).toContain('Từ ngày 1/1/2027: 50.000 đồng');
      expect(JSON.stringify(on([wordless]).lines)).toContain('Từ ngày 1/1/2027: 50.000 đồng');
      expect(JSON.stringify(on([wordless], '2027-01-01').lines)).not.toContain('1/1/2027');
      const children = { ...whole, condition: { vi: 'trẻ em', en: 'children' } };
      expect(JSON.stringify(on([children], '2026-12-31').lines)).toContain(
        'Trẻ em, từ ngày 1/1/2027: 50.000 đồng',
      );
    });

    test('gives way to the one that follows it', () => {
      const { headline, lines, certainty } = on([half, whole], '2027-01-01');
      expect(headline.vi).toBe('50.000 đồng');
      expect(certainty).toBe('known');
      expect(JSON.stringify(lines)).not.toContain('25.000');
    });

    test('is a doubt where nothing follows it, and never the price', () => {
      const { condition: _, ...always } = half;
      for (const cost of [half, always]) {
        const { headline, lines, certainty } = on([cost], '2027-01-01');
        expect(JSON.stringify([headline, lines])).not.toContain('25.000');
        expect(certainty).toBe('unknown');
        expect(lines.some(({ unsure, text }) => unsure && text.vi.includes('31/12/2026'))).toBe(
          true,
        );
      }
    });
  });
});
