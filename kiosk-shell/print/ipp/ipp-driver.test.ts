import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { PrintState } from '../../domain.ts';
import type { SentPhase } from '../driver/index.ts';
import { IppPrinter, type IppPrinterOptions } from '../emulator/ipp-printer.ts';
import { sampleSlips } from '../golden/samples.ts';
import { type IppProfile, printerProfiles } from '../profiles/index.ts';
import { type Bitmap, renderReceipt } from '../raster/index.ts';
import { openQueueRig, seededRandom, settled, until } from '../test-support/rig.ts';
import { IppDriver, type IppLimits } from './ipp-driver.ts';
import { operations } from './ipp-tags.ts';

// Real sockets, disks and processes on a shared machine; no test measures time by this.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const slip = sampleSlips['feedback-vi']!;
const counting = printerProfiles['ipp-everywhere-counting'];
const limits: IppLimits = { lookMs: 10, timeoutMs: 5000, followMs: 30_000, sendsMax: 8 };
/** A roll at the slip's own dots: paper and slip can be held side by side. */
const roll = { media: 'roll_current_72x0mm', dpis: [203], rasterTypes: ['black_1'] };
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function rig(options: Partial<IppPrinterOptions> = {}, profile: IppProfile = counting) {
  const printer = new IppPrinter({ ...roll, ...options });
  await printer.plugIn();
  closers.push(() => printer.unplug());
  const { queue, close } = await openQueueRig(new IppDriver(printer.url, profile, limits));
  closers.push(close);
  const seen: PrintState['state'][] = [];
  queue.onJob(({ print }) => seen.push(print.state));
  const print = async () => {
    const id = randomUUID();
    await queue.submit(id, slip);
    return settled(queue, id);
  };
  return { printer, queue, seen, print };
}

const plain = renderReceipt(slip, 576);
const marked = renderReceipt(slip, 576, true);
function countOf(printer: IppPrinter) {
  const found = { plain: 0, marked: 0, other: 0 };
  for (const { bitmap } of printer.papers) {
    if (sameDots(bitmap, plain)) found.plain += 1;
    else if (sameDots(bitmap, marked)) found.marked += 1;
    else found.other += 1;
  }
  return found;
}
function sameDots(left: Bitmap, right: Bitmap): boolean {
  return left.heightDots === right.heightDots && Buffer.compare(left.data, right.data) === 0;
}

describe('a printer that is well', () => {
  test('is validated, gets job and document, and every dot of it', async () => {
    const { printer, print } = await rig();
    expect(await print()).toEqual({ state: 'printed', evidence: 'impressions', reprint: false });
    expect(countOf(printer)).toEqual({ plain: 1, marked: 0, other: 0 });
    const order = [operations.validateJob, operations.createJob, operations.sendDocument];
    expect(printer.asked.filter((operation) => order.some((one) => one === operation))).toEqual(
      order,
    );
  });

  test('completed is not paper where sheets are not counted: the resident is asked', async () => {
    const notCounting = await rig({ countsImpressions: false });
    expect(await notCounting.print()).toEqual({ state: 'unconfirmed', reason: 'noEvidence' });
    const spooler = await rig({}, printerProfiles['ipp-everywhere']);
    expect(await spooler.print()).toEqual({ state: 'unconfirmed', reason: 'noEvidence' });
  });
});

describe('a printer that cannot print now', () => {
  test.each([
    ['media-empty-error', 'waitingPaper'],
    ['media-empty-warning', 'waitingPaper'],
    ['media-needed-report', 'waitingPaper'],
    ['cover-open', 'waitingCover'],
    ['door-open-error', 'waitingCover'],
    ['media-jam-error', 'waitingPrinter'],
  ] as const)('%s before: nothing is sent; it prints once afterwards', async (reason, state) => {
    const { printer, queue, seen } = await rig();
    printer.setReasons(reason);
    const id = randomUUID();
    await queue.submit(id, slip);
    await until(() => seen.includes(state));
    expect(printer.jobs).toBe(0);
    printer.setReasons();
    expect((await settled(queue, id)).state).toBe('printed');
    expect(countOf(printer)).toEqual({ plain: 1, marked: 0, other: 0 });
  });

  test('media-empty with the job inside: waits, and the same job prints', async () => {
    const { printer, queue, seen } = await rig();
    printer.mishap = (operation) => {
      if (operation === operations.sendDocument) printer.setReasons('media-empty-error');
      return undefined;
    };
    const id = randomUUID();
    await queue.submit(id, slip);
    await until(() => seen.includes('waitingPaper'));
    printer.mishap = () => undefined;
    printer.setReasons();
    expect(await settled(queue, id)).toMatchObject({ state: 'printed', reprint: false });
    expect(countOf(printer)).toEqual({ plain: 1, marked: 0, other: 0 });
  });
});

