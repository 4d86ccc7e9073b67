import fc from 'fast-check';
import { expect, test } from 'vitest';
import { starterContent } from '../../content/index.ts';
import {
  type Channel,
  type Cost,
  howLongFact,
  howMuchFact,
  type PublicService,
  toServiceDetails,
  toServiceFacts,
  whatToBringFact,
} from '../service/index.ts';
import { liftPages, liftSummary, liftSummaryMax, tiengMax, tiengOf } from './index.ts';

const channels = fc.uniqueArray(fc.constantFrom<Channel>('online', 'inPerson', 'post'), {
  minLength: 1,
});
const text = fc.constantFrom(
  { vi: 'một', en: 'one' },
  {
    vi: 'cho mỗi bản sao được cấp thêm theo yêu cầu',
    en: 'for each further copy that is asked for',
  },
);
const day = fc.constantFrom('2026-01-01', '2026-12-31', '2027-06-30');
const common = fc.record(
  { condition: text, channels, from: day, until: day },
  { requiredKeys: [] },
);
const cost: fc.Arbitrary<Cost> = fc.oneof(
  fc
    .tuple(common, fc.integer({ min: 1, max: 1_000_000_000 }), fc.option(text, { nil: undefined }))
    .map(([more, amountVnd, per]) => ({
      kind: 'fixed' as const,
      amountVnd,
      ...(per && { per }),
      ...more,
    })),
  common.map((more) => ({ kind: 'free' as const, ...more })),
  common.map((more) => ({ kind: 'setByCouncil' as const, ...more })),
  common.map((more) => ({ kind: 'seeNote' as const, note: { vi: 'xem', en: 'see' }, ...more })),
  common.map((more) => ({ kind: 'unknown' as const, ...more })),
);
const service = fc
  .record({
    one: fc.constantFrom(...starterContent().services),
    costs: fc.array(cost, { minLength: 1, maxLength: 5 }),
    channels,
    name: fc.array(fc.constantFrom('đăng', 'ký', 'việc', '-', 'I/2'), {
      minLength: 1,
      maxLength: 60,
    }),
  })
  .map(
    ({ one, name, ...more }): PublicService => ({
      ...one,
      ...more,
      shortName: { vi: name.join(' '), en: name.join(' ') },
    }),
  );
const today = fc.constantFrom(undefined, '2026-11-20', '2027-01-02');
const linesOf = (one: PublicService, on: string | undefined) => {
  const { heading, lines } = liftSummary(toServiceFacts(one), toServiceDetails(one), on);
  return [heading, ...lines.map((line) => line.text)];
};

test('every answer fits a lift, whatever a procedure says (L2)', () => {
  fc.assert(
    fc.property(service, today, (one, on) => {
      for (const language of ['vi', 'en'] as const) {
        const tieng = linesOf(one, on).map((line) => tiengOf(line[language]));
        expect(tieng.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(liftSummaryMax);
        expect(Math.min(...tieng.slice(1))).toBeGreaterThan(0);
      }
    }),
  );
});

test('a doubt of a fact stays a doubt, and nothing becomes free (law 1)', () => {
  fc.assert(
    fc.property(service, today, (one, on) => {
      const facts = toServiceFacts(one);
      const { lines } = liftSummary(facts, toServiceDetails(one), on);
      const line = (key: string) => lines.find((each) => each.key === key);
      const fee = howMuchFact(facts, on);
      expect(line('howMuch')?.unsure || fee.certainty === 'known').toBe(true);
      expect(line('howLong')?.unsure || howLongFact(facts).certainty === 'known').toBe(true);
      expect(line('whatToBring')?.unsure || whatToBringFact(one).certainty === 'known').toBe(true);
      expect(line('where')?.unsure || one.where.doubt === undefined).toBe(true);
      if (/không mất tiền/i.test(line('howMuch')?.text.vi ?? '')) {
        expect(one.costs.every(({ kind }) => kind === 'free')).toBe(true);
      }
      // Whoever is doubted is doubted in words, not by a mark alone.
      for (const { text: words, unsure } of lines) {
        if (unsure) expect(words.vi).toMatch(/hỏi|chưa rõ|tùy trường hợp/);
      }
    }),
  );
});

test('papers that are not on the kiosk are asked about', () => {
  const [one] = starterContent().services;
  if (!one) throw new Error('the starter has services');
  expect(liftSummary(toServiceFacts(one), undefined).lines.at(-1)).toMatchObject({
    unsure: true,
    text: { vi: 'Giấy tờ: hỏi nơi nộp' },
  });
});

test('larger letters make more pages, and no part is lost (L2)', () => {
  const words = fc.array(fc.nat({ max: 9 }).map((n) => 'tiếng '.repeat(n + 1).trim()));
  fc.assert(
    fc.property(words, fc.constantFrom('tall', 'wide', 'small'), (parts, unit) => {
      const pagesAt = (size: 'M' | 'L' | 'XL') =>
        liftPages(parts, (part) => part, tiengMax(unit as 'tall', size));
      for (const size of ['M', 'L', 'XL'] as const) {
        expect(pagesAt(size).flat()).toEqual(parts);
        for (const page of pagesAt(size)) {
          const tieng = page.reduce((sum, part) => sum + tiengOf(part), 0);
          expect(page.length === 1 || tieng <= tiengMax(unit as 'tall', size)).toBe(true);
        }
      }
      expect(pagesAt('XL').length).toBeGreaterThanOrEqual(pagesAt('M').length);
    }),
  );
});
