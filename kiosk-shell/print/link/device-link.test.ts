import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { EscposDriver } from '../driver/index.ts';
import { VirtualPrinter } from '../emulator/index.ts';
import { sampleSlips } from '../golden/samples.ts';
import { printerProfiles } from '../profiles/index.ts';
import { renderReceipt } from '../raster/index.ts';
import { fastLimits, openQueueRig, settled, until } from '../test-support/rig.ts';
import { findTool } from '../test-support/tools.ts';
import { type DeviceHandle, type OpenDevice, openDevice } from './device-files.ts';
import { deviceLink } from './device-link.ts';
import type { OpenLink, PrinterLink } from './index.ts';
import { setSerialLine, sttyArguments } from './serial-line.ts';

// Real sockets, disks and processes on a shared machine; no test measures time by this.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const slip = sampleSlips['feedback-vi']!;
const whole = renderReceipt(slip, 576);
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const failure = (code: string) => Object.assign(new Error(code), { code });

/** A character device in memory: what usblp does, at will. */
class FakeDevice {
  readonly said: Uint8Array[] = [];
  readonly written: number[] = [];
  gone: string | undefined;
  busyTimes = 0;
  piece = 1000;
  opened = 0;
  open: OpenDevice = async () => {
    if (this.gone !== undefined) throw failure('ENODEV');
    this.opened += 1;
    const handle: DeviceHandle = {
      read: async (buffer) => {
        if (this.gone !== undefined) throw failure(this.gone);
        const next = this.said.shift();
        if (next === undefined) throw failure('EAGAIN');
        buffer.set(next);
        return { bytesRead: next.length };
      },
      write: async (bytes) => {
        if (this.gone !== undefined) throw failure(this.gone);
        if (this.busyTimes > 0) {
          this.busyTimes -= 1;
          throw failure('EAGAIN');
        }
        const taken = bytes.subarray(0, this.piece);
        this.written.push(...taken);
        return { bytesWritten: taken.length };
      },
      close: async () => {
        this.opened -= 1;
      },
    };
    return handle;
  };
}

async function opened(open: OpenLink): Promise<PrinterLink> {
  const link = await open(new AbortController().signal);
  if (!link.ok) throw new Error(link.error);
  closers.push(() => link.value.close());
  return link.value;
}

describe('a character device', () => {
  test('takes pieces and waits while the printer is busy; order is kept', async () => {
    const device = new FakeDevice();
    const link = await opened(deviceLink('/dev/usb/lp0', undefined, device.open));
    device.busyTimes = 3;
    const bytes = Uint8Array.from({ length: 10_000 }, (_, i) => i & 0xff);
    const both = await Promise.all([link.write(bytes), link.write(Uint8Array.of(1, 2, 3))]);
    expect(both).toEqual([true, true]);
    expect(device.written).toEqual([...bytes, 1, 2, 3]);
  });

  test.each(['ENODEV', 'EIO'])(
    'unplugged (%s): closed, told, and the file let go',
    async (code) => {
      const device = new FakeDevice();
      const link = await opened(deviceLink('/dev/usb/lp0', undefined, device.open));
      let closed = false;
      link.onClose(() => {
        closed = true;
      });
      device.gone = code;
      expect(await link.write(Uint8Array.of(1))).toBe(false);
      expect(closed).toBe(true);
      await until(() => device.opened === 0);
      const again = deviceLink('/dev/usb/lp0', undefined, device.open);
      expect((await again(new AbortController().signal)).ok).toBe(false);
      device.gone = undefined;
      await opened(again);
    },
  );

  test('what it said to an earlier client is thrown away', async () => {
    const device = new FakeDevice();
    device.said.push(Buffer.from('_41\0'), Buffer.from('_42\0'));
    const link = await opened(deviceLink('/dev/usb/lp0', undefined, device.open));
    const heard: number[] = [];
    link.onBytes((bytes) => heard.push(...bytes));
    device.said.push(Uint8Array.of(0x12));
    await until(() => heard.length > 0);
    expect(heard).toEqual([0x12]);
  });

  test('a device that never stops talking is not used', async () => {
    const device = new FakeDevice();
    device.said.push(...Array.from({ length: 500 }, () => Uint8Array.of(0xff)));
    const open = deviceLink('/dev/usb/lp0', undefined, device.open);
    expect((await open(new AbortController().signal)).ok).toBe(false);
    expect(device.opened).toBe(0);
  });

  test('a star takes the first that opens: after re-plugging it may have another number', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'motcham-lp-'));
    closers.push(() => rmSync(directory, { recursive: true, force: true }));
    const tried: string[] = [];
    const device = new FakeDevice();
    const open = deviceLink(join(directory, 'lp*'), undefined, async (path) => {
      tried.push(path);
      if (path.endsWith('lp0')) throw failure('ENODEV');
      return device.open(path);
    });
    expect((await open(new AbortController().signal)).ok).toBe(false);
    for (const name of ['lp1', 'lp0', 'other']) writeFileSync(join(directory, name), '');
    await opened(open);
    expect(tried.map((path) => path.slice(directory.length + 1))).toEqual(['lp0', 'lp1']);
  });
});