describe('a server that is not to be relied on', () => {
  const creating = [operations.createJob, operations.sendDocument] as const;

  test.each(['busy', 'lost', 'half', 'silent'] as const)(
    '%s, once at each step',
    async (mishap) => {
      for (const at of Object.values(operations)) {
        const { printer, print } = await rig();
        let left = 1;
        printer.mishap = (operation) => (operation === at && left-- > 0 ? mishap : undefined);
        const state = await print();
        const found = countOf(printer);
        const where = `${mishap} at ${at}: ${JSON.stringify({ state, found })}`;
        expect(state.state, where).toBe('printed');
        expect(found.plain + found.marked, where).toBe(1);
        expect(state, where).toMatchObject({ reprint: found.marked === 1 });
        if (!creating.some((one) => one === at)) expect(found.plain, where).toBe(1);
      }
    },
  );

  test('forgets its jobs after printing: asked by name, sent again with the mark', async () => {
    const { printer, print } = await rig();
    let left = 1;
    printer.mishap = (operation) => {
      if (operation !== operations.getJobAttributes || left-- < 1) return undefined;
      printer.forget();
      return undefined;
    };
    expect(await print()).toMatchObject({ state: 'printed', reprint: true });
    expect(countOf(printer)).toEqual({ plain: 1, marked: 1, other: 0 });
  });

  test('the answer to Send-Document is lost: found by its name, not sent again', async () => {
    const { printer, print } = await rig();
    printer.mishap = (operation) => (operation === operations.sendDocument ? 'silent' : undefined);
    expect(await print()).toMatchObject({ state: 'printed', reprint: false });
    expect(countOf(printer)).toEqual({ plain: 1, marked: 0, other: 0 });
  });

  test('always 503: nothing was sent, and the slip is not said to be printed', async () => {
    const { printer, queue, seen } = await rig();
    printer.mishap = (operation) => (operation === operations.validateJob ? 'busy' : undefined);
    const id = randomUUID();
    await queue.submit(id, slip);
    expect(await settled(queue, id)).toEqual({ state: 'failed', reason: 'printerError' });
    expect(seen).not.toContain('printed');
    expect(printer.papers).toHaveLength(0);
  });

  test('cancelled at the panel before paper: told as cancelled, not printed again', async () => {
    const { printer, queue, seen } = await rig();
    printer.mishap = (operation) => {
      if (operation === operations.sendDocument) printer.setReasons('media-empty-error');
      return undefined;
    };
    const id = randomUUID();
    await queue.submit(id, slip);
    await until(() => seen.includes('waitingPaper'));
    printer.end('canceled');
    expect(await settled(queue, id)).toEqual({ state: 'failed', reason: 'cancelled' });
    expect(printer.papers).toHaveLength(0);
  });

  test('random mishaps, one after the other: none lost, no double without a mark', async () => {
    const random = seededRandom(8010);
    const kinds = ['busy', 'lost', 'half', 'silent', undefined, undefined, undefined] as const;
    for (let i = 0; i < 25; i += 1) {
      const { printer, print } = await rig();
      let left = 4;
      printer.mishap = () => {
        const kind = kinds[Math.trunc(random() * kinds.length)];
        if (kind === undefined || left-- < 1) return undefined;
        if (random() < 0.2) printer.forget();
        return kind;
      };
      const state = await print();
      const found = countOf(printer);
      const where = `run ${i}: ${JSON.stringify({ state, found })}`;
      expect(found.plain, where).toBeLessThanOrEqual(1);
      expect(found.other, where).toBe(0);
      // Never said to be printed without paper; where nobody knows, the resident is asked.
      if (state.state === 'printed') expect(found.plain + found.marked, where).toBeGreaterThan(0);
      else expect(state.state, where).toBe('unconfirmed');
    }
  });
});

test('found after a crash: the job is looked up by its name before anything is sent', async () => {
  const printer = new IppPrinter(roll);
  await printer.plugIn();
  closers.push(() => printer.unplug());
  const print = (from: SentPhase) =>
    new IppDriver(printer.url, counting, limits).print(
      {
        id: 'the-same-id',
        from,
        reprint: false,
        render: async (reprint) => (reprint ? marked : plain),
        mayStillSend: () => true,
        mustAsk: () => false,
      },
      { state: () => {}, phase: async () => {} },
      new AbortController().signal,
    );
  await print({ phase: 'fresh' });
  const sent: SentPhase = { phase: 'sent', counter: null, reprint: false };
  expect(await print(sent)).toMatchObject({ state: 'printed', reprint: false });
  expect(printer.papers).toHaveLength(1);
  printer.forget();
  expect(await print(sent)).toMatchObject({ state: 'printed', reprint: true });
  expect(countOf(printer)).toEqual({ plain: 1, marked: 1, other: 0 });
});

test('on A4 a long slip takes pages, no line is cut, and print is no smaller (R71)', async () => {
  const { printer, queue } = await rig({
    media: 'iso_a4_210x297mm',
    dpis: [600],
    rasterTypes: ['sgray_8'],
  });
  const id = randomUUID();
  const lines = Array.from({ length: 30 }, () => ({
    type: 'text' as const,
    text: 'giấy tờ '.repeat(9),
  }));
  await queue.submit(id, { ...slip, blocks: [...slip.blocks, ...lines] });
  expect((await settled(queue, id)).state).toBe('printed');
  expect(printer.papers.length).toBeGreaterThan(1);
  for (const { bitmap, dpi } of printer.papers) {
    expect([dpi, bitmap.heightDots]).toEqual([600, 7016]);
    // A millimetre of the slip is at least a millimetre of the page.
    expect(3 / dpi).toBeGreaterThanOrEqual(0.98 / 203);
  }
});
