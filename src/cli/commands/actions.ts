import type { Command } from 'commander';
import { listActions } from '../../hub/index.ts';
import { asFailure } from '../support/failure.ts';
import { readCount } from '../support/options.ts';
import { defaultStateDirectory, withStore } from '../support/state.ts';

export function addActionsCommand(program: Command): void {
  program
    .command('actions')
    .description('what residents left, newest first, with the seals opened: for the operator only')
    .option('--state <directory>', 'state directory of the hub', defaultStateDirectory)
    .option('--limit <count>', 'most rows', readCount, 100)
    .option('--json', 'one JSON object a line')
    .action(async (options: { state: string; limit: number; json?: boolean }) => {
      await withStore(options.state, async (store, keys) => {
        const rows = await listActions(store, keys, { limit: options.limit });
        for (const row of rows) {
          process.stdout.write(
            options.json
              ? `${JSON.stringify(row)}\n`
              : `${row.receivedAt}  ${row.kiosk}.${row.incarnation} #${row.seq}  ${row.kind}\n`,
          );
        }
        process.stderr.write(`${rows.length} requests\n`);
      }).catch((error: unknown) => {
        throw asFailure(error);
      });
    });
}
