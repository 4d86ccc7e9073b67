import { join } from 'node:path';
import type { Clock } from '../../domain/basics/index.ts';
import type { HubConfig } from '../hub-config.ts';
import { openKeyring, openTrialAuthority, refuseTrialKeys } from '../keys/index.ts';
import { explainFileError, startPrivatePostgres } from '../postgres/index.ts';
import { openRoot } from '../publishing/index.ts';
import { openStore, storeLimits } from '../store/index.ts';
import type { Ending } from './ending.ts';

export type Foundation = Awaited<ReturnType<typeof openFoundation>>;

/** What everything else of a hub stands on: its keys, its database, and whose signatures count. */
export async function openFoundation(config: HubConfig, clock: Clock, ending: Ending) {
  const directory = join(config.directory, 'keys');
  const keys = await openKeyring(directory, clock).catch((error: unknown) => {
    throw explainFileError(error, directory);
  });
  const authority = config.trial ? await openTrialAuthority(directory) : undefined;
  if (!config.trial) refuseTrialKeys(directory);

  const postgres =
    config.databaseUrl === undefined
      ? await startPrivatePostgres({ directory: join(config.directory, 'postgres') })
      : undefined;
  if (postgres !== undefined) ending.defer(() => postgres.stop());
  const address = postgres?.connection ?? { url: config.databaseUrl ?? '' };
  const store = ending.closes(await openStore(address, { ...storeLimits, ...config.storeLimits }));
  await openRoot({
    store,
    nowMs: clock(),
    online: keys.online,
    trial: authority,
    given: config.root,
  });
  return { keys, authority, postgres, address, store };
}
