import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chown, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { type Account, findAccount } from './account.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { PostgresFailure } from './failure.ts';
import { keepRunning } from './keep-running.ts';
import { clearLeftover, noteOwner } from './leftover.ts';
import { type Place, preparePlace, prepareSocketDirectory } from './place.ts';
import { type ServerProcess, spawnServer } from './server-process.ts';

const databaseName = 'motcham';
/** Recovery after a power cut replays the log of writes; beyond this, ms, somebody has to look. */
const startMsMax = 120_000;
const startPollMs = 40;

/** How to reach a server: the members `pg` takes. */
export interface SocketConnection {
  readonly host: string;
  readonly user: string;
  readonly database: string;
}

export interface PrivatePostgres {
  readonly connection: SocketConnection;
  /** Where the data really is (as root: under `/var/lib/motcham`). */
  readonly root: string;
  readonly log: string;
  /** Process id of the server now; it changes when a fallen server is started again. */
  readonly pid: () => number | undefined;
  /** Stops the server with a checkpoint and leaves nothing running. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Starts the private PostgreSQL 18 of a hub, on a Unix socket only. Makes the cluster at the first
 * start, takes the data up again at later ones, ends a server whose hub was killed. A server that
 * falls while it is wanted is started again, with growing pauses, on the same socket.
 *
 * @param options.directory where data goes, or as root the note of where it went.
 * @throws PostgresFailure with a message that says what to do.
 */
export async function startPrivatePostgres(options: {
  readonly directory: string;
}): Promise<PrivatePostgres> {
  const account = findAccount();
  const place = await preparePlace(options.directory, account);
  const binaries = await findBinaries(place.programs, account !== undefined);
  await clearLeftover(place);
  if (!existsSync(join(place.data, 'PG_VERSION'))) await initialise(binaries, place, account);
  await noteOwner(place);
  const socket = await prepareSocketDirectory(place, account);
  const connection = { host: socket.path, user: databaseName, database: databaseName };
  const spawn = () => spawnServer(binaries, place, socket.path, account);
  const server = await keepRunning(spawn, (current) => waitUntilReady(current, connection, place));
  let stopping: Promise<void> | undefined;
  return {
    connection,
    root: place.root,
    log: place.log,
    pid: () => readPid(place),
    stop() {
      stopping ??= (async () => {
        await server.stop();
        await rm(place.owner, { force: true });
        if (socket.temporary) await rm(socket.path, { recursive: true, force: true });
      })();
      return stopping;
    },
  };
}

function readPid(place: Place): number | undefined {
  try {
    const pid = Number(readFileSync(join(place.data, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return Number.isInteger(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
}

async function initialise(binaries: Binaries, place: Place, account: Account | undefined) {
  const half = `${place.data}.part`;
  await rm(half, { recursive: true, force: true });
  try {
    await promisify(execFile)(
      binaries.initdb,
      [
        `--pgdata=${half}`,
        `--username=${databaseName}`,
        // The socket's directory is closed to everyone else: that is the authentication.
        '--auth=trust',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        '--data-checksums',
        // One flush of the file system in place of a thousand of files: half the time, as safe.
        ...(process.platform === 'linux' ? ['--sync-method=syncfs'] : []),
      ],
      { cwd: place.root, env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' }, ...account },
    );
    if (account !== undefined) await chown(half, account.uid, account.gid);
    await rename(half, place.data);
  } catch (cause) {
    const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : '';
    const code = /No space left/.test(said) ? 'noDisk' : 'initFailed';
    throw new PostgresFailure(
      code,
      `The database could not be made in ${place.root}. ${said} Repair that, or set DATABASE_URL.`,
      cause,
    );
  }
}

async function waitUntilReady(server: ServerProcess, connection: SocketConnection, place: Place) {
  for (let waitedMs = 0; waitedMs < startMsMax; waitedMs += startPollMs) {
    if (server.isGone()) break;
    const client = new pg.Client({ ...connection, database: 'postgres' });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await makeDatabase(client);
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (isFinal(error)) throw error;
      await sleep(startPollMs);
    }
  }
  throw new PostgresFailure(
    'startFailed',
    `The database in ${place.root} does not start. Its log ${place.log} ends:\n${server.tail()}`,
  );
}

async function makeDatabase(client: pg.Client): Promise<void> {
  const found = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
  if (found.rowCount === 0) await client.query(`create database ${databaseName}`);
}

/** Not "starting up" (57P03), not a socket that is not there yet: waiting would not help. */
function isFinal(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(28|3D|42)/.test(code);
}
