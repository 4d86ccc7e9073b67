import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './rig.ts';
import { findTool } from './tools.ts';

const printerPath = findTool('ippeveprinter', 'cups-ipp-utils');
const busPath = findTool('dbus-daemon', 'dbus');
const avahiPath = findTool('avahi-daemon', 'avahi-daemon');
const root = process.getuid?.() === 0;
if (!root) process.stderr.write('SKIPPED: ippeveprinter needs avahi, which needs root.\n');

/** Whether this machine can run Debian's IPP Everywhere printer. */
export const hasIppEvePrinter =
  root && printerPath !== undefined && busPath !== undefined && avahiPath !== undefined;

/** Tries at a free port: another program may take it first. */
const portTriesMax = 5;

/** Debian's `ippeveprinter`, with a message bus and an avahi of its own, in a directory. */
export class IppEvePrinter {
  readonly directory = mkdtempSync(join(tmpdir(), 'motcham-ippeve-'));
  #children: ChildProcess[] = [];
  #port = 0;

  get url(): URL {
    return new URL(`ipp://localhost:${this.#port}/ipp/print`);
  }

  /** Printed pages as it keeps them. */
  get spool(): string {
    return join(this.directory, 'spool');
  }

  /**
   * Starts it. Its print command says media-empty and waits while the file `empty` exists, then
   * counts a sheet.
   */
  async start(): Promise<void> {
    mkdirSync(this.spool);
    const bus = join(this.directory, 'bus');
    const config = join(this.directory, 'bus.conf');
    writeFileSync(config, busConfig(bus));
    const avahiConfig = join(this.directory, 'avahi.conf');
    writeFileSync(avahiConfig, '[server]\nuse-ipv6=no\nallow-interfaces=lo\n');
    const command = join(this.directory, 'print.sh');
    writeFileSync(command, printCommand(this.directory), { mode: 0o755 });
    await this.#run(busPath ?? '', [`--config-file=${config}`, '--nofork'], undefined, () =>
      existsSync(bus),
    );
    const own = { DBUS_SYSTEM_BUS_ADDRESS: `unix:path=${bus}` };
    const avahi = await this.#run(
      avahiPath ?? '',
      ['--no-drop-root', '--no-chroot', '--no-rlimits', '-f', avahiConfig],
      own,
      (said) => said.includes('Server startup complete') || said.includes('already running'),
    );
    // A machine that runs an avahi has its own bus too.
    const environment = avahi.includes('already running') ? {} : own;
    for (let tries = 0; ; tries += 1) {
      this.#port = await freePort();
      const flags = ['-v', '-p', String(this.#port), '-n', 'localhost', '-d', this.spool, '-k'];
      const kind = ['-c', command, '-s', '60', '-f', 'image/pwg-raster,image/jpeg,application/pdf'];
      const ready = (said: string) => said.includes('printer-uuid');
      try {
        await this.#run(printerPath ?? '', [...flags, ...kind, 'Motcham'], environment, ready);
        return;
      } catch (error) {
        if (tries >= portTriesMax) throw error;
      }
    }
  }

  setPaper(paper: 'in' | 'out'): void {
    const empty = join(this.directory, 'empty');
    if (paper === 'out') writeFileSync(empty, '');
    else rmSync(empty, { force: true });
  }

  async close(): Promise<void> {
    for (const child of this.#children.reverse()) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
      await gone;
      clearTimeout(timer);
    }
    rmSync(this.directory, { recursive: true, force: true });
  }

  async #run(
    path: string,
    flags: readonly string[],
    environment: Readonly<Record<string, string>> | undefined,
    ready: (said: string) => boolean,
  ): Promise<string> {
    const child = spawn(path, flags, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
    });
    this.#children.push(child);
    let said = '';
    const hear = (part: Buffer) => {
      said = (said + part.toString('utf8')).slice(-65_536);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    let ended = false;
    child.on('exit', () => {
      ended = true;
    });
    child.on('error', () => {
      ended = true;
    });
    await until(() => ended || ready(said), 30_000);
    if (ready(said)) return said;
    throw new Error(`${path} did not start: ${said.slice(-400)}`);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

function busConfig(socket: string): string {
  return [
    '<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"',
    ' "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">',
    `<busconfig><listen>unix:path=${socket}</listen><auth>EXTERNAL</auth>`,
    '<policy context="default"><allow send_destination="*" eavesdrop="true"/>',
    '<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>',
  ].join('\n');
}

function printCommand(directory: string): string {
  return [
    '#!/bin/sh',
    `if [ -e '${directory}/empty' ]; then`,
    '  echo "STATE: +media-empty-error" >&2',
    `  while [ -e '${directory}/empty' ]; do sleep 0.1; done`,
    '  echo "STATE: -media-empty-error" >&2',
    'fi',
    'echo "ATTR: job-impressions=1 job-impressions-completed=1" >&2',
    'exit 0',
    '',
  ].join('\n');
}
