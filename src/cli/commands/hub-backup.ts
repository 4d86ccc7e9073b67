import { join } from 'node:path';
import type { Command } from 'commander';
import { takeBackup } from '../../hub/index.ts';
import { asFailure } from '../support/failure.ts';
import { readCount } from '../support/options.ts';
import { restoreState } from '../support/restore-state.ts';
import { defaultStateDirectory, hubDirectory, withStore } from '../support/state.ts';

/** Two weeks of nightly backups: a fault that is found after a holiday can still be gone behind. */
const keptDefault = 14;

interface BackupCommandOptions {
  readonly state: string;
  readonly to: string;
  readonly keysTo: string;
  readonly keep: number;
  readonly json?: boolean;
}

async function backUp(options: BackupCommandOptions): Promise<void> {
  const backup = await withStore(options.state, (store) =>
    takeBackup(store, {
      to: options.to,
      keys: join(hubDirectory(options.state), 'keys'),
      keysTo: options.keysTo,
      keep: options.keep,
      nowMs: Date.now(),
      onProgress: (table, rows) => process.stderr.write(`  ${table}: ${rows} rows\n`),
    }),
  );
  const { directory, keysDirectory, requests, rows } = backup;
  process.stderr.write(
    `Backed up and read back: ${rows} rows, ${requests} requests, in ${directory}\n` +
      `Keys apart, to be kept in another place: ${keysDirectory}\n`,
  );
  if (options.json) process.stdout.write(`${JSON.stringify(backup)}\n`);
}

interface RestoreCommandOptions {
  readonly state: string;
  readonly from: string;
  readonly keysFrom: string;
  readonly json?: boolean;
}

async function restore(options: RestoreCommandOptions): Promise<void> {
  const restored = await restoreState(options.state, options.from, options.keysFrom);
  process.stderr.write(
    `Restored ${restored.rows} rows, ${restored.requests} requests, as of ${restored.takenAt}.\n` +
      'Kiosks send what is missing when they come back. What they hold no more is an alarm in the\n' +
      'log of the hub and a line of `motcham actions --holes`.\n',
  );
  if (options.json) process.stdout.write(`${JSON.stringify(restored)}\n`);
}

/** `hub backup` and `hub restore`. */
export function addBackupCommands(hub: Command): void {
  const state = ['--state <directory>', 'where keys and the private database are kept'] as const;
  const json = ['--json', 'print one JSON object'] as const;
  const told = (error: unknown): never => {
    throw asFailure(error);
  };
  hub
    .command('backup')
    .description('copy the database in one snapshot, and the keys apart, while the hub serves')
    .requiredOption('--to <directory>', 'where backups are kept')
    .requiredOption('--keys-to <directory>', 'where copies of the keys go: another place')
    .option('--keep <count>', 'finished backups that are kept', readCount, keptDefault)
    .option(...state, defaultStateDirectory)
    .option(...json)
    .action((options: BackupCommandOptions) => backUp(options).catch(told));
  hub
    .command('restore')
    .description('make a hub from a backup, in an empty place; see docs/operations.md')
    .requiredOption('--from <directory>', 'one backup')
    .requiredOption('--keys-from <directory>', 'the keys that were copied with it')
    .option(...state, defaultStateDirectory)
    .option(...json)
    .action((options: RestoreCommandOptions) => restore(options).catch(told));
}
