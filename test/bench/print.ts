/**
 * `npm run bench:print -- --json`: from the tap (POST /bridge/print) to the first byte at the
 * printer, over the real shell, sockets and journal, against the emulated printer; and the bytes
 * of a slip against a plain encoder. The part on the screen needs the built page (`npm run build`);
 * `--no-screen` leaves it out.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { startFilePrinter, startShell } from '../../kiosk-shell/index.ts';
import { encodeBands } from '../../kiosk-shell/print/escpos/index.ts';
import { sampleSlips } from '../../kiosk-shell/print/golden/samples.ts';
import { renderReceipt } from '../../kiosk-shell/print/raster/index.ts';
import { runFaults, runNaively } from '../../kiosk-shell/print/test-support/fault-run.ts';
import { answerModes } from '../../kiosk-shell/print/test-support/faults.ts';

import { knifeMs, measureScreen } from './print/screen.ts';

process.env['MOTCHAM_LOG'] ??= 'off';

/** Starts of the shell. The bridge lets ten slips at once through and then slows a flood down. */
const rounds = 7;
const jobsARound = 9;
const rasterHead = Buffer.from([0x1d, 0x76, 0x30]);

const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
};
const round = (value: number) => Math.round(value * 10) / 10;
const spread = (values: readonly number[]) => ({
  p50: percentile(values, 0.5),
  p95: percentile(values, 0.95),
});

interface Measured {
  readonly firstByteMs: number;
  readonly firstRasterMs: number;
  readonly printedAfterCutMs: number;
}

