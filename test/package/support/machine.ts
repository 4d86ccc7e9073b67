import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A machine that is busy with other tests needs this long to boot, ms. */
const bootMs = 120_000;

/**
 * A computer in a container: a Debian of its own that systemd boots, over a rootfs that it does not
 * change. No graphics card, no network beyond itself.
 */
export class Machine {
  readonly #directory: string;
  #nspawn: ChildProcess | undefined;
  #said = '';

  private constructor(directory: string) {
    this.#directory = directory;
  }

  static create(rootfs: string): Machine {
    const directory = mkdtempSync(join(tmpdir(), 'motcham-machine-'));
    const machine = new Machine(directory);
    // A file system of its own for what is written: an overlay cannot stand on another overlay.
    must('mount', ['-t', 'tmpfs', '-o', 'size=6g', 'none', directory]);
    for (const name of ['upper', 'work', 'root']) mkdirSync(join(directory, name));
    const places = `lowerdir=${rootfs},upperdir=${join(directory, 'upper')},workdir=${join(directory, 'work')}`;
    must('mount', ['-t', 'overlay', 'overlay', '-o', places, machine.root]);
    return machine;
  }

  get root(): string {
    return join(this.#directory, 'root');
  }

  write(path: string, text: string | Uint8Array): void {
    const place = join(this.root, path);
    mkdirSync(join(place, '..'), { recursive: true });
    writeFileSync(place, text);
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  /** Runs a command while the machine is off, as an image is made. */
  prepare(command: string): string {
    return must('systemd-nspawn', [
      ...['-q', '-D', this.root, '--register=no', '--keep-unit', '--pipe', '--private-network'],
      ...['sh', '-c', command],
    ]);
  }

  async boot(): Promise<void> {
    this.#said = '';
    const child = spawn(
      'systemd-nspawn',
      [
        ...['-q', '-D', this.root, '-b', '--register=no', '--keep-unit', '--private-network'],
        '--kill-signal=SIGRTMIN+3',
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    this.#nspawn = child;
    const hear = (part: Buffer) => {
      this.#said = (this.#said + part.toString()).slice(-4000);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    await this.until('systemctl is-active multi-user.target', bootMs);
  }

  /** Runs a command on the booted machine; its output, whatever its status. */
  run(command: string): string {
    return this.#enter(command).stdout.trim();
  }

  holds(command: string): boolean {
    return this.#enter(command).status === 0;
  }

  /** Waits until a command succeeds. */
  async until(command: string, withinMs = 60_000): Promise<void> {
    const deadlineMs = performance.now() + withinMs;
    while (!this.holds(command)) {
      if (performance.now() > deadlineMs) {
        const journal = this.run('journalctl --no-pager -n 60 -o cat | cut -c1-300');
        throw new Error(`never: ${command}\n${this.#said}\n${journal}`);
      }
      await sleep(200);
    }
  }

  /** The plug: every process ends in the middle of what it does, nothing is closed. */
  async cut(): Promise<void> {
    const { leader } = this;
    if (leader !== undefined) process.kill(leader, 'SIGKILL');
    await this.#gone();
  }

  async shutDown(): Promise<void> {
    this.#nspawn?.kill('SIGTERM');
    await this.#gone();
  }

  async close(): Promise<void> {
    await this.cut();
    spawnSync('umount', ['-R', this.root]);
    spawnSync('umount', [this.#directory]);
    rmSync(this.#directory, { recursive: true, force: true });
  }

  /** The machine's first process, as this one numbers it. */
  get leader(): number | undefined {
    const pid = this.#nspawn?.pid;
    if (pid === undefined) return undefined;
    for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
        if (parent === pid) return Number(name);
      } catch {
        // It ended meanwhile.
      }
    }
    return undefined;
  }

  #enter(command: string) {
    const { leader } = this;
    if (leader === undefined) return { status: 1, stdout: '' };
    const namespaces = ['-m', '-u', '-i', '-p', '-n', '-C'];
    return spawnSync('nsenter', ['-t', String(leader), ...namespaces, '--', 'sh', '-c', command], {
      encoding: 'utf8',
    });
  }

  async #gone(): Promise<void> {
    const child = this.#nspawn;
    if (child === undefined) return;
    if (child.exitCode === null && child.signalCode === null) {
      await new Promise((resolve) => child.once('exit', resolve));
    }
    this.#nspawn = undefined;
  }
}

function must(program: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}
