import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheDirectory } from '../../../kiosk-shell/packaging/index.ts';

/** Bare Debian 12 with what the package depends on, and an X server for want of a graphics card. */
const included = [
  ...['systemd', 'systemd-sysv', 'dbus', 'udev', 'libpam-systemd'],
  ...['chromium', 'weston', 'fonts-noto-core', 'xvfb'],
];
const sources = '/etc/apt/sources.list.d/debian.sources';

const has = (program: string) => spawnSync('which', [program]).status === 0;

/** What this machine lacks to boot a kiosk; empty when nothing. */
export function missingForRootfs(): readonly string[] {
  return [
    ...['mmdebstrap', 'systemd-nspawn', 'dpkg-deb', 'nsenter'].filter((name) => !has(name)),
    ...(process.getuid?.() === 0 ? [] : ['root']),
  ];
}

/** The rootfs, made once and kept outside the checkout (about 1.1 GB, two minutes). */
export function cachedRootfs(): string {
  const key = createHash('sha256').update(included.join()).digest('hex').slice(0, 12);
  const place = join(cacheDirectory(), `rootfs-${key}`);
  if (existsSync(join(place, 'etc', 'os-release'))) return place;
  mkdirSync(cacheDirectory(), { recursive: true });
  const making = mkdtempSync(join(tmpdir(), 'motcham-rootfs-'));
  // How this machine reaches its mirror is its own affair.
  const options = join(making, 'apt.conf');
  const dump = spawnSync('apt-config', ['dump', '--format', '%F "%v";%n'], { encoding: 'utf8' });
  const kept = /^Acquire::(Check|http|https|Retries)/;
  writeFileSync(
    options,
    dump.stdout
      .split('\n')
      .filter((line) => kept.test(line))
      .join('\n'),
  );
  process.stderr.write('▸ making a rootfs of Debian 12 (once, some minutes)\n');
  rmSync(`${place}.new`, { recursive: true, force: true });
  const made = spawnSync(
    'mmdebstrap',
    [
      ...['--variant=minbase', '--format=directory', `--aptopt=${options}`],
      ...[`--include=${included.join()}`, 'bookworm', `${place}.new`],
      ...(existsSync(sources) ? [sources] : []),
    ],
    { encoding: 'utf8' },
  );
  rmSync(making, { recursive: true });
  if (made.status !== 0) throw new Error(`mmdebstrap: ${made.stderr.slice(-2000)}`);
  renameSync(`${place}.new`, place);
  return place;
}
