import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readPwg } from '../emulator/pwg-reader.ts';
import { sampleSlips } from '../golden/samples.ts';
import { printerProfiles } from '../profiles/index.ts';
import { hasIppEvePrinter, IppEvePrinter } from '../test-support/ippeve-printer.ts';
import { openQueueRig, settled, until } from '../test-support/rig.ts';
import { IppDriver, type IppLimits } from './ipp-driver.ts';

// Real sockets, disks and processes on a shared machine; no test measures time by this.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const slip = sampleSlips['feedback-vi']!;
const limits: IppLimits = { lookMs: 100, timeoutMs: 10_000, followMs: 60_000, sendsMax: 3 };

describe.skipIf(!hasIppEvePrinter)("Debian's ippeveprinter", () => {
  let printer: IppEvePrinter;
  beforeAll(async () => {
    printer = new IppEvePrinter();
    await printer.start();
  });
  afterAll(() => printer.close());

  async function rig() {
    const profile = printerProfiles['ipp-everywhere'];
    const driver = new IppDriver(printer.url, profile, limits);
    const rigged = await openQueueRig(driver);
    const seen: string[] = [];
    rigged.queue.onJob(({ print }) => seen.push(print.state));
    return { ...rigged, driver, seen };
  }
  const spooled = () => readdirSync(printer.spool).filter((name) => name.endsWith('.pwg'));

  test('is ready, takes the slip, and a completed job is not called paper', async () => {
    const { queue, driver, close } = await rig();
    expect(await driver.look(new AbortController().signal)).toMatchObject({ status: 'ready' });
    const id = randomUUID();
    await queue.submit(id, slip);
    expect(await settled(queue, id)).toEqual({ state: 'unconfirmed', reason: 'noEvidence' });
    await close();
    const [name] = spooled();
    const pages = readPwg(readFileSync(join(printer.spool, name!)));
    expect(pages).toHaveLength(1);
    expect(pages?.[0]?.dpi).toBe(300);
  });

  test('media-empty and back: the screen hears of it, and one job goes out', async () => {
    const before = spooled().length;
    const { queue, seen, close } = await rig();
    printer.setPaper('out');
    const id = randomUUID();
    await queue.submit(id, slip);
    await until(() => seen.includes('waitingPaper'), 60_000);
    printer.setPaper('in');
    expect((await settled(queue, id)).state).toBe('unconfirmed');
    await until(() => seen.includes('unconfirmed'));
    expect(seen.indexOf('waitingPaper')).toBeLessThan(seen.indexOf('unconfirmed'));
    await close();
    expect(spooled().length).toBe(before + 1);
  });
});
