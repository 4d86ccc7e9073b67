import { existsSync, readdirSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  checkBackup,
  type Restored,
  restoreKeys,
  restoreTables,
  startPrivatePostgres,
} from '../../hub/index.ts';
import { hubDirectory, makeDirectory } from './state.ts';
import { CommandFailure } from './steps.ts';

/**
 * Restores a backup as the hub of a state directory that has none. The hub's directory gets its
 * name only when everything is in it: a restore that was cut off leaves nothing that would run.
 */
export async function restoreState(
  state: string,
  from: string,
  keysFrom: string,
): Promise<Restored> {
  const directory = hubDirectory(state);
  if (existsSync(directory) && readdirSync(directory).length > 0) {
    throw new CommandFailure(
      `There is a hub in ${state} already.`,
      'Restore into another directory with --state; the present one stays as it is.',
    );
  }
  const manifest = await checkBackup(from, keysFrom);
  const half = `${directory}.part`;
  await rm(half, { recursive: true, force: true });
  makeDirectory(half);
  const restored = await restoreDatabase(half, (address) => restoreTables(address, from, manifest));
  await restoreKeys(manifest, keysFrom, join(half, 'keys'));
  await rm(directory, { recursive: true, force: true });
  await rename(half, directory);
  return restored;
}

type Address = Parameters<typeof restoreTables>[0];

/** In the database that DATABASE_URL names, or in a private one that runs for as long as it takes. */
async function restoreDatabase<T>(
  half: string,
  restore: (address: Address) => Promise<T>,
): Promise<T> {
  const url = process.env['DATABASE_URL'];
  if (url !== undefined) return restore({ url });
  const postgres = await startPrivatePostgres({ directory: join(half, 'postgres') });
  try {
    return await restore(postgres.connection);
  } finally {
    await postgres.stop();
  }
}
