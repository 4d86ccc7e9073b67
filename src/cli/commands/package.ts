import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import {
  type Architecture,
  architectures,
  buildDeb,
  PartMissing,
} from '../../../kiosk-shell/packaging/index.ts';
import { buildPage, pageDirectory } from '../support/build.ts';
import { CommandFailure, root } from '../support/steps.ts';

interface PackageOptions {
  readonly architecture?: readonly Architecture[];
  readonly version?: string;
  readonly out: string;
  readonly json?: boolean;
}

function isArchitecture(name: string): name is Architecture {
  return Object.hasOwn(architectures, name);
}

function readArchitecture(name: string, all: readonly Architecture[] = []): Architecture[] {
  if (!isArchitecture(name)) throw new InvalidArgumentError('It is amd64 or arm64.');
  return [...all, name];
}

function readVersion(text: string): string {
  if (!/^[0-9][0-9A-Za-z.+~]{0,40}$/.test(text))
    throw new InvalidArgumentError('A version begins with a digit: 0.2.0.');
  return text;
}

async function packageDeb(options: PackageOptions): Promise<void> {
  const product: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const version = options.version ?? product.version;
  await buildPage();
  for (const architecture of options.architecture ?? (['amd64', 'arm64'] as const)) {
    const started = performance.now();
    const deb = await buildDeb({
      version,
      architecture,
      pageDirectory,
      outDirectory: options.out,
    }).catch((error: unknown) => {
      if (!(error instanceof PartMissing)) throw error;
      throw new CommandFailure(`No package for ${architecture}: ${error.message}`, 'See above.');
    });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
    process.stderr.write(
      `${deb.path}: ${megabytes(deb.bytes)} MB, ${megabytes(deb.installedBytes)} MB installed (${seconds} s)\n`,
    );
    if (options.json) process.stdout.write(`${JSON.stringify({ architecture, ...deb })}\n`);
  }
}

export function addPackageCommand(program: Command): void {
  program
    .command('package')
    .description('build the Debian package of a kiosk (docs/packaging.md)')
    .option(
      '--architecture <name>',
      'amd64 or arm64; may be repeated; both unless told',
      readArchitecture,
    )
    .option('--version <version>', "the package's version, in place of the product's", readVersion)
    .option('--out <directory>', 'where it goes', join(root, 'dist', 'package'))
    .option('--json', 'one JSON line for each package')
    .action(packageDeb);
}
