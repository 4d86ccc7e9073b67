import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sampleSlips } from '../golden/samples.ts';
import { IppDriver } from '../ipp/index.ts';
import { printerProfiles } from '../profiles/index.ts';
import { bitmapPng, renderReceipt } from '../raster/index.ts';
import { openQueueRig, settled, until } from '../test-support/rig.ts';
import { type IppFilePrinter, startIppFilePrinter } from './index.ts';

// Real sockets and disks on a shared machine; no test measures time by this.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const slip = sampleSlips['feedback-vi']!;
const limits = { lookMs: 10, timeoutMs: 5000, followMs: 30_000, sendsMax: 8 };
let directory: string;
let printer: IppFilePrinter;
const start = () => startIppFilePrinter({ directory, port: 0, pagePort: 0 });
const hand = (change: object) => {
  const path = join(directory, 'state.json');
  const now = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, JSON.stringify({ ...now, ...change }));
};
const papers = () => readdirSync(join(directory, 'papers')).sort();

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'motcham-ippfile-'));
  printer = await start();
});
afterEach(async () => {
  await printer.close();
  rmSync(directory, { recursive: true, force: true });
});

const queueRig = () =>
  openQueueRig(
    new IppDriver(new URL(printer.url), printerProfiles['ipp-everywhere-counting'], limits),
  );

test('a sheet lands as PNG, dot for dot, and on its page', async () => {
  const { queue, close } = await queueRig();
  const id = '0190a000-0000-7000-8000-000000000001';
  await queue.submit(id, slip);
  expect((await settled(queue, id)).state).toBe('printed');
  await close();
  expect(papers()).toEqual(['0001.png']);
  const png = readFileSync(join(directory, 'papers', '0001.png'));
  expect(png.equals(bitmapPng(renderReceipt(slip, 576)))).toBe(true);
  const shown = await fetch(`${printer.pageUrl}papers/0001.png`);
  expect(Buffer.from(await shown.arrayBuffer()).equals(png)).toBe(true);
});

test('emptied, opened and unplugged by hand while a slip waits: said so, and printed once', async () => {
  const { queue, close } = await queueRig();
  const seen: string[] = [];
  queue.onJob(({ print }) => seen.push(print.state));
  hand({ paper: 'out' });
  const id = '0190a000-0000-7000-8000-000000000002';
  const look = async () => expect((await queue.look())?.status).toBe('paperOut');
  await vi.waitFor(look, { timeout: 30_000, interval: 50 });
  await queue.submit(id, slip);
  await until(() => seen.includes('waitingPaper'));
  hand({ cover: 'open', paper: 'in' });
  await until(() => seen.includes('waitingCover'));
  hand({ cover: 'closed', power: 'unplugged' });
  await until(() => seen.includes('waitingPrinter'));
  hand({ power: 'plugged' });
  expect((await settled(queue, id)).state).toBe('printed');
  await close();
  expect(papers()).toHaveLength(1);
});

test('papers are numbered on after a restart, and a taken port is a clear error', async () => {
  const first = await queueRig();
  await first.queue.submit('0190a000-0000-7000-8000-000000000003', slip);
  await settled(first.queue, '0190a000-0000-7000-8000-000000000003');
  await first.close();
  const port = Number(new URL(printer.url).port);
  await expect(
    startIppFilePrinter({ directory: join(directory, 'other'), port, pagePort: 0 }),
  ).rejects.toThrow('is taken');
  await printer.close();
  printer = await start();
  const second = await queueRig();
  await second.queue.submit('0190a000-0000-7000-8000-000000000004', slip);
  await settled(second.queue, '0190a000-0000-7000-8000-000000000004');
  await second.close();
  expect(papers()).toEqual(['0001.png', '0002.png']);
});
