import { describe, expect, it } from 'vitest';
import { live, search } from './support/live.ts';
import type { Step } from './support/steps.ts';
import type { Flaws } from './support/world.ts';

const leave: Step = { do: 'leave', on: 0 };
const wait: Step = { do: 'wait', on: 0, ms: 60_000 };

/**
 * Builds that lose requests, each with the life that shows it. A checker that finds nothing wrong
 * with one of them has no teeth, and what it says of the real one is worth nothing.
 */
const flawed: readonly (readonly [
  name: string,
  flaws: Flaws,
  life: readonly Step[],
  said: RegExp,
])[] = [
  [
    'deduplication by conflict alone',
    { hub: 'conflictOnly' },
    // The commit hangs and is cancelled; its retry writes nothing, and is acknowledged at once.
    [{ do: 'standby', on: 0, stuck: true }, leave, wait, { do: 'failOver', on: 0 }],
    /1 acknowledged, 0 held after a failover/,
  ],
  [
    'an acknowledgement before the commit',
    { hub: 'ackBeforeCommit' },
    [{ do: 'crashHub', on: 0, after: 6 }, leave, wait],
    /1 acknowledged, 0 held after a crash/,
  ],
  [
    'a disk that keeps writes only later',
    { relaxed: true },
    [wait, { do: 'network', on: 0, fate: 'lostRequest' }, leave, { do: 'powerCut', on: 0 }],
    /#1 lost/,
  ],
];

describe('the checker', () => {
  it.each(flawed)('finds %s, and nothing in the real one', async (_name, flaws, life, said) => {
    // The same life, a moment earlier or later, is no matter for the real one.
    expect((await live(life)).broken).toEqual([]);
    expect((await live(life, flaws)).broken.join('\n')).toMatch(said);
  });

  it.each(flawed)(
    'finds %s by chance, and says how to see it again',
    async (_name, flaws) => {
      const found = await search(flaws, { runs: 1_000, seed: 7 });
      expect(found?.error).toMatch(/lost|doubled|acknowledged|holed|holds|no reason|failed/);
      expect(found?.replay).toMatch(/^SIMULATION_SEED=7 SIMULATION_PATH=\S+ npm run/);
      const [, seed, path] = /SEED=(\S+) SIMULATION_PATH=(\S+)/.exec(found?.replay ?? '') ?? [];
      const again = await search(flaws, { runs: 1_000, seed: Number(seed), path });
      expect(again?.life).toEqual(found?.life);
    },
    600_000,
  );
});
