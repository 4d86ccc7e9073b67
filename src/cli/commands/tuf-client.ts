import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { findTarget, refreshTuf, type Trusted } from '../../domain/tuf/index.ts';
import { CommandFailure } from '../support/steps.ts';
import { TufDirectory } from '../support/tuf-directory.ts';
import { fetchTarget, httpSource } from '../support/tuf-http.ts';

interface TufOptions {
  readonly metadataDir: string;
  readonly metadataUrl?: string;
  readonly targetName: readonly string[];
  readonly targetBaseUrl?: string;
  readonly targetDir?: string;
}

/** An option that this action cannot do without. */
function needed(value: string | undefined, option: string): string {
  if (value !== undefined) return value;
  throw new CommandFailure(`${option} is missing.`, `Give ${option} before the action's name.`);
}

async function refresh({ metadataDir, metadataUrl }: TufOptions): Promise<Trusted> {
  const directory = new TufDirectory(metadataDir);
  const source = httpSource(needed(metadataUrl, '--metadata-url'));
  const { state, outcome } = await refreshTuf(directory.read(), source, Date.now());
  directory.write(state);
  if (outcome.ok) return outcome.value;
  const { role, reason } = outcome.error;
  throw new CommandFailure(
    `The repository was not believed: ${role}, ${reason}.`,
    'Look at what the repository serves; what was believed before is kept.',
  );
}

async function download(options: TufOptions): Promise<void> {
  const baseUrl = needed(options.targetBaseUrl, '--target-base-url');
  const directory = needed(options.targetDir, '--target-dir');
  needed(options.targetName[0], '--target-name');
  const trusted = await refresh(options);
  for (const name of options.targetName) {
    const found = findTarget(trusted, name);
    if (found === undefined) {
      throw new CommandFailure(`Nobody has signed for ${name}.`, 'Look at targets.json.');
    }
    await fetchTarget({ name, found, baseUrl, directory });
  }
}

/**
 * The command line of the public TUF conformance suite, so that it can be run against the client
 * that a kiosk uses.
 */
export function addTufClientCommand(program: Command): void {
  const tuf = program
    .command('tuf-client')
    .description('our update client on files, for the public TUF conformance suite')
    .requiredOption('--metadata-dir <directory>', 'where believed metadata is kept')
    .option('--metadata-url <url>', 'the repository')
    .option(
      '--target-name <path>',
      'a target to download; may be repeated',
      (name, all: string[]) => [...all, name],
      [],
    )
    .option('--target-base-url <url>', 'where targets lie')
    .option('--target-dir <directory>', 'where downloaded targets go');
  tuf
    .command('init')
    .argument('<root>', 'file with the trusted root')
    .description('begin with a trusted root')
    .action((root: string) => {
      new TufDirectory(tuf.opts<TufOptions>().metadataDir).write({
        root: new Uint8Array(readFileSync(root)),
      });
    });
  tuf
    .command('refresh')
    .description('bring the metadata up to date')
    .action(async () => {
      await refresh(tuf.opts<TufOptions>());
    });
  tuf
    .command('download')
    .description('bring the metadata up to date, then download targets')
    .action(() => download(tuf.opts<TufOptions>()));
}
