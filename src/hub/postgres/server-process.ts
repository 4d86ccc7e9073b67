import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Place } from './place.ts';

/** Log of the server before it is turned over, bytes. */
const logBytesMax = 4 * 1024 * 1024;

/**
 * Holds a server and ends it (SIGINT, "fast": no new work, checkpoint) when its standard input
 * closes: that is how the hub stops it, and what happens by itself when the hub is killed.
 * The input is kept as 3 because a shell gives its background jobs an empty one.
 * In a session of its own, so that Ctrl-C reaches the hub first and the hub ends in order.
 */
const keeper = `
exec 3<&0
"$@" </dev/null 3<&- & server=$!
( read -r _ <&3; kill -INT "$server" ) & watch=$!
wait "$server"; code=$?
kill "$watch" 2>/dev/null
exit "$code"
`;

/** How long the server gets for its last checkpoint, ms; after that the next start recovers. */
const stopMsMax = 30_000;

export interface ServerProcess {
  /** Resolves with the exit code when the server is gone. */
  readonly gone: Promise<number>;
  readonly isGone: () => boolean;
  /** Ends the server in order. */
  stop(): Promise<void>;
  /** Last lines of the server's log. */
  tail(): string;
}

/** Starts the server on its Unix socket alone: no TCP port, every commit on the disk. */
export function spawnServer(
  binaries: Binaries,
  place: Place,
  socketDirectory: string,
  account: Account | undefined,
): ServerProcess {
  if (existsSync(place.log) && statSync(place.log).size > logBytesMax) {
    renameSync(place.log, `${place.log}.1`);
  }
  const log = openSync(place.log, 'a', 0o600);
  const settings = {
    listen_addresses: '',
    unix_socket_directories: socketDirectory,
    unix_socket_permissions: '0700',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    // A hub takes up to some thirty; two while one is replaced, and commands beside them.
    max_connections: '100',
    shared_buffers: '64MB',
    // The log names no statement, no parameter and no value of a row.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_timezone: 'UTC',
    timezone: 'UTC',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child: ChildProcess = spawn(
    '/bin/sh',
    ['-c', keeper, 'motcham-postgres', binaries.postgres, '-D', place.data, ...flags],
    {
      cwd: place.root,
      detached: true,
      stdio: ['pipe', log, log],
      env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
      ...account,
    },
  );
  closeSync(log);
  let isGone = false;
  const gone = new Promise<number>((resolve) => {
    child.once('exit', (code) => {
      isGone = true;
      resolve(code ?? 1);
    });
    child.once('error', () => {
      isGone = true;
      resolve(1);
    });
  });
  // Writing to a keeper that has died must not bring the hub down.
  child.stdin?.on('error', () => undefined);
  return {
    gone,
    isGone: () => isGone,
    async stop() {
      child.stdin?.end();
      const timer = setTimeout(() => {
        // The whole group, whose leader is the keeper.
        if (child.pid !== undefined && !isGone) process.kill(-child.pid, 'SIGKILL');
      }, stopMsMax);
      await gone;
      clearTimeout(timer);
    },
    tail: () => readFileSync(place.log, 'utf8').split('\n').slice(-12).join('\n').trim(),
  };
}
