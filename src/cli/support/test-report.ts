import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import * as z from 'zod/mini';

/** One test that did not pass, as a person needs it at the end of a long log. */
export interface TestFailure {
  /** Relative to the checkout. */
  readonly file: string;
  /** Full name of the test; of a file that could not be run, the file's. */
  readonly name: string;
  /** First lines of what it said. */
  readonly message: string;
}

/** What one Vitest run reported. */
export interface TestReport {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly TestFailure[];
}

/** Enough for the assertion, a seed of fast-check and the line it happened in. */
const messageLinesMax = 25;
const messageLineCharactersMax = 400;

const reportShape = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.optional(z.string()),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.nullish(z.array(z.string())),
        }),
      ),
    }),
  ),
});

function shorten(message: string): string {
  return message
    .split('\n')
    .slice(0, messageLinesMax)
    .map((line) => line.slice(0, messageLineCharactersMax))
    .join('\n');
}

/**
 * Reads Vitest's JSON report.
 *
 * @param file where Vitest was told to write it; a run that wrote none counts as one failure.
 * @param root the checkout, absolute.
 */
export function readTestReport(file: string, root: string): TestReport {
  if (!existsSync(file)) {
    const failures = [{ file: relative(root, file), name: 'the run', message: 'wrote no report' }];
    return { passed: 0, failed: 1, skipped: 0, failures };
  }
  const report = reportShape.parse(JSON.parse(readFileSync(file, 'utf8')));
  const failures = report.testResults.flatMap((suite): TestFailure[] => {
    const path = relative(root, suite.name);
    const failed = suite.assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length === 0 && suite.status === 'failed') {
      return [{ file: path, name: path, message: shorten(suite.message ?? '') }];
    }
    return failed.map(({ fullName, failureMessages }) => ({
      file: path,
      name: fullName,
      message: shorten((failureMessages ?? []).join('\n')),
    }));
  });
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    failures,
  };
}
