import { expect, test, vi } from 'vitest';
import type { PrintState } from '../../domain.ts';
import { sampleSlips } from '../golden/samples.ts';
import { printerProfiles } from '../profiles/index.ts';
import { renderReceipt } from '../raster/index.ts';
import { memoryPrinter } from '../test-support/memory-link.ts';
import { fastLimits } from '../test-support/rig.ts';
import { EscposDriver, type SentPhase } from './index.ts';

// Real sockets, disks and processes on a shared machine; no test measures time by this.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const slip = sampleSlips['feedback-vi']!;

async function printOn(memory: ReturnType<typeof memoryPrinter>, from: SentPhase, body = true) {
  const phases: SentPhase[] = [];
  const states: PrintState['state'][] = [];
  const state = await new EscposDriver(memory.open, printerProfiles['escpos-80'], fastLimits).print(
    {
      id: 'job',
      from,
      reprint: false,
      render: body ? async (reprint) => renderReceipt(slip, 576, reprint) : undefined,
      mayStillSend: () => true,
      mustAsk: () => false,
    },
    {
      state: (next) => states.push(next.state),
      phase: async (phase) => {
        phases.push(phase);
      },
    },
    new AbortController().signal,
  );
  return { state, phases, states };
}

test('asks DLE EOT 1, 2 and 4 before anything else, then switches DLE DC4 off', async () => {
  const memory = memoryPrinter();
  await printOn(memory, { phase: 'fresh' });
  const bytes = memory.written();
  expect(bytes.subarray(0, 9).toString('hex')).toBe('100401100402100404');
  const raster = bytes.indexOf('1d7630', 'hex');
  expect(bytes.indexOf('1d284405001401000200', 'hex')).toBeLessThan(raster);
  // No real-time question once the slip is under way: it could break into a band.
  expect(bytes.subarray(raster).includes(Buffer.from([0x10, 0x04]))).toBe(false);
  // The last words are the cut and the two questions that must be answered from behind it.
  expect(bytes.subarray(-18).toString('hex')).toMatch(/^1d5642001d284806003030.{8}1d7201$/);
});

test('keeps the counter and whether it is a reprint before it sends', async () => {
  const memory = memoryPrinter();
  const { phases, states } = await printOn(memory, { phase: 'fresh' });
  expect(phases).toEqual([{ phase: 'sent', counter: 0, reprint: false, printer: 'M0000001' }]);
  expect(states).toContain('printing');
});

test('found half sent, counter moved: it came out, nothing is printed', async () => {
  const memory = memoryPrinter();
  memory.printer.cuts = 8;
  const { state } = await printOn(memory, {
    phase: 'sent',
    counter: 7,
    reprint: false,
    printer: 'M0000001',
  });
  expect(state).toEqual({ state: 'printed', evidence: 'cutCounter', reprint: false });
  expect(memory.papers).toHaveLength(0);
});

test('found half sent, counter stands: the piece is cut off as VOID and the slip marked', async () => {
  const memory = memoryPrinter();
  memory.printer.cuts = 7;
  const { state, phases } = await printOn(memory, {
    phase: 'sent',
    counter: 7,
    reprint: false,
    printer: 'M0000001',
  });
  expect(state).toMatchObject({ state: 'printed', reprint: true });
  expect(phases.map(({ phase }) => phase)).toEqual(['voiding', 'sent']);
  expect(memory.papers.map((paper) => paper.texts)).toEqual([['*** VOID ***'], []]);
});

test('found while voiding, counter moved: the piece is off already', async () => {
  const memory = memoryPrinter();
  memory.printer.cuts = 8;
  const { state } = await printOn(memory, { phase: 'voiding', counter: 7, printer: 'M0000001' });
  expect(state).toMatchObject({ state: 'printed', reprint: true });
  expect(memory.papers).toHaveLength(1);
});

test('body gone with the power, counter stands: cut off, and said to have failed', async () => {
  const memory = memoryPrinter();
  memory.printer.cuts = 7;
  const { state } = await printOn(
    memory,
    { phase: 'sent', counter: 7, reprint: false, printer: 'M0000001' },
    false,
  );
  expect(state).toEqual({ state: 'failed', reason: 'cancelled' });
  expect(memory.papers.map((paper) => paper.texts)).toEqual([['*** VOID ***']]);
});

test.each([
  ['another printer hangs there now', 3],
  ['somebody else printed in between', 11],
])('body gone and %s: unconfirmed, nobody can know', async (_why, cuts) => {
  const memory = memoryPrinter();
  memory.printer.cuts = cuts;
  const { state } = await printOn(
    memory,
    { phase: 'sent', counter: 7, reprint: false, printer: 'M0000001' },
    false,
  );
  expect(state).toEqual({ state: 'unconfirmed', reason: 'powerLost' });
  expect(memory.papers).toHaveLength(0);
});
