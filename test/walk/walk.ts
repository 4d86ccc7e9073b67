import fc from 'fast-check';

/** What stands in no lexicon; no pair of its letters means anything in Telex. */
export const canary = 'kqmbqk7421';
/** A fabricated card (domain.md §3.1). */
export const cardName = 'Trần Thị Minh Hoà';
export const cardNumber = '001199012345';

/** What a scanner that types can bring. */
export const codes = [
  `${cardNumber}|012345678|${cardName}|05031999|Nữ|Tổ 4, Phường Láng, Hà Nội|12082021`,
  '000.00.12.H26-200526-0001',
  '8934563138165',
  'https://example.com/khuyen-mai',
  'motcham:follow:5555555555K',
  'motcham:badge:1.0123456Z.CB-17',
  'motcham:kiosk:1',
  `${canary} ${canary}`,
  'x'.repeat(600),
  '0912345678',
] as const;

/** Glass that a kiosk can have, px: 32" and 10.1" both ways round, and the seven-inch one. */
export const units = [
  { width: 1080, height: 1920 },
  { width: 800, height: 1280 },
  { width: 1024, height: 600 },
  { width: 600, height: 1024 },
  { width: 1280, height: 800 },
] as const;

const keys = [
  ...['Tab', 'Enter', 'Escape', 'Space', 'Backspace', 'ArrowUp', 'ArrowDown', 'ArrowLeft'],
  ...['ArrowRight', 'F1', 'F2', 'F5', 'Home', 'PageDown', 'Delete', 'a', 'd', '7', '0'],
] as const;

export type Step =
  /** A control that can be seen; `inside`: none of the access keys. */
  | { readonly do: 'tap'; readonly nth: number; readonly inside: boolean }
  /** Anywhere, outside of targets too, as shares of the glass. */
  | { readonly do: 'point'; readonly x: number; readonly y: number }
  | { readonly do: 'key'; readonly key: (typeof keys)[number] }
  | { readonly do: 'type' }
  | { readonly do: 'wedge'; readonly code: number }
  | { readonly do: 'net'; readonly on: boolean }
  | { readonly do: 'unit'; readonly unit: number }
  | { readonly do: 'wait'; readonly seconds: number }
  | { readonly do: 'corners' };

const share = fc.double({ min: 0, max: 1, noNaN: true });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 16,
    arbitrary: fc.record({
      do: fc.constant('tap' as const),
      nth: fc.nat(60),
      inside: fc.constant(true),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('tap' as const),
      nth: fc.nat(60),
      inside: fc.constant(false),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('point' as const), x: share, y: share }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('key' as const), key: fc.constantFrom(...keys) }),
  },
  { weight: 2, arbitrary: fc.constant({ do: 'type' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('wedge' as const), code: fc.nat(codes.length - 1) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('net' as const), on: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('unit' as const), unit: fc.nat(units.length - 1) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      seconds: fc.integer({ min: 1, max: 45 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'corners' as const }) },
);

/** One resident who presses whatever there is; `hub`: whether it can be reached when they come. */
export interface Walk {
  readonly hub: boolean;
  readonly steps: readonly Step[];
}

export const walks: fc.Arbitrary<Walk> = fc.record({
  hub: fc.boolean(),
  steps: fc.array(step, { minLength: 8, maxLength: 36 }),
});

/** The same walk for the same seed. */
export function walkOf(seed: number): Walk {
  const [walk] = fc.sample(walks, { seed, numRuns: 1 });
  if (!walk) throw new Error('broken invariant: one walk was asked for');
  return walk;
}
