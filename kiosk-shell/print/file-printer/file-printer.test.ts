import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EscposDriver } from '../driver/index.ts';
import { sampleSlips } from '../golden/samples.ts';
import { tcpLink } from '../link/index.ts';
import { printerProfiles } from '../profiles/index.ts';
import { bitmapPng, renderReceipt } from '../raster/index.ts';
import { fastLimits, openQueueRig, settled, until } from '../test-support/rig.ts';
import { type FilePrinter, startFilePrinter } from './index.ts';

// Real sockets, disks and processes on a shared machine; no test measures time by this.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const slip = sampleSlips['feedback-vi']!;
let directory: string;
let printer: FilePrinter;
const start = () =>
  startFilePrinter({
    directory,
    port: 0,
    pagePort: 0,
    printer: { rowsPerSecond: 20_000, cutMs: 5 },
  });
const stateFile = () => join(directory, 'state.json');
const hand = (change: object) =>
  writeFileSync(
    stateFile(),
    JSON.stringify({ ...JSON.parse(readFileSync(stateFile(), 'utf8')), ...change }),
  );

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'motcham-fileprinter-'));
  printer = await start();
});
afterEach(async () => {
  await printer.close();
  rmSync(directory, { recursive: true, force: true });
});

async function queueRig() {
  const { host, port } = printer.address;
  return openQueueRig(
    new EscposDriver(tcpLink(host, port), printerProfiles['escpos-80'], fastLimits),
  );
}

test('its state file may be edited while a slip prints, and the paper lands as PNG', async () => {
  const { queue, close } = await queueRig();
  hand({ cover: 'open' });
  await until(() => printer.server.printer.condition.coverOpen);
  const seen: string[] = [];
  queue.onJob(({ print }) => seen.push(print.state));
  await queue.submit('0190a000-0000-7000-8000-000000000001', slip);
  await until(() => seen.includes('waitingCover'));
  hand({ cover: 'closed', paper: 'out' });
  await until(() => seen.includes('waitingPaper'));
  hand({ paper: 'in', power: 'unplugged' });
  await until(() => seen.includes('waitingPrinter'));
  hand({ power: 'plugged' });
  const state = await settled(queue, '0190a000-0000-7000-8000-000000000001');
  await close();
  expect(state.state).toBe('printed');
  expect(readdirSync(join(directory, 'papers'))).toEqual(['0001.png']);
  const png = readFileSync(join(directory, 'papers', '0001.png'));
  expect(png.equals(bitmapPng(renderReceipt(slip, 576)))).toBe(true);
});

test('the cut counter outlives the program, as the counter of a real printer does', async () => {
  const first = await queueRig();
  await first.queue.submit('0190a000-0000-7000-8000-000000000002', slip);
  await settled(first.queue, '0190a000-0000-7000-8000-000000000002');
  await first.close();
  await printer.close();
  printer = await start();
  expect(printer.server.printer.cuts).toBe(1);
});

test('half a written state file is no state: nothing changes until it is whole', async () => {
  writeFileSync(stateFile(), '{"paper":"ou');
  // Longer than the printer waits between two looks at the file.
  await new Promise((resolve) => setTimeout(resolve, 250));
  expect(printer.server.printer.condition.paper).toBe(true);
  writeFileSync(stateFile(), '{"paper":"out","cover":"closed","power":"plugged"}');
  await until(() => !printer.server.printer.condition.paper);
});

test('its page shows, its buttons press, and a foreign page may not press them', async () => {
  const page = await fetch(printer.pageUrl);
  expect(await page.text()).toContain('Máy in thử');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
  const press = (body: object, origin: string) =>
    fetch(new URL('/state', printer.pageUrl), {
      method: 'POST',
      headers: { origin },
      body: JSON.stringify(body),
    });
  const out = { paper: 'out', cover: 'closed', power: 'plugged' };
  expect((await press(out, 'https://evil.example')).status).toBe(403);
  expect((await press({ paper: 'burnt' }, new URL(printer.pageUrl).origin)).status).toBe(400);
  expect(printer.server.printer.condition.paper).toBe(true);
  expect((await press(out, new URL(printer.pageUrl).origin)).status).toBe(204);
  await until(() => !printer.server.printer.condition.paper);
});

test('its page is told the rows as they come out', async () => {
  let told = '';
  const events = get(new URL('/events', printer.pageUrl), (response) =>
    response.on('data', (part) => {
      told += part;
    }),
  );
  await until(() => told.includes('event: hand'));
  const { queue, close } = await queueRig();
  await queue.submit('0190a000-0000-7000-8000-000000000003', slip);
  await settled(queue, '0190a000-0000-7000-8000-000000000003');
  await until(() => told.includes('event: cut'));
  events.destroy();
  await close();
  const rows = [...told.matchAll(/event: rows\ndata: (.*)\n/g)].map(([, data]) =>
    JSON.parse(data!),
  );
  const bytes = Buffer.concat(rows.map((part) => Buffer.from(part.bytes, 'base64')));
  expect(bytes.equals(renderReceipt(slip, 576).data)).toBe(true);
});

test('a second client waits for the first, as on port 9100', async () => {
  const { host, port } = printer.address;
  const ask = Buffer.from([0x10, 0x04, 0x01]);
  const replies: string[] = [];
  const client = (name: string) => {
    const socket = connect({ host, port }, () => socket.write(ask));
    socket.on('data', () => replies.push(name));
    // The printer may be closed first.
    socket.on('error', () => {});
    return socket;
  };
  const first = client('first');
  await until(() => replies.length === 1);
  const second = client('second');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(replies).toEqual(['first']);
  first.end();
  await until(() => replies.length === 2);
  expect(replies).toEqual(['first', 'second']);
  second.end();
});

test('a taken port is a clear error, and nothing is left listening', async () => {
  const other = join(directory, 'other');
  const { port } = printer.address;
  await expect(startFilePrinter({ directory: other, port, pagePort: 0 })).rejects.toThrow(
    /for the printer, is taken/,
  );
  const pagePort = Number(new URL(printer.pageUrl).port);
  await expect(startFilePrinter({ directory: other, port: 0, pagePort })).rejects.toThrow(
    /printer's page, is taken/,
  );
});
