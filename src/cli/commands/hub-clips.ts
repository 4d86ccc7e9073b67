import type { Command } from 'commander';
import { bringClips } from '../audio/bring-clips.ts';
import { asFailure } from '../support/failure.ts';
import { defaultStateDirectory, withStore } from '../support/state.ts';

/** `hub clips`. */
export function addClipsCommand(hub: Command): void {
  hub
    .command('clips')
    .argument('<directory>', 'what `motcham audio generate` made')
    .description('the voice of the kiosks: goes along with the next release, and with all after it')
    .option(
      '--state <directory>',
      'where keys and the private database are kept',
      defaultStateDirectory,
    )
    .option('--json', 'print one JSON object')
    .action(async (directory: string, { state, json }: { state: string; json?: boolean }) => {
      const clips = await withStore(state, (store) => bringClips(store, directory)).catch(
        (error: unknown) => {
          throw asFailure(error);
        },
      );
      if (json) process.stdout.write(`${JSON.stringify({ clips })}\n`);
      else process.stderr.write(`${clips} clips go along with the next release.\n`);
    });
}
