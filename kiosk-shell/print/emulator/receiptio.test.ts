import net from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PrinterRig, until } from '../test-support/rig.ts';

// Real sockets, disks and processes on a shared machine; no test measures time by this.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let rig: PrinterRig;
const { connect } = net;
beforeEach(async () => {
  rig = new PrinterRig();
  await rig.start();
  // receiptio knows port 9100 only; a test takes a free one.
  net.connect = ((port: number, host: string) =>
    connect(port === 9100 ? rig.server.port : port, host)) as typeof net.connect;
});
afterEach(async () => {
  net.connect = connect;
  await rig.server.unplug();
});

/** A driver that nobody here wrote says what it makes of the printer. */
async function judge(receipt: string, flags: string): Promise<string> {
  const { print } = await import('receiptio');
  return print(receipt, `-d 127.0.0.1 -p escpos -t 20 -c 48 ${flags}`);
}

describe('receiptio judges the status bytes of the emulated printer', () => {
  test('online', async () => {
    expect(await judge('', '-q')).toBe('online');
  });

  test('cover open', async () => {
    rig.printer.setCondition({ coverOpen: true });
    expect(await judge('', '-q')).toBe('coveropen');
  });

  test('out of paper', async () => {
    rig.printer.setCondition({ paper: false });
    expect(await judge('', '-q')).toBe('paperempty');
  });

  test('a receipt of its own comes out, is cut, and is called a success', async () => {
    expect(await judge('Phieu thu | 1\n---\nCong | 2', '')).toBe('success');
    await until(() => rig.papers.length > 0);
    expect(rig.papers).toHaveLength(1);
  });

  test('a wire that is cut is called disconnect', async () => {
    rig.onRow = () => rig.server.cutNetwork();
    expect(await judge('Phieu thu | 1\n---\nCong | 2', '')).toBe('disconnect');
  });
});
