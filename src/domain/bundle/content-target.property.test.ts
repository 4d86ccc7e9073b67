import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstOf, isInRing, type Ring } from './index.ts';

/** What rings grow through, in percent (requirements P9). */
const steps = [0, 1, 10, 50, 99, 100] as const;
const kioskName = fc.string({ minLength: 1, maxLength: 32 });
const saltText = fc.string({ minLength: 1, maxLength: 64 });
/** A house, a quarter, a ward: kiosks of one fleet, each with another name. */
const fleet = fc
  .constantFrom(1, 2, 3, 30, 150)
  .chain((count) => fc.uniqueArray(kioskName, { minLength: count, maxLength: count }));

const inside = async (ring: Ring, kiosks: readonly string[]) => {
  const places = await Promise.all(kiosks.map((kiosk) => isInRing(ring, kiosk)));
  return new Set(kiosks.filter((_, at) => places[at]));
};

it('1 % of any fleet is one kiosk at least, and no ring takes a kiosk out again', () =>
  fc.assert(
    fc.asyncProperty(fleet, saltText, async (kiosks, salt) => {
      const first = await firstOf(kiosks, salt);
      expect(kiosks).toContain(first);
      let before = new Set<string>();
      for (const percent of steps) {
        const now = await inside({ salt, percent, ...(first !== undefined && { first }) }, kiosks);
        if (percent > 0) expect(now.size).toBeGreaterThanOrEqual(1);
        if (percent > 0) expect(now.has(first ?? '')).toBe(true);
        for (const kiosk of before) expect(now.has(kiosk)).toBe(true);
        before = now;
      }
      expect(before.size).toBe(kiosks.length);
    }),
    { numRuns: 60 },
  ));

it('a kiosk has one place for each salt, whoever asks and in whatever order', () =>
  fc.assert(
    fc.asyncProperty(fleet, saltText, fc.constantFrom(...steps), async (kiosks, salt, percent) => {
      const ring = { salt, percent };
      const once = await inside(ring, kiosks);
      expect(await inside(ring, kiosks.toReversed())).toEqual(once);
      // The first is the first of the fleet, however the hub lists it.
      expect(await firstOf(kiosks.toReversed(), salt)).toBe(await firstOf(kiosks, salt));
      // Alone it stands where it stands among others.
      const [one = ''] = kiosks;
      expect((await inside(ring, [one])).has(one)).toBe(once.has(one));
    }),
    { numRuns: 60 },
  ));

it('rings are of their size, and another salt deals anew', async () => {
  const kiosks = Array.from({ length: 10_000 }, (_, at) => `k-${at}`);
  const ofSalt = (salt: string) => inside({ salt, percent: 10 }, kiosks);
  const [one, other] = [await ofSalt('một'), await ofSalt('hai')];
  // 1,000 expected, standard deviation 30: five of them.
  for (const { size } of [one, other]) expect(Math.abs(size - 1_000)).toBeLessThan(150);
  const both = [...one].filter((kiosk) => other.has(kiosk));
  // 100 expected of two that have nothing to do with one another, standard deviation 9.
  expect(Math.abs(both.length - 100)).toBeLessThan(50);
});
