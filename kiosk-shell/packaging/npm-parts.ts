import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { root } from './root.ts';

/** Debian's name of an architecture, and what npm's packages call it. */
export const architectures = { amd64: 'x64', arm64: 'arm64' } as const;
export type Architecture = keyof typeof architectures;

/** Where fetched packages of another architecture stay, outside the checkout. */
export function cacheDirectory(): string {
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'motcham', 'package');
}

/** A part that cannot be had; the message says what to do. */
export class PartMissing extends Error {}

/**
 * Directory of one npm package: the installed one, or one that npm fetches now. npm itself checks
 * the bytes against the hash in `package-lock.json` before they are used.
 *
 * @throws PartMissing when it is not installed and cannot be fetched.
 */
export function npmPart(name: string): string {
  const locked = lockedPart(name);
  const installed = join(root, 'node_modules', name);
  if (existsSync(join(installed, 'package.json')) && versionOf(installed) === locked.version) {
    return installed;
  }
  const place = join(cacheDirectory(), 'parts', `${name.replaceAll('/', '+')}@${locked.version}`);
  if (existsSync(join(place, 'package.json'))) return place;
  const fetching = `${place}.new`;
  rmSync(fetching, { recursive: true, force: true });
  mkdirSync(fetching, { recursive: true });
  const packed = spawnSync('npm', ['pack', `${name}@${locked.version}`, '--json', '--silent'], {
    cwd: fetching,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const file = readdirSync(fetching).find((entry) => entry.endsWith('.tgz'));
  if (packed.status !== 0 || file === undefined) {
    rmSync(fetching, { recursive: true, force: true });
    throw new PartMissing(
      `${name} ${locked.version} is not installed and npm cannot fetch it. ` +
        'Check the network and the registry, then run the same command again.',
    );
  }
  if (locked.integrity !== undefined && !packed.stdout.includes(locked.integrity)) {
    rmSync(fetching, { recursive: true, force: true });
    throw new PartMissing(`${name} ${locked.version} is not what package-lock.json names.`);
  }
  const unpacked = spawnSync('tar', ['-xzf', file, '--strip-components=1', '--no-same-owner'], {
    cwd: fetching,
  });
  if (unpacked.status !== 0) throw new PartMissing(`${name} cannot be unpacked with tar.`);
  rmSync(join(fetching, file));
  renameSync(fetching, place);
  return place;
}

/** Copies one npm package as it is published, without what only its authors need. */
export function copyPart(name: string, to: string): void {
  cpSync(npmPart(name), to, {
    recursive: true,
    dereference: true,
    filter: (path) => !path.endsWith('.md') && !path.includes('/node_modules/.'),
  });
}

function versionOf(directory: string): string {
  return String(JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')).version);
}

function lockedPart(name: string): { version: string; integrity: string | undefined } {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const entry = lock.packages[`node_modules/${name}`];
  const version = entry?.version ?? lock.packages['']?.optionalDependencies?.[name];
  if (typeof version !== 'string')
    throw new PartMissing(`package-lock.json does not name ${name}.`);
  return { version, integrity: entry?.integrity };
}
