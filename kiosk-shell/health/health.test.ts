import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type BridgeStatus,
  BridgeStatusSchema,
  bridgePaths,
  type ReadinessReport,
  ReadinessReportSchema,
} from '../domain.ts';
import { PrinterRig } from '../print/test-support/rig.ts';
import { findTool } from '../print/test-support/tools.ts';
import { startTestShell } from '../test-support/shell-rig.ts';
import { realWorld } from '../world.ts';
import { probeDisk } from './disk-probe.ts';
import { pngDots } from './png-dots.ts';
import { ScreenLook } from './screen-look.ts';
import { judgePicture, probeScreen } from './screen-probe.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });

let directory: string;
const closers: (() => unknown)[] = [];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'motcham-health-'));
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  rmSync(directory, { recursive: true, force: true });
});
const eventually = (look: () => unknown) => vi.waitFor(look, { timeout: 30_000, interval: 100 });

describe('the disk', () => {
  test('has room and keeps what is written; with little room it is low', async () => {
    const well = await probeDisk(directory, realWorld, 1);
    expect(well.state).toBe('ok');
    expect(well.freeBytes).toBeGreaterThan(0);
    expect(well.writeMs).not.toBeNull();
    expect((await probeDisk(directory, realWorld, Number.MAX_SAFE_INTEGER)).state).toBe('low');
  });

  test('that cannot be written, or gives back other bytes, is broken', async () => {
    expect((await probeDisk(join(directory, 'gone'), realWorld, 1)).state).toBe('broken');
    mkdirSync(join(directory, 'disk-probe'));
    writeFileSync(join(directory, 'disk-probe', 'x'), '');
    expect((await probeDisk(directory, realWorld, 1)).state).toBe('broken');
    rmSync(join(directory, 'disk-probe'), { recursive: true });
    // Full: every write fails. And one that takes all and gives back zeros.
    for (const device of ['/dev/full', '/dev/zero']) {
      symlinkSync(device, join(directory, 'disk-probe'));
      expect((await probeDisk(directory, realWorld, 1)).state).toBe('broken');
      rmSync(join(directory, 'disk-probe'), { force: true });
    }
  });
});

