import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ShellScan } from '../domain.ts';
import { findTool } from '../print/test-support/tools.ts';
import { deviceSource } from './device-source.ts';
import { type ScannerConfig, ScannerConfigSchema } from './scanner-config.ts';
import { Scanners } from './scanners.ts';
import { enterKey, typeText } from './test-support/keys.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const perl = findTool('perl', 'perl-base');
const socat = findTool('socat', 'socat');
const stty = findTool('stty', 'coreutils');
const card = '001099012345||Nguyễn Thị Hường|05031999|Nữ|Hà Nội|12082021';

let directory: string;
const closers: (() => unknown)[] = [];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'motcham-scan-'));
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  rmSync(directory, { recursive: true, force: true });
});

const eventually = (look: () => void) => vi.waitFor(look, { timeout: 30_000, interval: 20 });

function listen(config: Record<string, unknown>) {
  const parsed: ScannerConfig = ScannerConfigSchema.parse({ name: 'desk', ...config });
  const scanners = new Scanners({
    configs: [parsed],
    nowMs: () => Date.now(),
    monotonicMs: () => performance.now(),
  });
  const scans: ShellScan[] = [];
  scanners.onScan = (scan) => scans.push(scan);
  scanners.start();
  closers.push(() => scanners.close());
  const isReady = () => eventually(() => expect(scanners.status()).toBe('ready'));
  return { scanners, scans, isReady };
}

function makePipe(name: string): string {
  const path = join(directory, name);
  execFileSync('mkfifo', [path]);
  return path;
}

/** Processes that read `path`. */
function readers(path: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        return words[0] === 'perl' && words.includes(path);
      } catch {
        return false;
      }
    });
}

describe.skipIf(perl === undefined)('a device', () => {
  test('that is not there is absent, and one that cannot be read is refused', async () => {
    const at = (path: string) => deviceSource(path, { grab: false })();
    expect(await at(join(directory, 'none'))).toEqual({ ok: false, error: 'absent' });
    const noTerminal = makePipe('pipe');
    const refused = deviceSource(noTerminal, { grab: false, line: ['-F', noTerminal, '9600'] });
    expect(await refused()).toEqual({ ok: false, error: 'refused' });
  });

  test('input events from a file: the keys of a scanner, in pieces, glued and repeated', async () => {
    const path = makePipe('event0');
    const { scans, isReady, scanners } = listen({ kind: 'hid', path });
    await isReady();
    // A pipe can be grabbed by nobody: said, not claimed.
    expect(scanners.facts()[0]?.isGrabbed).toBe(false);
    const handle: FileHandle = await open(path, 'w');
    closers.push(() => handle.close());
    const keys = Buffer.concat([typeText('ABC-123'), enterKey, typeText('MC1:xyz'), enterKey]);
    for (let at = 0; at < keys.length; at += 37) await handle.write(keys.subarray(at, at + 37));
    await eventually(() => expect(scans).toHaveLength(2));
    expect(scans.map(({ text }) => text)).toEqual(['ABC-123', 'MC1:xyz']);
  });

  test('a pipe for a hand: every writer is a scan, Vietnamese is whole', async () => {
    const path = makePipe('scanner');
    const { scans, isReady, scanners } = listen({ kind: 'pipe', path });
    await isReady();
    for (const text of [`${card}\n`, '8935049500018\r\n']) {
      const handle = await open(path, 'w');
      await handle.write(text);
      await handle.close();
    }
    await eventually(() => expect(scans).toHaveLength(2));
    expect(scans.map(({ text }) => text)).toEqual([card, '8935049500018']);
    expect(scanners.status()).toBe('ready');
  });

  test('what was scanned before anybody listened is thrown away', async () => {
    const path = makePipe('scanner');
    const held = await open(path, 'r+');
    closers.push(() => held.close());
    await held.write(`${card}\n`);
    const { scans, isReady } = listen({ kind: 'pipe', path });
    await isReady();
    await held.write('8935049500018\n');
    await eventually(() => expect(scans).toHaveLength(1));
    expect(scans[0]?.text).toBe('8935049500018');
  });

  test('closed, or its shell killed outright: no reader holds the device', async () => {
    const path = makePipe('event0');
    const source = await deviceSource(path, { grab: true })();
    if (!source.ok) throw new Error(source.error);
    expect(readers(path)).toHaveLength(1);
    source.value.close();
    await eventually(() => expect(readers(path)).toEqual([]));
    const module = fileURLToPath(new URL('./device-source.ts', import.meta.url));
    const script = `
      import { deviceSource } from ${JSON.stringify(module)};
      const opened = await deviceSource(${JSON.stringify(path)}, { grab: true })();
      process.stdout.write(opened.ok ? 'open' : 'shut');
      setInterval(() => {}, 1000);`;
    const shell = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    closers.push(() => shell.kill('SIGKILL'));
    const said = await new Promise((resolve) =>
      shell.stdout.once('data', (text: Buffer) => resolve(String(text))),
    );
    expect(said).toBe('open');
    expect(readers(path)).toHaveLength(1);
    shell.kill('SIGKILL');
    await eventually(() => expect(readers(path)).toEqual([]));
  });
});

/** A USB scanner as serial port: two ends of a cable made by socat. */
class Cable {
  readonly kiosk = join(directory, 'ttyACM0');
  readonly scanner = join(directory, 'scanner');
  #child: ChildProcess | undefined;

  async plugIn(): Promise<FileHandle> {
    const end = (path: string) => `pty,raw,echo=0,link=${path}`;
    this.#child = spawn(socat!, [end(this.kiosk), end(this.scanner)], { stdio: 'ignore' });
    await eventually(() => expect(existsSync(this.kiosk) && existsSync(this.scanner)).toBe(true));
    return open(this.scanner, 'r+');
  }

  async unplug(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    // Killed outright it leaves its links, as a kernel does not.
    for (const path of [this.kiosk, this.scanner]) rmSync(path, { force: true });
  }
}

describe.skipIf(perl === undefined || socat === undefined || stty === undefined)(
  'a serial scanner (socat)',
  () => {
    test('reads cards whole; pulled out in the middle of one and plugged in again it is found', async () => {
      const cable = new Cable();
      closers.push(() => cable.unplug());
      let hand = await cable.plugIn();
      const { scans, isReady, scanners } = listen({ kind: 'serial', path: cable.kiosk });
      await isReady();
      await hand.write(`${card}\r\n`);
      await eventually(() => expect(scans).toHaveLength(1));
      expect(scans[0]).toEqual({ text: card, device: 'desk' });
      await hand.write(card.slice(0, 30));
      await hand.close();
      await cable.unplug();
      await eventually(() => expect(scanners.status()).toBe('lost'));
      hand = await cable.plugIn();
      await isReady();
      // 4 KB in pieces, as a large QR comes.
      const large = 'MC1:'.padEnd(4096, '7');
      for (let at = 0; at < large.length; at += 64) await hand.write(large.slice(at, at + 64));
      await hand.write('\r');
      await eventually(() => expect(scans).toHaveLength(2));
      expect(scans[1]?.text).toBe(large);
      await hand.close();
    });
  },
);
