import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { simulateTime } from '../link/index.ts';
import { disbeliefToldMs, tellDisbelief } from './tell-disbelief.ts';

it('tells disbelief and its end once each, within half a minute, and nothing of the network', async () => {
  const time = simulateTime(0);
  const problem = signal<string | undefined>(undefined);
  const told: number[] = [];
  tellDisbelief({
    after: time.after,
    fillRandom: (array) => array.fill(0x80),
    problem,
    tell: () => told.push(time.clock()),
  });
  for (const next of ['offline', undefined, 'nothingPublished', undefined]) problem.value = next;
  await time.advance(10 * disbeliefToldMs);
  expect(told).toEqual([]);
  problem.value = 'rollback';
  problem.value = 'guide';
  await time.advance(disbeliefToldMs);
  expect(told.length).toBe(1);
  problem.value = 'offline';
  await time.advance(disbeliefToldMs);
  expect(told.length).toBe(2);
});