/** One start of the shell: its first slip, then nine more. */
async function measure(): Promise<{ measured: Measured[]; first: Measured }> {
  const directory = mkdtempSync(join(tmpdir(), 'motcham-bench-print-'));
  mkdirSync(join(directory, 'page'));
  writeFileSync(join(directory, 'page', 'index.html'), 'bench');
  const printer = await startFilePrinter({
    directory: join(directory, 'printer'),
    port: 0,
    pagePort: 0,
    // A fast printer, so that sixty slips do not take minutes; the first byte does not depend on it.
    printer: { rowsPerSecond: 12_000, cutMs: knifeMs },
  });
  const { host, port } = printer.address;
  const shell = await startShell({
    stateDirectory: join(directory, 'state'),
    pageDirectory: join(directory, 'page'),
    port: 0,
    trial: true,
    hub: { url: 'http://127.0.0.1:9' },
    printer: { host, port, widthDots: 576 },
    browser: 'none',
  });
  const base = shell.url.slice(0, -1);
  const own = { origin: base, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
  const session = await fetch(`${base}/bridge/session`, { headers: own });
  const { token } = (await session.json()) as { token: string };
  const headers = { ...own, 'x-motcham-bridge': token };
  const one = async (): Promise<Measured> => {
    let firstByteAt = 0;
    let firstRasterAt = 0;
    let cutAt = 0;
    const cutsBefore = printer.server.printer.cuts;
    printer.server.onBytes = (bytes) => {
      if (firstByteAt === 0) firstByteAt = performance.now();
      if (firstRasterAt === 0 && Buffer.from(bytes).includes(rasterHead)) {
        firstRasterAt = performance.now();
      }
    };
    const jobId = randomUUID();
    const body = JSON.stringify({ jobId, document: sampleSlips['service-vi'] });
    const tapAt = performance.now();
    await fetch(`${base}/bridge/print`, { method: 'POST', headers, body });
    for (;;) {
      await sleep(5);
      if (cutAt === 0 && printer.server.printer.cuts > cutsBefore) cutAt = performance.now();
      if (cutAt === 0) continue;
      const answer = await fetch(`${base}/bridge/print/${jobId}`, { headers });
      const { print } = (await answer.json()) as { print: { state: string } };
      if (print.state === 'printed') break;
      if (print.state === 'failed') throw new Error('a slip failed');
    }
    return {
      firstByteMs: firstByteAt - tapAt,
      firstRasterMs: firstRasterAt - tapAt,
      printedAfterCutMs: performance.now() - cutAt,
    };
  };
  try {
    const first = await one();
    const measured: Measured[] = [];
    for (let i = 0; i < jobsARound; i += 1) measured.push(await one());
    return { measured, first };
  } finally {
    await shell.close();
    await printer.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** What an encoder without feeds and bands sends: one head and all rows. */
function bytesOf(name: string): { name: string; bytes: number; plainBytes: number } {
  const document = sampleSlips[name];
  if (document === undefined) throw new Error(`no sample ${name}`);
  const bitmap = renderReceipt(document, 576);
  const bytes = encodeBands(bitmap).reduce((sum, band) => sum + band.bytes.length, 0);
  return { name, bytes, plainBytes: bitmap.data.length + 8 };
}

function renderTimes(): number[] {
  const document = sampleSlips['service-vi'];
  if (document === undefined) throw new Error('no sample');
  return Array.from({ length: 40 }, () => {
    const startedMs = performance.now();
    encodeBands(renderReceipt(document, 576));
    return performance.now() - startedMs;
  }).slice(10);
}

/** The same dots through the encoder that others use, in this run, so that only ratios count. */
function besidePeer() {
  const bitmap = renderReceipt(sampleSlips['service-vi'] ?? never(), 576);
  const rgba = new Uint8ClampedArray(bitmap.widthDots * bitmap.heightDots * 4).fill(255);
  for (let i = 0; i < bitmap.widthDots * bitmap.heightDots; i += 1) {
    if (((bitmap.data[i >> 3] ?? 0) & (0x80 >> (i & 7))) !== 0) rgba.fill(0, i * 4, i * 4 + 3);
  }
  const picture = { data: rgba, width: bitmap.widthDots, height: bitmap.heightDots };
  const peer = () =>
    new ReceiptPrinterEncoder({ language: 'esc-pos', imageMode: 'raster' })
      .initialize()
      .image(picture as ImageData, bitmap.widthDots, bitmap.heightDots, 'threshold', 128)
      .cut()
      .encode();
  const ours = () => encodeBands(bitmap);
  const timesMs: Record<'ours' | 'peer', number[]> = { ours: [], peer: [] };
  for (let i = 0; i < 30; i += 1) {
    for (const [name, encode] of [
      ['ours', ours],
      ['peer', peer],
    ] as const) {
      const startedMs = performance.now();
      encode();
      timesMs[name].push(performance.now() - startedMs);
    }
  }
  const bytes = {
    ours: ours().reduce((sum, band) => sum + band.bytes.length, 0),
    peer: peer().length,
  };
  const encodeMs = { ours: spread(timesMs.ours.slice(5)), peer: spread(timesMs.peer.slice(5)) };
  return {
    peer: '@point-of-sale/receipt-printer-encoder 4.0.1',
    encodeMs,
    bytes,
    ratio: {
      encodeP50: Math.round((encodeMs.ours.p50 / encodeMs.peer.p50) * 1000) / 1000,
      bytes: Math.round((bytes.ours / bytes.peer) * 1000) / 1000,
    },
  };
}

function never(): never {
  throw new Error('no sample');
}

/** `--faults 600`: as many random faults in each mode of answers, and the control that loses. */
const faultsAsked = Number(process.argv[process.argv.indexOf('--faults') + 1]);
if (process.argv.includes('--faults')) {
  const seedAt = process.argv.indexOf('--seed');
  const seed = seedAt < 0 ? 2026 : Number(process.argv[seedAt + 1]);
  const reports = [];
  for (const mode of answerModes) {
    const report = await runFaults({ count: faultsAsked, seed, mode, atOnce: 16 });
    console.error(JSON.stringify(report));
    reports.push(report);
  }
  const naive = await runNaively(30, seed);
  console.log(JSON.stringify({ bench: 'print faults', reports, naive }));
  process.exit(reports.some(({ findings }) => findings.length > 0) ? 1 : 0);
}

const measured: Measured[] = [];
const firsts: number[] = [];
for (let i = 0; i < rounds; i += 1) {
  const round = await measure();
  measured.push(...round.measured);
  firsts.push(round.first.firstByteMs);
}
const screen = process.argv.includes('--no-screen') ? undefined : await measureScreen();
const result = {
  bench: 'print',
  jobs: measured.length,
  tapToFirstByteMs: spread(measured.map((one) => one.firstByteMs)),
  tapToFirstRasterByteMs: spread(measured.map((one) => one.firstRasterMs)),
  printedStateAfterCutMs: spread(measured.map((one) => one.printedAfterCutMs)),
  onScreen: screen && {
    slips: screen.cutToScreenMs.length,
    knifeMs,
    printedAfterCutMs: spread(screen.cutToScreenMs),
    failedWithCodeAfterTouchMs: screen.touchToFailedMs,
  },
  firstTapAfterStartMs: spread(firsts),
  renderAndEncodeMs: spread(renderTimes()),
  machine: { cores: availableParallelism(), loadAverage: round(loadavg()[0] ?? 0) },
  target: {
    tapToFirstByteMs: { p50: 60, p95: 150 },
    printedStateAfterCutMs: 300,
    failedWithCodeAfterTouchMs: 5000,
  },
  besidePeer: besidePeer(),
  slips: Object.keys(sampleSlips).map(bytesOf),
};
console.log(JSON.stringify(result, null, process.argv.includes('--json') ? 0 : 2));
