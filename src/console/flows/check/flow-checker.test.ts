import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { starterGuides } from '../../../content/index.ts';
import { type CheckWorker, FlowChecker } from './flow-checker.ts';
import { type CheckJob, runCheck } from './run-check.ts';

const [flow] = starterGuides();
if (!flow) throw new Error('there are no flows');
const job: CheckJob = { flow, published: undefined, today: '2026-11-22' };
const made: (CheckWorker & { jobs: CheckJob[]; ended: boolean })[] = [];
function makeWorker(): CheckWorker {
  const worker = {
    onmessage: null,
    onerror: null,
    jobs: [] as CheckJob[],
    ended: false,
    postMessage: (given: CheckJob) => void worker.jobs.push(given),
    terminate: () => {
      worker.ended = true;
    },
  };
  made.push(worker);
  return worker;
}
beforeEach(() => {
  vi.useFakeTimers();
  made.length = 0;
});
afterEach(() => vi.useRealTimers());

test('a newer flow ends the run of the older one', () => {
  const checker = new FlowChecker(makeWorker);
  checker.check(job);
  vi.advanceTimersByTime(0);
  expect(made).toHaveLength(1);
  checker.check(job);
  expect(made[0]?.ended).toBe(true);
  vi.advanceTimersByTime(300);
  expect(made).toHaveLength(2);
  made[1]?.onmessage?.({ data: runCheck(job, () => 0) } as MessageEvent);
  expect(checker.checked.value.state).toBe('done');
  expect(checker.isRunning.value).toBe(false);
  checker.close();
});

test('a run past the bound is cut off with its memory, and claims nothing', () => {
  const checker = new FlowChecker(makeWorker);
  checker.check(job);
  vi.advanceTimersByTime(11_000);
  expect(made[0]?.ended).toBe(true);
  expect(checker.checked.value.state).toBe('tooLong');
  checker.close();
});
