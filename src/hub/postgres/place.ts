import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chown, mkdir, mkdtemp, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Account } from './account.ts';
import { explainFileError, PostgresFailure } from './failure.ts';

/** Where one private server keeps its things. */
export interface Place {
  /** Holds data, socket and log; readable by the server's account only. */
  readonly root: string;
  readonly data: string;
  /** Where PostgreSQL notes which server has the socket. */
  readonly socketLock: string;
  readonly log: string;
  /** Who started the server, so that a leftover is told from a neighbour. */
  readonly owner: string;
  /** Directory for staged programs. */
  readonly programs: string;
}

/** A directory that PostgreSQL's own account can reach when the hub runs as root (contracts.md). */
const rootStage = '/var/lib/motcham';
/** Unix socket addresses end at 107 bytes on Linux, 103 on macOS; contracts.md asks < 100. */
const socketPathBytesMax = 99;
/** What initdb (40 MB), staged programs (60 MB), WAL and a day of requests need, bytes. */
const freeDiskBytesMin = 300 * 1024 * 1024;
const socketDirectory = 'run';
const socketName = '.s.PGSQL.5432';

/**
 * Makes the directories. As root they stand under `/var/lib/motcham` by a random name noted in
 * `directory/place.json`: whoever deletes `directory`, and the keys beside it, starts afresh and
 * never meets old rows sealed to lost keys.
 */
export async function preparePlace(directory: string, account: Account | undefined) {
  const given = resolve(directory);
  try {
    await mkdir(given, { recursive: true, mode: 0o700 });
    const root = account === undefined ? given : await stagedRoot(given);
    await mkdir(root, { recursive: true, mode: 0o700 });
    if (account !== undefined) await chown(root, account.uid, account.gid);
    const { bavail, bsize } = await statfs(root);
    if (bavail * bsize < freeDiskBytesMin) {
      throw new PostgresFailure(
        'noDisk',
        `The database needs 300 MB of free disk in ${root}; ${Math.floor((bavail * bsize) / 1e6)} MB are free. ` +
          'Free some, or choose another directory.',
      );
    }
    return {
      root,
      data: join(root, 'data'),
      socketLock: join(root, socketDirectory, `${socketName}.lock`),
      log: join(root, 'server.log'),
      owner: join(root, 'owner.json'),
      programs: account === undefined ? given : rootStage,
    } satisfies Place;
  } catch (error) {
    throw explainFileError(error, given);
  }
}

async function stagedRoot(given: string): Promise<string> {
  await mkdir(rootStage, { recursive: true, mode: 0o755 });
  const note = join(given, 'place.json');
  if (existsSync(note)) {
    const { root } = JSON.parse(readFileSync(note, 'utf8'));
    if (typeof root === 'string' && root.startsWith(`${rootStage}/`)) return root;
  }
  const root = join(rootStage, `database-${randomBytes(6).toString('hex')}`);
  await writeFile(note, `${JSON.stringify({ root })}\n`, { mode: 0o600, flush: true });
  return root;
}

/** A directory for the socket whose path is short enough, owned by the server's account. */
export async function prepareSocketDirectory(
  place: Place,
  account: Account | undefined,
): Promise<{ readonly path: string; readonly temporary: boolean }> {
  const own = join(place.root, socketDirectory);
  const temporary = Buffer.byteLength(join(own, socketName)) > socketPathBytesMax;
  const path = temporary ? await mkdtemp(join(tmpdir(), 'motcham-')) : own;
  await mkdir(path, { recursive: true, mode: 0o700 });
  if (account !== undefined) await chown(path, account.uid, account.gid);
  return { path, temporary };
}
