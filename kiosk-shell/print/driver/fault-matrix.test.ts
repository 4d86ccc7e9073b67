import { describe, expect, test, vi } from 'vitest';
import { runFaults, runNaively } from '../test-support/fault-run.ts';
import { answerModes } from '../test-support/faults.ts';

// Real sockets, disks and processes on a shared machine; no test measures time by this.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 });

/** Faults of each mode here; `npm run bench:print -- --faults 600` makes the long run. */
const faults = 16;

describe('random faults', () => {
  test.each(answerModes)('answers by the %s: none lost, no double without a mark', async (mode) => {
    const report = await runFaults({ count: faults, seed: 2026, mode, atOnce: 8 });
    expect(report.findings).toEqual([]);
    expect(report.printed + report.asked).toBe(faults);
    // Answers as the manual has them leave nobody to be asked.
    if (mode === 'manual') expect(report.printed).toBe(faults);
  });

  test('the naive control loses slips and says that they were sent', async () => {
    expect((await runNaively(4, 2026)).lost).toBeGreaterThan(0);
  });
});
