import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  openKeyring,
  openStore,
  type RunningHub,
  type Store,
  type StoreAddress,
  startPrivatePostgres,
} from '../../hub/index.ts';
import { CommandFailure, root } from './steps.ts';

/** Where a trial keeps everything, unless `--state` says otherwise. */
export const defaultStateDirectory = join(root, '.motcham');

/** Directory of the hub within a state directory. */
export function hubDirectory(state: string): string {
  return join(state, 'hub');
}

/** What a running hub tells other commands of the same operator. */
interface HubNote {
  readonly pid: number;
  readonly url: string;
  readonly database: StoreAddress;
}

function noteFile(state: string): string {
  return join(hubDirectory(state), 'running.json');
}

/** Leaves word where the hub is; the returned function takes it back. */
export function noteRunningHub(state: string, hub: RunningHub): () => void {
  const note: HubNote = { pid: process.pid, url: hub.url, database: hub.database };
  writeFileSync(noteFile(state), JSON.stringify(note), { mode: 0o600 });
  return () => rmSync(noteFile(state), { force: true });
}

function readNote(state: string): HubNote | undefined {
  if (!existsSync(noteFile(state))) return undefined;
  const note: HubNote = JSON.parse(readFileSync(noteFile(state), 'utf8'));
  try {
    process.kill(note.pid, 0);
    return note;
  } catch {
    return undefined;
  }
}

/** Where the hub of a state directory answers; undefined while it does not run. */
export function runningHubUrl(state: string): string | undefined {
  return readNote(state)?.url;
}

/**
 * Opens the hub's store and keys for one command: through the running hub's database, through
 * DATABASE_URL, or by starting the private database for as long as the command runs.
 */
export async function withStore<T>(
  state: string,
  use: (store: Store, keys: Awaited<ReturnType<typeof openKeyring>>) => Promise<T>,
): Promise<T> {
  const directory = hubDirectory(state);
  if (!existsSync(join(directory, 'keys'))) {
    throw new CommandFailure(
      `There is no hub in ${state}.`,
      'Run `npm start` first, or name its directory with --state.',
    );
  }
  const url = process.env['DATABASE_URL'];
  const note = readNote(state);
  const postgres =
    url === undefined && note === undefined
      ? await startPrivatePostgres({ directory: join(directory, 'postgres') })
      : undefined;
  const address = url !== undefined ? { url } : (note?.database ?? postgres?.connection);
  if (address === undefined) throw new Error('broken invariant: no database address');
  try {
    const store = await openStore(address);
    try {
      return await use(store, await openKeyring(join(directory, 'keys')));
    } finally {
      await store.close();
    }
  } finally {
    await postgres?.stop();
  }
}

/** Makes a directory, or says what to do when it cannot be made. */
export function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new CommandFailure(
      `${directory} cannot be made: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Free disk space or change its permissions, or choose another directory with --state.',
    );
  }
}
