import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { simulateTime } from '../link/index.ts';
import { tellSoon, toldSoonMs } from './tell-soon.ts';

function listen(first: { version: number } | undefined) {
  const time = simulateTime(0);
  const problem = signal<string | undefined>(undefined);
  const content = signal(first);
  const told: number[] = [];
  tellSoon({
    after: time.after,
    fillRandom: (array) => array.fill(0x80),
    problem,
    content,
    tell: () => told.push(time.clock()),
  });
  return { time, problem, content, told };
}

it('tells disbelief and its end once each, within half a minute, and nothing of the network', async () => {
  const { time, problem, told } = listen({ version: 4 });
  for (const next of ['offline', undefined, 'nothingPublished', undefined]) problem.value = next;
  await time.advance(10 * toldSoonMs);
  expect(told).toEqual([]);
  problem.value = 'rollback';
  problem.value = 'guide';
  await time.advance(toldSoonMs);
  expect(told.length).toBe(1);
  problem.value = 'offline';
  await time.advance(toldSoonMs);
  expect(told.length).toBe(2);
});

it('tells that another version is shown once, within half a minute, and not that the same is shown anew', async () => {
  const { time, content, told } = listen(undefined);
  content.value = { version: 4 };
  await time.advance(toldSoonMs);
  expect(told.length).toBe(1);
  content.value = { version: 4 };
  await time.advance(10 * toldSoonMs);
  expect(told.length).toBe(1);
  content.value = { version: 5 };
  await time.advance(toldSoonMs);
  expect(told.length).toBe(2);
});
