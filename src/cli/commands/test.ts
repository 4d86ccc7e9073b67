import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { buildPage } from '../support/build.ts';
import { chromiumTodo, ensureChromium } from '../support/chromium.ts';
import { nodeStep, root, runStep, runSteps } from '../support/steps.ts';
import { checkSize, sourceSteps } from './check.ts';

interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Reads the counts of one Vitest run; a run that wrote no report counts as failed. */
function readCounts(report: string): TestCounts {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const json: unknown = JSON.parse(readFileSync(report, 'utf8'));
  const count = (name: string): number => {
    const value = typeof json === 'object' && json !== null ? Reflect.get(json, name) : undefined;
    return typeof value === 'number' ? value : 0;
  };
  return {
    passed: count('numPassedTests'),
    failed: count('numFailedTests'),
    skipped: count('numPendingTests') + count('numTodoTests'),
  };
}

/** Runs one Vitest project and returns its counts; a project that ran no test is a failure. */
async function runProject(project: string, chromium: string | undefined): Promise<TestCounts> {
  const report = join(root, 'dist', `test-${project}.json`);
  mkdirSync(join(root, 'dist'), { recursive: true });
  rmSync(report, { force: true });
  process.stderr.write(`\n▸ tests: ${project}\n`);
  const step = nodeStep(
    `tests: ${project}`,
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    project,
    // Vitest leaves a processor free, which of two is half; projects in a row of files say so.
    '--maxWorkers=100%',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  );
  const status = await runStep(
    chromium === undefined ? step : { ...step, env: { CHROMIUM_PATH: chromium } },
  );
  const counts = readCounts(report);
  // Vitest also fails on errors outside any test, and on no test at all.
  const broken = counts.failed === 0 && (status !== 0 || counts.passed === 0);
  return broken ? { ...counts, failed: 1 } : counts;
}

export function addTestCommand(program: Command): void {
  program
    .command('test')
    .description('everything: checks, unit, browser and journey tests')
    .option('--recovery', 'pull plugs instead, for most of an hour (docs/recovery.md)')
    .option('--forensic', 'search the disk of a used kiosk instead (docs/forensic.md)')
    .action(async ({ recovery, forensic }: { recovery?: boolean; forensic?: boolean }) => {
      const alone = recovery ? 'recovery' : forensic ? 'forensic' : undefined;
      if (alone !== undefined) {
        await buildPage();
        const { passed, failed, skipped } = await runProject(alone, ensureChromium());
        process.stdout.write(`motcham: ${passed} passed, ${failed} failed, ${skipped} skipped\n`);
        if (failed > 0) process.exitCode = 1;
        return;
      }
      const failed = [...(await runSteps(sourceSteps()))];
      const size = await checkSize();
      if (size !== undefined) failed.push(size);
      const chromium = ensureChromium();
      if (chromium === undefined) {
        process.stderr.write(
          `\n!! No Chromium: browser and journey tests are SKIPPED.\n   ${chromiumTodo}\n`,
        );
      }
      const projects =
        chromium === undefined
          ? ['node', 'simulation']
          : ['node', 'simulation', 'browser', 'journeys'];
      const all = { passed: 0, failed: 0, skipped: 0 };
      for (const project of projects) {
        const counts = await runProject(project, chromium);
        all.passed += counts.passed;
        all.failed += counts.failed;
        all.skipped += counts.skipped;
        if (counts.failed > 0) failed.push(`tests: ${project}`);
      }
      process.stderr.write(
        failed.length === 0 ? '\nall green\n' : `\nfailed: ${failed.join(', ')}\n`,
      );
      process.stdout.write(
        `motcham: ${all.passed} passed, ${all.failed + (failed.length > 0 && all.failed === 0 ? 1 : 0)} failed, ${all.skipped} skipped\n`,
      );
      if (failed.length > 0) process.exitCode = 1;
    });
}
