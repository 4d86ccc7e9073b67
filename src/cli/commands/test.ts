import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { buildPage } from '../support/build.ts';
import { chromiumTodo, ensureChromium } from '../support/chromium.ts';
import { nodeStep, root, runStep, runSteps } from '../support/steps.ts';
import { readTestReport, type TestFailure, type TestReport } from '../support/test-report.ts';
import { checkSearchSize, checkSize, sourceSteps } from './check.ts';

/** More files than these are no noise, and running them again would double the time. */
const secondLookFilesMax = 3;

/** Runs one Vitest project, or some files of it; a project that ran no test is a failure. */
async function runVitest(
  project: string,
  chromium: string | undefined,
  files: readonly string[] = [],
): Promise<TestReport> {
  const again = files.length === 0 ? '' : '-again';
  const file = join(root, 'dist', `test-${project}${again}.json`);
  mkdirSync(join(root, 'dist'), { recursive: true });
  rmSync(file, { force: true });
  process.stderr.write(`\n▸ tests: ${project}${again}\n`);
  const step = nodeStep(
    `tests: ${project}`,
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    project,
    // Vitest leaves a processor free, which of two is half; projects in a row of files say so.
    files.length === 0 ? '--maxWorkers=100%' : '--maxWorkers=1',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...files,
  );
  const status = await runStep(
    chromium === undefined ? step : { ...step, env: { CHROMIUM_PATH: chromium } },
  );
  const report = readTestReport(file, root);
  // Vitest also fails on errors outside any test, and on no test at all.
  const broken = report.failed === 0 && (status !== 0 || report.passed === 0);
  return broken ? { ...report, failed: 1 } : report;
}

/** What one project gave, and what only a second look made pass. */
interface Outcome extends TestReport {
  readonly unsteady: readonly TestFailure[];
}

/**
 * Runs a project. A few files that fail are looked at once more, alone: what passes then depends
 * on load or chance, which is a defect too, and is told at the end (decision 014).
 */
async function runProject(project: string, chromium: string | undefined): Promise<Outcome> {
  const first = await runVitest(project, chromium);
  const files = [...new Set(first.failures.map(({ file }) => file))];
  // A file that could not be run at all is broken, not unsteady.
  const areTests = first.failures.length === first.failed;
  if (files.length === 0 || files.length > secondLookFilesMax || !areTests) {
    return { ...first, unsteady: [] };
  }
  const second = await runVitest(project, chromium, files);
  if (second.failed > 0) return { ...first, failures: second.failures, unsteady: [] };
  const passed = first.passed + first.failed;
  return { ...first, passed, failed: 0, failures: [], unsteady: first.failures };
}

/** Says at the end of a long log which tests failed, and how. */
function tell(heading: string, failures: readonly TestFailure[]): void {
  for (const { file, name, message } of failures) {
    process.stderr.write(`\n${heading} ${file}\n  ${name}\n${message.replace(/^/gm, '    ')}\n`);
  }
}

export function addTestCommand(program: Command): void {
  program
    .command('test')
    .description('everything: checks, unit, browser, millimetre and journey tests')
    .option('--recovery', 'pull plugs instead, for most of an hour (docs/recovery.md)')
    .option('--package', 'boot the Debian package on a machine of its own (docs/packaging.md)')
    .option('--forensic', 'search the disk of a used kiosk instead (docs/forensic.md)')
    .action(async (asked: { recovery?: boolean; forensic?: boolean; package?: boolean }) => {
      const alone = (['recovery', 'forensic', 'package'] as const).find((name) => asked[name]);
      if (alone !== undefined) {
        await buildPage();
        const { passed, failed, skipped } = await runVitest(alone, ensureChromium());
        process.stdout.write(`motcham: ${passed} passed, ${failed} failed, ${skipped} skipped\n`);
        if (failed > 0) process.exitCode = 1;
        return;
      }
      const failed = [...(await runSteps(sourceSteps()))];
      const size = await checkSize();
      if (size !== undefined) failed.push(size);
      const search = await checkSearchSize();
      if (search !== undefined) failed.push(search);
      const chromium = ensureChromium();
      if (chromium === undefined) {
        process.stderr.write(
          `\n!! No Chromium: browser and journey tests are SKIPPED.\n   ${chromiumTodo}\n`,
        );
      }
      const projects =
        chromium === undefined
          ? ['node', 'simulation']
          : ['node', 'simulation', 'browser', 'audit', 'journeys'];
      const all = { passed: 0, failed: 0, skipped: 0 };
      const outcomes: Outcome[] = [];
      for (const project of projects) {
        const counts = await runProject(project, chromium);
        outcomes.push(counts);
        all.passed += counts.passed;
        all.failed += counts.failed;
        all.skipped += counts.skipped;
        if (counts.failed > 0) failed.push(`tests: ${project}`);
      }
      for (const { unsteady, failures } of outcomes) {
        tell('UNSTEADY, passed when run again alone:', unsteady);
        tell('FAILED:', failures);
      }
      const unsteady = outcomes.reduce((sum, one) => sum + one.unsteady.length, 0);
      const green = unsteady === 0 ? 'all green' : `green, ${unsteady} UNSTEADY`;
      process.stderr.write(
        failed.length === 0 ? `\n${green}\n` : `\nfailed: ${failed.join(', ')}\n`,
      );
      process.stdout.write(
        `motcham: ${all.passed} passed, ${all.failed + (failed.length > 0 && all.failed === 0 ? 1 : 0)} failed, ${all.skipped} skipped\n`,
      );
      if (failed.length > 0) process.exitCode = 1;
    });
}