describe('the screen', () => {
  test('one even colour is no page, whatever the colour; a page has dark and light', () => {
    expect(judgePicture(new Uint8Array(576))).toBe('black');
    expect(judgePicture(new Uint8Array(576).fill(255))).toBe('black');
    expect(judgePicture(Uint8Array.from({ length: 576 }, (_, i) => (i % 24) * 8))).toBe('drawn');
  });

  test('without a display server nothing is claimed', async () => {
    expect(await probeScreen({ PATH: process.env['PATH'] })).toBe('unknown');
    // One that does not answer.
    expect(await probeScreen({ PATH: process.env['PATH'], DISPLAY: ':64999' })).toBe('unknown');
  });

  const xvfb = findTool('Xvfb', 'xvfb');
  const importer = findTool('import', 'imagemagick');
  const xmessage = findTool('xmessage', 'x11-utils');
  const canLook = xvfb !== undefined && importer !== undefined && xmessage !== undefined;
  test.skipIf(!canLook)(
    'black before something is drawn, and drawn after it (real X server)',
    async () => {
      const child: ChildProcess = spawn(
        xvfb!,
        ['-displayfd', '3', '-screen', '0', '480x640x24', '-nolisten', 'tcp'],
        { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
      );
      closers.push(() => child.kill('SIGKILL'));
      const number = await new Promise<string>((resolve) =>
        child.stdio[3]?.once('data', (bytes: Buffer) => resolve(String(bytes).trim())),
      );
      const environment = { PATH: process.env['PATH'], DISPLAY: `:${number}` };
      await eventually(async () => expect(await probeScreen(environment)).toBe('black'));
      const window = spawn(xmessage!, ['-geometry', '400x500+20+20', 'Một Chạm'], {
        env: environment,
        stdio: 'ignore',
      });
      closers.push(() => window.kill('SIGKILL'));
      await eventually(async () => expect(await probeScreen(environment)).toBe('drawn'));
    },
  );
});

describe('the screen under weston', () => {
  const weston = findTool('weston', 'weston');
  const shooter = findTool('weston-screenshooter', 'weston');
  const flower = findTool('weston-flower', 'weston');
  const xvfb = findTool('Xvfb', 'xvfb');
  const canLook = [weston, shooter, flower, xvfb].every((tool) => tool !== undefined);

  test.skipIf(!canLook)(
    'is told by its pixels: black, then drawn; without leave to look, unknown (real compositor)',
    async () => {
      const server = spawn(
        xvfb!,
        ['-displayfd', '3', '-screen', '0', '480x640x24', '-nolisten', 'tcp'],
        { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
      );
      closers.push(() => server.kill('SIGKILL'));
      const number = await new Promise<string>((resolve) =>
        server.stdio[3]?.once('data', (bytes: Buffer) => resolve(String(bytes).trim())),
      );
      const config = join(directory, 'weston.ini');
      writeFileSync(config, '[core]\nshell=kiosk-shell.so\nidle-time=0\nrequire-input=false\n');
      const environment = { PATH: process.env['PATH'], XDG_RUNTIME_DIR: directory };
      const compositor = (name: string, ...more: string[]) => {
        const size = ['--width=480', '--height=640', `--socket=${name}`, `--config=${config}`];
        const child = spawn(
          weston!,
          ['--backend=x11-backend.so', '--use-pixman', ...size, ...more],
          { env: { ...environment, DISPLAY: `:${number}` }, stdio: 'ignore' },
        );
        closers.push(() => child.kill('SIGKILL'));
        return { ...environment, WAYLAND_DISPLAY: name };
      };
      const open = compositor('open', '--debug');
      await eventually(async () => expect(await probeScreen(open)).toBe('black'));
      const window = spawn(flower!, [], { env: open, stdio: 'ignore' });
      closers.push(() => window.kill('SIGKILL'));
      await eventually(async () => expect(await probeScreen(open)).toBe('drawn'));
      // Nothing of a picture stays behind.
      expect(readdirSync(directory).filter((name) => name.startsWith('screen-look'))).toEqual([]);
      const shut = compositor('shut');
      await eventually(() => expect(readdirSync(directory)).toContain('shut'));
      expect(await probeScreen(shut)).toBe('unknown');
    },
  );

  test('is not looked at while somebody uses it: the last look stands, and grows old', async () => {
    let [now, looks, isPublic] = [0, 0, false];
    let seen: 'drawn' | 'black' = 'drawn';
    const look = new ScreenLook({
      probe: async () => {
        looks += 1;
        return seen;
      },
      isPublic: () => isPublic,
      monotonicMs: () => now,
    });
    expect([await look.look(), looks]).toEqual(['unknown', 0]);
    isPublic = true;
    expect([await look.look(), looks]).toEqual(['drawn', 1]);
    isPublic = false;
    now = 15 * 60_000;
    expect([await look.look(), looks]).toEqual(['drawn', 1]);
    now += 1;
    expect([await look.look(), looks]).toEqual(['unknown', 1]);
    // Black before the page drew: once somebody uses it, that is no news any more.
    [isPublic, seen] = [true, 'black'];
    expect(await look.look()).toBe('black');
    isPublic = false;
    expect(await look.look()).toBe('unknown');
  });

  test('a picture is read as any PNG of eight bits, whatever its filters; else not at all', async () => {
    const line = (filter: number, ...bytes: number[]) => [filter, ...bytes];
    // Two dots a line; each filter after the one before gives the same dots: 10 20 30, 40 50 60.
    const lines = [
      line(0, 10, 20, 30, 40, 50, 60),
      line(1, 10, 20, 30, 30, 30, 30),
      line(2, 0, 0, 0, 0, 0, 0),
      line(3, 5, 10, 15, 15, 15, 15),
      line(4, 0, 0, 0, 0, 0, 0),
    ].flat();
    const chunk = (name: string, data: Buffer) => {
      const head = Buffer.alloc(8);
      head.writeUInt32BE(data.length);
      head.write(name, 4, 'latin1');
      return Buffer.concat([head, data, Buffer.alloc(4)]);
    };
    const picture = (bits: number, data: Buffer) => {
      const head = Buffer.alloc(13);
      head.writeUInt32BE(2, 0);
      head.writeUInt32BE(5, 4);
      head.set([bits, 2, 0, 0, 0], 8);
      const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
      return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', data)]);
    };
    const dots = await pngDots(picture(8, deflateSync(Buffer.from(lines))), 10);
    const row = [30, 30, 30, 30, 30, 60, 60, 60, 60, 60];
    expect([...(dots ?? [])]).toEqual(Array.from({ length: 10 }, () => row).flat());
    expect(await pngDots(picture(16, deflateSync(Buffer.from(lines))), 10)).toBeUndefined();
    expect(await pngDots(picture(8, Buffer.from('torn')), 10)).toBeUndefined();
    expect(await pngDots(picture(8, deflateSync(Buffer.from(lines.slice(1)))), 10)).toBeUndefined();
    expect(await pngDots(Buffer.from('GIF89a'), 10)).toBeUndefined();
  });
});

describe('a running shell', () => {
  async function running() {
    const rig = new PrinterRig();
    await rig.start();
    closers.push(() => rig.server.unplug());
    const scanner = join(directory, 'scanner');
    execFileSync('mkfifo', [scanner]);
    let server: Server | undefined;
    const openHub = (port: number) =>
      new Promise<number>((resolve) => {
        server = createServer((_request, response) => response.writeHead(503).end());
        server.listen(port, '127.0.0.1', () => {
          const address = server?.address();
          resolve(address !== null && typeof address === 'object' ? (address?.port ?? 0) : 0);
        });
      });
    const closeHub = () =>
      new Promise<void>((resolve) => {
        server?.close(() => resolve());
        server?.closeAllConnections();
      });
    const hubPort = await openHub(0);
    closers.push(closeHub);
    const kiosk = await startTestShell({
      hub: { url: `http://127.0.0.1:${hubPort}` },
      printer: { host: '127.0.0.1', port: rig.server.port, widthDots: 576 },
      scanners: [{ kind: 'pipe', name: 'desk', path: scanner, suffix: 'enter' }],
    });
    closers.push(() => kiosk.close());
    const headers = await kiosk.page();
    const ask = async (path: string, body?: string) =>
      kiosk.ask(path, { headers, ...(body === undefined ? {} : { method: 'POST', body }) });
    const says = (part: Partial<Pick<BridgeStatus, 'hub' | 'scanner'>> & { printer?: string }) =>
      eventually(async () => {
        const status = BridgeStatusSchema.parse(JSON.parse((await ask(bridgePaths.status)).text));
        expect({ ...status, printer: status.printer.status }).toMatchObject(part);
      });
    const report = async (): Promise<ReadinessReport> =>
      ReadinessReportSchema.parse(JSON.parse((await ask(bridgePaths.readiness)).text));
    const lineOf = async (part: string) =>
      (await report()).lines.find((line) => line.part === part);
    return { rig, scanner, kiosk, ask, says, lineOf, closeHub };
  }

  test('tells printer, scanner and network as they come and go', async () => {
    const { rig, scanner, kiosk, says, lineOf, closeHub } = await running();
    await says({ printer: 'ready', scanner: 'ready' });
    rig.printer.setCondition({ paper: false });
    await says({ printer: 'paperOut' });
    expect(await lineOf('printer')).toMatchObject({ result: 'fail', finding: 'paperOut' });
    rig.printer.setCondition({ paper: true, coverOpen: true });
    await says({ printer: 'coverOpen' });
    rig.printer.setCondition({ coverOpen: false });
    await says({ printer: 'ready' });
    await rig.server.unplug();
    await says({ printer: 'absent' });

    // The shell's own beats tell whether the hub is there; here the page asks, too.
    const askHub = () => kiosk.ask('/hub/health', { headers: kiosk.own });
    await askHub();
    await says({ hub: 'reachable' });
    await closeHub();
    await askHub();
    await says({ hub: 'unreachable' });
    expect(await lineOf('hub')).toMatchObject({ result: 'warn', connected: false });

    expect(await lineOf('scanner')).toMatchObject({ result: 'pass', device: 'desk' });
    rmSync(scanner);
    expect((await lineOf('scanner'))?.connected).toBe(true);
  });

  test('tells the age of the page, and what the process holds', async () => {
    const { ask, lineOf } = await running();
    expect(await lineOf('page')).toMatchObject({ result: 'unknown', finding: 'notSeen' });
    const beat = JSON.stringify({ screen: 'attract', idle: true, progress: 1 });
    expect((await ask(bridgePaths.beat, beat)).status).toBe(204);
    expect((await lineOf('page'))?.result).toBe('pass');
    const before = Number((await lineOf('memory'))?.facts['shellBytes']);
    const held = Buffer.alloc(200 * 1024 * 1024, 1);
    const after = Number((await lineOf('memory'))?.facts['shellBytes']);
    expect(held.length).toBeGreaterThan(0);
    expect(after).toBeGreaterThan(before + 100 * 1024 * 1024);
  });
});
