import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { beatSynthetic, makeSyntheticFleet } from '../../hub/index.ts';
import { asFailure } from '../support/failure.ts';
import { readCount } from '../support/options.ts';
import { defaultStateDirectory, withStore } from '../support/state.ts';
import { CommandFailure } from '../support/steps.ts';

/** How often synthetic kiosks beat, ms: within what counts as heard. */
const beatEveryMs = 60_000;

interface SyntheticOptions {
  readonly state: string;
  readonly kiosks: number;
  readonly days: number;
  readonly beat?: boolean;
  readonly trial?: boolean;
}

async function synthetic({ state, kiosks, days, beat, trial }: SyntheticOptions): Promise<void> {
  if (trial !== true) {
    throw new CommandFailure(
      'A synthetic fleet belongs into a trial only.',
      'Say --trial when this hub is one, with an empty fleet.',
    );
  }
  await withStore(state, async (store) => {
    process.stderr.write(`${kiosks} kiosks that are none, ${days} days of beats…\n`);
    await makeSyntheticFleet(store, { kiosks, days, nowMs: Date.now() });
    process.stderr.write('Done. Their ids begin with k-SYN, their buildings with "THỬ: ".\n');
    while (beat === true) {
      await sleep(beatEveryMs);
      await beatSynthetic(store, Date.now());
    }
  });
}

/** `hub synthetic-fleet`. */
export function addSyntheticCommand(hub: Command): void {
  hub
    .command('synthetic-fleet')
    .description('kiosks that are none, for trying the console by hand: in a trial only')
    .option('--kiosks <count>', 'how many', readCount, 10_000)
    .option('--days <count>', 'days of history', readCount, 30)
    .option('--beat', 'let them beat each minute until told otherwise')
    .option('--trial', 'this hub is a trial, and its fleet may be filled')
    .option(
      '--state <directory>',
      'where keys and the private database are kept',
      defaultStateDirectory,
    )
    .action((options: SyntheticOptions) =>
      synthetic(options).catch((error: unknown) => {
        throw asFailure(error);
      }),
    );
}
