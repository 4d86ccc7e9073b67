import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PostgresFailure } from './failure.ts';
import type { Place } from './place.ts';

/** How long a leftover server gets to write its checkpoint before it is stopped hard, ms. */
const fastShutdownMs = 20_000;
const immediateShutdownMs = 10_000;
const pollMs = 50;

/** Notes which process owns the server, with its start, because process ids come again. */
export async function noteOwner(place: Place): Promise<void> {
  const owner = { pid: process.pid, started: startOf(process.pid) };
  await writeFile(place.owner, JSON.stringify(owner), { mode: 0o600 });
}

/**
 * Clears the way for a new server on the same data: stops one whose hub has died. What a server
 * that is gone has noted is left to PostgreSQL, which finds its last backends by it. It is dropped
 * only where nothing works in the data any more and PostgreSQL would stop at it: another process
 * has the number by now, or a power cut has left no number. The socket has such a note of its own.
 *
 * @throws PostgresFailure `inUse` when the hub that owns it is alive.
 */
export async function clearLeftover(place: Place): Promise<void> {
  const pidFile = join(place.data, 'postmaster.pid');
  const pid = notedIn(pidFile);
  if (pid !== undefined && isServerOf(pid, place.data)) await end(pid, place);
  for (const file of [pidFile, place.socketLock]) {
    const noted = notedIn(file);
    // A dead server that nobody asked after keeps its number, and PostgreSQL takes it for alive.
    const isInTheWay = noted === undefined || startOf(noted) !== '' || isZombie(noted);
    if (isInTheWay && !hasWorkersIn(place.data)) await rm(file, { force: true });
  }
}

/** The process that a lock file names; undefined when there is no file, or no number in it. */
function notedIn(file: string): number | undefined {
  const pid = Number(readText(file)?.split('\n')[0]);
  return Number.isInteger(pid) && pid > 1 ? pid : undefined;
}

/** Ends a server that its hub left behind. */
async function end(pid: number, place: Place): Promise<void> {
  const owner = readOwner(place);
  if (owner !== undefined && owner.started !== '' && startOf(owner.pid) === owner.started) {
    throw new PostgresFailure(
      'inUse',
      `The database in ${place.root} is in use by process ${owner.pid}. ` +
        'Stop that hub first, or choose another directory.',
    );
  }
  if (await stops(pid, place.data, 'SIGINT', fastShutdownMs)) return;
  // Not a loss: the next start recovers from the log of writes.
  if (await stops(pid, place.data, 'SIGQUIT', immediateShutdownMs)) return;
  throw new PostgresFailure(
    'inUse',
    `A database server (process ${pid}) left over from an earlier run does not stop. End it with "kill -9 ${pid}".`,
  );
}

async function stops(pid: number, data: string, signal: NodeJS.Signals, waitMs: number) {
  try {
    process.kill(pid, signal);
  } catch {
    // It went by itself, or belongs to somebody else: the wait below tells.
  }
  for (let waitedMs = 0; waitedMs < waitMs; waitedMs += pollMs) {
    if (!isServerOf(pid, data)) return true;
    await sleep(pollMs);
  }
  return false;
}

function readOwner(place: Place): { readonly pid: number; readonly started: string } | undefined {
  try {
    const owner = JSON.parse(readFileSync(place.owner, 'utf8'));
    return typeof owner.pid === 'number' && typeof owner.started === 'string' ? owner : undefined;
  } catch {
    return undefined;
  }
}

/** When a process began, in whatever unit the system gives; empty when there is none. */
function startOf(pid: number): string {
  const stat = readText(`/proc/${pid}/stat`);
  if (stat === undefined) return ps(pid, 'lstart=');
  // Fields 3 and 22, counted after the command, which may hold spaces and brackets (proc(5)).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A killed hub whose parent never asks after it stays as a zombie: dead all the same.
  return fields[0] === 'Z' ? '' : (fields[19] ?? '');
}

function isZombie(pid: number): boolean {
  const stat = readText(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).startsWith('Z') ?? false;
}

function isServerOf(pid: number, data: string): boolean {
  const line = readText(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ') ?? ps(pid, 'command=');
  return line.includes('postgres') && line.includes(data);
}

/** Whether a process works in the data: each one of PostgreSQL does. Unsure counts as yes. */
function hasWorkersIn(data: string): boolean {
  try {
    return readdirSync('/proc').some((entry) => {
      try {
        return /^\d+$/.test(entry) && readlinkSync(`/proc/${entry}/cwd`) === data;
      } catch {
        return false;
      }
    });
  } catch {
    return true;
  }
}

function ps(pid: number, column: string): string {
  if (process.platform === 'linux') return '';
  try {
    return execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
