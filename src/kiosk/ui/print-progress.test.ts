import { expect, test } from 'vitest';
import { printSteps } from './print-progress.tsx';

test('only evidence fills steps, and only proof fills the last (law 1)', () => {
  const order = [
    printSteps(undefined),
    printSteps({ state: 'queued' }),
    printSteps({ state: 'printing' }),
    printSteps({ state: 'unconfirmed', reason: 'noEvidence' }),
    printSteps({ state: 'printed', evidence: 'status', reprint: false }),
  ];
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(new Set(order).size).toBe(order.length);
  expect(printSteps({ state: 'failed', reason: 'timedOut' })).toBe(0);
  expect(printSteps({ state: 'waitingPaper' })).toBeLessThan(order.at(-1) ?? 0);
});