test('stty is told all that a raw line needs', () => {
  const line = sttyArguments('/dev/ttyS0', { baud: 19_200, flow: 'software' });
  expect(line.slice(0, 4)).toEqual(['-F', '/dev/ttyS0', '19200', 'raw']);
  expect(line).toContain('ixon');
  expect(line).toContain('-crtscts');
});

const socat = findTool('socat', 'socat');
const stty = findTool('stty', 'coreutils');

/** Two ends of a serial cable, made by socat. */
class SerialCable {
  readonly #directory = mkdtempSync(join(tmpdir(), 'motcham-pty-'));
  #child: ChildProcess | undefined;
  readonly kiosk = join(this.#directory, 'kiosk');
  readonly printer = join(this.#directory, 'printer');

  async plugIn(): Promise<void> {
    const end = (path: string) => `pty,raw,echo=0,link=${path}`;
    this.#child = spawn(socat!, [end(this.kiosk), end(this.printer)], { stdio: 'ignore' });
    await until(() => existsSync(this.kiosk) && existsSync(this.printer));
  }

  async unplug(): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    this.#child = undefined;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    // Killed outright it leaves its links, as a kernel does not.
    for (const path of [this.kiosk, this.printer]) rmSync(path, { force: true });
  }

  async close(): Promise<void> {
    await this.unplug();
    rmSync(this.#directory, { recursive: true, force: true });
  }
}

/** An emulated printer at the other end of the cable. */
async function printerAt(path: string, papers: unknown[], onRow: (rows: number) => void) {
  const handle = await openDevice(path);
  let stopped = false;
  const printer = new VirtualPrinter(
    { widthDots: 576, bufferBytes: 4096, rowsPerSecond: 40_000, cutMs: 1 },
    {
      reply: (bytes) => void handle.write(bytes).catch(() => {}),
      cut: (paper) => papers.push(paper),
      counted: () => {},
      row: onRow,
    },
  );
  const running = (async () => {
    const buffer = new Uint8Array(4096);
    let held = Buffer.alloc(0);
    while (!stopped) {
      try {
        if (held.length === 0) {
          const { bytesRead } = await handle.read(buffer);
          held = Buffer.from(buffer.subarray(0, bytesRead));
        }
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) break;
      }
      held = held.subarray(printer.offer(held));
      printer.tick(4);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await handle.close();
  })();
  return async () => {
    stopped = true;
    await running;
  };
}

describe.skipIf(socat === undefined || stty === undefined)('a serial line (socat)', () => {
  test('is set by stty and prints with evidence; unplugged and plugged in again it is found', async () => {
    const cable = new SerialCable();
    closers.push(() => cable.close());
    await cable.plugIn();
    const papers: { bitmap: typeof whole; texts: readonly string[] }[] = [];
    let rows: (count: number) => void = () => {};
    let stop = await printerAt(cable.printer, papers, (count) => rows(count));
    closers.push(() => stop());
    const line = setSerialLine({ baud: 115_200, flow: 'none' });
    const driver = new EscposDriver(
      deviceLink(cable.kiosk, line),
      printerProfiles['escpos-80'],
      fastLimits,
    );
    const { queue, close } = await openQueueRig(driver);
    closers.push(close);
    const first = randomUUID();
    await queue.submit(first, slip);
    expect(await settled(queue, first)).toMatchObject({ state: 'printed', reprint: false });
    expect(papers[0]?.bitmap.data.length).toBe(whole.data.length);

    // Pulled out in the middle of the second slip; the printer is another life of the same cable.
    let pulled: Promise<void> | undefined;
    rows = (count) => {
      if (count < 300 || pulled !== undefined) return;
      pulled = cable.unplug();
    };
    const states: string[] = [];
    queue.onJob(({ print }) => states.push(print.state));
    const second = randomUUID();
    await queue.submit(second, slip);
    await until(() => pulled !== undefined && states.includes('waitingPrinter'));
    await pulled;
    await stop();
    await cable.plugIn();
    const earlier = papers.length;
    stop = await printerAt(cable.printer, papers, () => {});
    expect((await settled(queue, second)).state).toBe('printed');
    const marked = renderReceipt(slip, 576, true);
    const wholes = papers
      .slice(earlier)
      .filter(({ bitmap }) => bitmap.data.length === marked.data.length);
    expect(wholes).toHaveLength(1);
  });
});
