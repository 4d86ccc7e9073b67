import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Channel } from './channel.ts';
import { type Cost, costSchema } from './cost.ts';
import { howMuchFact } from './how-much-fact.ts';
import { moneyText } from './money.ts';

const channels = fc.uniqueArray(fc.constantFrom<Channel>('online', 'inPerson', 'post'), {
  minLength: 1,
});
const text = fc.constantFrom({ vi: 'một', en: 'one' }, { vi: 'hai', en: 'two' });
const common = fc.record({ condition: text, channels }, { requiredKeys: [] });

const cost: fc.Arbitrary<Cost> = fc.oneof(
  fc
    .tuple(common, fc.integer({ min: 1, max: 1_000_000_000 }))
    .map(([more, amountVnd]) => ({ kind: 'fixed' as const, amountVnd, ...more })),
  common.map((more) => ({ kind: 'free' as const, ...more })),
  common.map((more) => ({ kind: 'setByCouncil' as const, ...more })),
  common.map((more) => ({
    kind: 'seeNote' as const,
    note: { vi: 'ghi chú', en: 'note' },
    ...more,
  })),
  common.map((more) => ({ kind: 'unknown' as const, ...more })),
);
const costs = fc.array(cost, { minLength: 1, maxLength: 6 });

test('no resident is lied to about the price, whatever the lines', () => {
  fc.assert(
    fc.property(costs, channels, (lines, ways) => {
      for (const line of lines) expect(costSchema.safeParse(line).success).toBe(true);
      const fact = howMuchFact({ costs: lines, channels: ways });
      const words = JSON.stringify(fact);
      const has = (kind: Cost['kind']) => lines.some((line) => line.kind === kind);
      if (!has('free')) expect(words).not.toMatch(/Không mất tiền|Free of charge/);
      if (!has('setByCouncil') || !ways.includes('online')) {
        expect(words).not.toContain('ở Hà Nội: 0 đồng');
      }
      if (has('unknown') || has('seeNote') || has('setByCouncil')) {
        expect(fact.certainty).not.toBe('known');
      }
      if (fact.certainty === 'known') expect(fact.lines.some((line) => line.unsure)).toBe(false);
      for (const line of lines) {
        if (line.kind === 'fixed') expect(words).toContain(moneyText(line.amountVnd).vi);
      }
      expect(words).not.toMatch(/undefined|NaN|Infinity/);
    }),
  );
});
