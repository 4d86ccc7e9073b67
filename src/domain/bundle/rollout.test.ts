import { expect, it } from 'vitest';
import { judgeRollout, mayBeChance, type RolloutSide, rolloutSessionsMin } from './rollout.ts';

const well = { looping: 0, unwell: 0, refusing: 0 };
const before: RolloutSide = { sessions: 2_000, abandoned: 200, faults: 40 };

/** The same numbers each time (mulberry32). */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Serves 400 sessions and judges after every third; how many it took to stop by more than chance,
 * if it did.
 */
function stoppedAfter(chance: () => number, share: number, old: RolloutSide): number | undefined {
  let abandoned = 0;
  for (let sessions = 1; sessions <= 400; sessions += 1) {
    if (chance() < share) abandoned += 1;
    if (sessions % 3 !== 0) continue;
    const fresh = { sessions, abandoned, faults: 0 };
    if (judgeRollout(fresh, old, well) === undefined) continue;
    if (!mayBeChance(fresh, old, 'abandonment')) return sessions;
  }
  return undefined;
}

const fleets = 400;
const stops = (seed: number, share: number, of: RolloutSide) => {
  const chance = chanceFrom(seed);
  return Array.from({ length: fleets }, () => stoppedAfter(chance, share, of)).filter(
    (one) => one !== undefined,
  );
};

it.each([0.02, 0.05, 0.1, 0.2, 0.3])(
  'a version under which %f leave as before: when it is stopped, it is said that chance may do that',
  (share) => {
    const old = { sessions: 2_000, abandoned: 2_000 * share, faults: 0 };
    expect(stops(1, share, old).length / fleets).toBeLessThan(0.08);
  },
);

it.each([0.05, 0.1, 0.2])(
  'a version under which three times %f leave is stopped by more than chance, most often within a hundred sessions',
  (share) => {
    const old = { sessions: 2_000, abandoned: 2_000 * share, faults: 0 };
    const after = stops(2, 3 * share, old).toSorted((a, b) => a - b);
    expect(after.length / fleets).toBeGreaterThan(0.99);
    expect(after[fleets / 2]).toBeLessThan(100);
  },
);

it('stops for a single machine that loops, goes back or refuses, however few sessions there are', () => {
  const none = { sessions: 0, abandoned: 0, faults: 0 };
  expect(judgeRollout(none, none, well)).toBeUndefined();
  expect(judgeRollout(none, none, { ...well, looping: 1 })).toBe('crashLoop');
  expect(judgeRollout(none, none, { ...well, unwell: 1 })).toBe('appUnwell');
  expect(judgeRollout(none, none, { ...well, refusing: 1 })).toBe('contentRefused');
});

it.each([
  ['faults', { faults: 6, abandoned: 3 }, { faults: 5, abandoned: 5 }],
  ['abandonment', { faults: 3, abandoned: 6 }, { faults: 5, abandoned: 5 }],
] as const)(
  '%s that are exactly twice as many at the thirtieth session stop it',
  (why, twice, less) => {
    const old = { sessions: 300, faults: 30, abandoned: 30 };
    expect(judgeRollout({ sessions: 30, ...less }, old, well)).toBeUndefined();
    const fresh = { sessions: 30, ...twice };
    expect(judgeRollout(fresh, old, well)).toBe(why);
    expect(mayBeChance(fresh, old, why)).toBe(true);
    const many = { sessions: 300, faults: 10 * twice.faults, abandoned: 10 * twice.abandoned };
    expect(mayBeChance(many, old, why)).toBe(false);
  },
);

it('takes several faults a session for what they are: as many as before stop nothing', () => {
  const old = { sessions: 200, faults: 600, abandoned: 0 };
  const fresh = (faults: number) => ({ sessions: 40, faults, abandoned: 0 });
  expect(judgeRollout(fresh(120), old, well)).toBeUndefined();
  expect(judgeRollout(fresh(239), old, well)).toBeUndefined();
  expect(judgeRollout(fresh(240), old, well)).toBe('faults');
  expect(mayBeChance(fresh(240), old, 'faults')).toBe(false);
});

it('compares nothing under thirty sessions on either side, and what has not doubled is let go on', () => {
  const all = (sessions: number) => ({ sessions, abandoned: sessions, faults: sessions });
  expect(judgeRollout(all(rolloutSessionsMin - 1), before, well)).toBeUndefined();
  expect(judgeRollout(all(100), { sessions: 29, abandoned: 0, faults: 0 }, well)).toBeUndefined();
  expect(judgeRollout(all(rolloutSessionsMin), before, well)).toBe('faults');
  const much = { sessions: 100_000, abandoned: 19_900, faults: 3_900 };
  expect(judgeRollout(much, before, well)).toBeUndefined();
  expect(judgeRollout({ ...much, abandoned: 20_000 }, before, well)).toBe('abandonment');
});
