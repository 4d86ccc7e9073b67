import { expect, it } from 'vitest';
import { live } from './support/live.ts';
import type { Step } from './support/steps.ts';

const leave: Step = { do: 'leave', on: 0 };
const leaveOnClone: Step = { do: 'leave', on: 1 };
const clone: Step = { do: 'clone', on: 0 };
const backUp: Step = { do: 'backUp', on: 0 };
const restore: Step = { do: 'restore', on: 0, old: false };
const heartbeat: Step = { do: 'heartbeat', on: 0, late: false };
const wait: Step = { do: 'wait', on: 0, ms: 60_000 };
const lostRequest: Step = { do: 'network', on: 0, fate: 'lostRequest' };
const lostAnswer: Step = { do: 'network', on: 0, fate: 'lostAnswer' };

/**
 * Lives that once lost a request, or would have by the same mistake: in a new epoch a restored hub
 * holds a clone's request at our place, and its word was taken for ours. Chance found the first
 * one after thousands of lives; here each is lived every time.
 */
const remembered: readonly (readonly [name: string, life: readonly Step[]])[] = [
  [
    'an answer of the new epoch reaches over the place that a clone took',
    [lostRequest, backUp, leave, clone, leaveOnClone, lostAnswer, restore, leave],
  ],
  [
    'a heartbeat of the new epoch tells of the place that a clone took',
    [clone, backUp, leave, wait, restore, leaveOnClone, wait, heartbeat, wait],
  ],
  [
    'the clone took the place of one that had been acknowledged behind a settled one',
    [leave, wait, backUp, heartbeat, clone, leave, wait, restore, leaveOnClone, wait, heartbeat],
  ],
  [
    'two backups come back, and the clone is there before us after each',
    [
      ...[clone, backUp, leave, wait, restore, leaveOnClone, wait, heartbeat],
      ...[backUp, leave, wait, restore, leaveOnClone, wait, heartbeat, leave],
    ],
  ],
];

it.each(remembered)('%s', async (_name, life) => {
  const { broken, world } = await live(life);
  expect(broken).toEqual([]);
  // The clone and we both left something, or the life proves nothing.
  expect(world.machines).toHaveLength(2);
  expect(world.promised.size).toBeGreaterThanOrEqual(2);
});
