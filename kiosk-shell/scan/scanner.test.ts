import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ShellScan } from '../domain.ts';
import { MemoryScanner } from './memory-source.ts';
import { type ScannerConfig, ScannerConfigSchema } from './scanner-config.ts';
import { Scanners } from './scanners.ts';

const code = '8935049500018';
let scans: ShellScan[];
let device: MemoryScanner;
let scanners: Scanners;
let states: string[];

function open(config: Partial<ScannerConfig> = {}): void {
  const parsed = ScannerConfigSchema.parse({
    kind: 'serial',
    name: 'desk',
    path: '/dev/x',
    ...config,
  });
  scanners = new Scanners({
    configs: [parsed],
    nowMs: () => Date.now(),
    monotonicMs: () => performance.now(),
    open: () => device.open,
  });
  scanners.onScan = (scan) => scans.push(scan);
  scanners.onChange = () => states.push(scanners.status());
  scanners.start();
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  scans = [];
  states = [];
  device = new MemoryScanner();
});
afterEach(() => {
  scanners.close();
  vi.useRealTimers();
});

describe('a scanner', () => {
  test('is read, lost when it is unplugged, and found again', async () => {
    open();
    await pass(0);
    device.send(`${code}\r`);
    device.unplug();
    await pass(10_000);
    device.send(`${code}\r`);
    expect(scanners.status()).toBe('lost');
    device.isPlugged = true;
    await pass(1_000);
    device.send('ABC1234\r');
    expect(scans).toEqual([
      { text: code, device: 'desk' },
      { text: 'ABC1234', device: 'desk' },
    ]);
    expect(states).toEqual(['ready', 'lost', 'ready']);
    expect(device.opened).toBe(2);
  });

  test('pulled out in the middle of a code: the half is no code and meets no other', async () => {
    open();
    await pass(0);
    device.send(code.slice(0, 6));
    device.unplug();
    device.isPlugged = true;
    await pass(2_000);
    device.send(`${code.slice(6)}\r`);
    // What follows is what the scanner sent as a whole.
    expect(scans.map(({ text }) => text)).toEqual([code.slice(6)]);
    expect(scanners.facts()[0]?.torn).toBe(1);
  });

  test('the same code within two seconds is one scan, however long it is held', async () => {
    open();
    await pass(0);
    for (let i = 0; i < 20; i += 1) {
      device.send(`${code}\r`);
      await pass(500);
    }
    expect(scans).toHaveLength(1);
    await pass(2_001);
    device.send(`${code}\r`);
    expect(scans).toHaveLength(2);
    device.send('ABC1234\r');
    device.send(`${code}\r`);
    expect(scans).toHaveLength(4);
  });

  test('a flood is thrown away and counted; a hand is heard again after it', async () => {
    open();
    await pass(0);
    for (let i = 0; i < 1_000; i += 1) device.send(`CODE${i}\r`);
    expect(scans).toHaveLength(8);
    expect(scanners.facts()[0]).toMatchObject({ codes: 8, flooded: 992 });
    await pass(1_000);
    device.send(`${code}\r`);
    expect(scans.at(-1)?.text).toBe(code);
  });

  test('without a suffix silence ends a code; with one, a code without it is given up', async () => {
    open({ suffix: 'none' });
    await pass(0);
    device.send(code.slice(0, 5));
    await pass(100);
    device.send(code.slice(5));
    expect(scans).toEqual([]);
    await pass(150);
    expect(scans.map(({ text }) => text)).toEqual([code]);
    scanners.close();
    open();
    await pass(0);
    device.send(code);
    await pass(1_000);
    device.send('\rABC1234\r');
    expect(scans.map(({ text }) => text)).toEqual([code, 'ABC1234']);
    expect(scanners.facts()[0]?.torn).toBe(1);
  });

  test('closed: nothing is heard, and nothing of a code is held', async () => {
    open();
    await pass(0);
    device.send(code.slice(0, 6));
    scanners.close();
    device.send('rest\r');
    await pass(10_000);
    expect(scans).toEqual([]);
  });

  test('one that types is marked: its Vietnamese is not to be trusted', async () => {
    open({ kind: 'hid' });
    await pass(0);
    const { typeText, enterKey } = await import('./test-support/keys.ts');
    device.send(Buffer.concat([typeText('ABC123'), enterKey]));
    expect(scans).toEqual([{ text: 'ABC123', device: 'desk', byKeys: true }]);
  });

  test('facts tell counts and times, never a code', async () => {
    open();
    await pass(0);
    device.send('001099012345||CANARY NAME|05031999\r');
    expect(JSON.stringify(scanners.facts())).not.toMatch(/001099|CANARY/);
    expect(scanners.facts()[0]?.lastCodeAtMs).toBe(Date.now());
  });
});

test.each([
  [{ kind: 'serial', name: 'desk', path: 'ttyACM0' }],
  [{ kind: 'serial', name: 'desk', path: '/dev/x', baud: 5 }],
  [{ kind: 'hid', name: 'bàn', path: '/dev/x' }],
  [{ kind: 'hid', name: 'desk', path: '/dev/x', baud: 9600 }],
  [{ kind: 'usb', name: 'desk', path: '/dev/x' }],
  [{ kind: 'hid', name: 'desk', path: '/dev/x', suffix: 'cr' }],
])('a wrong configuration is refused: %o', (config) => {
  expect(ScannerConfigSchema.safeParse(config).success).toBe(false);
});
