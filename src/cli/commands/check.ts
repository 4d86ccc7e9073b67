import type { Command } from 'commander';
import { buildConsole, buildPage } from '../support/build.ts';
import { measureSearch, searchBytesMax } from '../support/search-size.ts';
import { initialScriptBytesMax, measurePage } from '../support/size.ts';
import { nodeStep, runSteps, type Step } from '../support/steps.ts';

const compiler = 'node_modules/typescript-native/bin/tsc';

/** Types, lint, architecture, lock file, unused code: the checks that read the source. */
export function sourceSteps(): Step[] {
  return [
    ...['domain', 'browser', 'worker', 'node'].map((project) =>
      nodeStep(`types: ${project}`, compiler, '-p', `src/tsconfig.${project}.json`),
    ),
    nodeStep('lint', 'node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'),
    nodeStep('architecture', '.ci/architecture.ts'),
    nodeStep('lock file', '.ci/lockfile.ts'),
    nodeStep('unused code', 'node_modules/knip/bin/knip.js', '--no-progress'),
  ];
}

/** Builds when needed, and holds the page against its budget. Returns the finding, if any. */
export async function checkSize(): Promise<string | undefined> {
  await buildPage();
  const size = measurePage();
  const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;
  process.stderr.write(
    `\n▸ size: initial JS ${kilobytes(size.initialScriptBytes)} gz of ${kilobytes(initialScriptBytesMax)}, ` +
      `CSS ${kilobytes(size.initialStyleBytes)}, everything ${kilobytes(size.totalBytes)}\n`,
  );
  if (size.initialScriptBytes <= initialScriptBytesMax) return undefined;
  return `size: initial JS is ${kilobytes(size.initialScriptBytes)}, more than ${kilobytes(initialScriptBytesMax)}`;
}

/** Holds engine and lexicon of the search against their budget. Returns the finding, if any. */
export async function checkSearchSize(): Promise<string | undefined> {
  const { engineBytes, lexiconBytes } = await measureSearch();
  const kib = (bytes: number) => `${(bytes / 1024).toFixed(2)} KiB`;
  const said = `engine ${kib(engineBytes)} and lexicon ${kib(lexiconBytes)}: ${kib(engineBytes + lexiconBytes)} gz of ${kib(searchBytesMax)}`;
  process.stderr.write(`▸ size: search, ${said}\n`);
  if (engineBytes + lexiconBytes <= searchBytesMax) return undefined;
  return `size: search, ${said}`;
}

export function addCheckCommand(program: Command): void {
  program
    .command('check')
    .description('types, lint, architecture, lock file, unused code and size, in seconds')
    .action(async () => {
      const failed = [...(await runSteps(sourceSteps()))];
      const size = await checkSize();
      if (size !== undefined) failed.push(size);
      const search = await checkSearchSize();
      if (search !== undefined) failed.push(search);
      process.stderr.write(
        failed.length === 0 ? '\nall checks hold\n' : `\nfailed: ${failed.join(', ')}\n`,
      );
      if (failed.length > 0) process.exitCode = 1;
    });
  program
    .command('build')
    .description('build the kiosk page with its service worker, and the console, into dist')
    .option('--force', 'even when nothing changed')
    .action(async (options: { force?: boolean }) => {
      await buildPage({ force: options.force ?? false });
      await buildConsole({ force: options.force ?? false });
    });
}
