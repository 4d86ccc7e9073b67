import type { Command } from 'commander';
import { asFailure } from '../support/failure.ts';
import { defaultStateDirectory, withStore } from '../support/state.ts';
import { seedStarter } from '../trial/seed-starter.ts';

interface Options {
  readonly state: string;
  readonly catalogue?: string;
  readonly json?: boolean;
}

async function seed({ state, catalogue, json }: Options): Promise<void> {
  const added = await withStore(state, (store) => seedStarter(store, Date.now(), catalogue));
  if (json) process.stdout.write(`${JSON.stringify({ added })}\n`);
  else process.stderr.write(`${added} documents are new in the editor; the others stay.\n`);
}

/** `hub seed-documents`. */
export function addDocumentCommands(hub: Command): void {
  hub
    .command('seed-documents')
    .description('bring the starter content into the editor; what editors wrote stays')
    .option(
      '--state <directory>',
      'where keys and the private database are kept',
      defaultStateDirectory,
    )
    .option('--catalogue <file or directory>', 'an imported catalogue in the place of the starter')
    .option('--json', 'print one JSON object')
    .action((options: Options) =>
      seed(options).catch((error: unknown) => {
        throw asFailure(error);
      }),
    );
}
