import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** `EXT4_IOC_SHUTDOWN` and its flag `NOLOGFLUSH`: the disk is gone in this instant. */
const shutdown =
  "import fcntl,struct,os,sys;fcntl.ioctl(os.open(sys.argv[1],os.O_RDONLY),0x8004587D,struct.pack('I',2))";

/**
 * A disk of its own whose power can be cut: ext4 on a loop device. What no fsync carried to it
 * before `cut` is gone, journal included. A kill -9 cannot show that: the page cache survives it.
 */
export class BlockImage {
  readonly mount: string;
  readonly #file: string;
  #isMounted = false;

  private constructor(file: string, mount: string) {
    this.#file = file;
    this.mount = mount;
  }

  /** @param megabytes thin: only what is written takes space. */
  static create(file: string, mount: string, megabytes: number): BlockImage {
    run('truncate', '-s', `${megabytes}M`, file);
    run('mkfs.ext4', '-qF', file);
    const image = new BlockImage(file, mount);
    mkdirSync(mount, { recursive: true });
    image.connect();
    return image;
  }

  connect(): void {
    run('mount', '-o', 'loop', this.#file, this.mount);
    this.#isMounted = true;
  }

  /** Everything written so far is on the disk: the calm before the storm. */
  sync(): void {
    run('sync', '-f', this.mount);
  }

  /** Cuts the power. Programs on it see errors from here on. */
  cut(): void {
    run('python3', '-c', shutdown, this.mount);
  }

  /** Ends what still stands on the disk, takes it out and puts it in again. */
  async reconnect(): Promise<void> {
    await this.disconnect();
    this.connect();
  }

  async disconnect(): Promise<void> {
    if (!this.#isMounted) return;
    for (let turn = 0; ; turn += 1) {
      for (const pid of standingOn(this.mount)) kill(pid);
      try {
        execFileSync('umount', [this.mount], { stdio: 'pipe' });
        break;
      } catch (error) {
        // Dying programs let go a moment later.
        if (turn >= 50) throw error;
        await sleep(100);
      }
    }
    this.#isMounted = false;
  }

  async remove(): Promise<void> {
    await this.disconnect();
    rmSync(this.#file, { force: true });
    rmSync(this.mount, { recursive: true, force: true });
  }
}

/** Processes with their working directory or an open file on the disk: the trial's own, by making. */
function standingOn(mount: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map(Number)
    .filter((pid) => {
      const links = [`/proc/${pid}/cwd`, ...openFiles(pid)];
      return links.some((link) => target(link).startsWith(`${mount}/`));
    });
}

function openFiles(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((name) => `/proc/${pid}/fd/${name}`);
  } catch {
    return [];
  }
}

function target(link: string): string {
  try {
    return readlinkSync(link);
  } catch {
    return '';
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}

function run(command: string, ...args: readonly string[]): void {
  // Where Debian keeps what administers disks, and not every root's PATH leads.
  const PATH = `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`;
  execFileSync(command, args, { stdio: 'pipe', env: { ...process.env, PATH } });
}
