import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readTestReport } from './test-report.ts';

const place = mkdtempSync(join(tmpdir(), 'motcham-report-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const counts = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };

it('names what failed, in which file, with the first lines of what it said', () => {
  const file = join(place, 'some.json');
  const long = Array.from({ length: 90 }, (_, line) => `line ${line}`).join('\n');
  const assertionResults = [
    { fullName: 'adds up', status: 'passed', failureMessages: [] },
    { fullName: 'takes away', status: 'failed', failureMessages: [long] },
  ];
  const name = join(place, 'src', 'sums.test.ts');
  const testResults = [{ name, status: 'failed', message: '', assertionResults }];
  writeFileSync(file, JSON.stringify({ ...counts, testResults }));
  const report = readTestReport(file, place);
  expect(report).toMatchObject({ passed: 5, failed: 1, skipped: 3 });
  expect(report.failures).toHaveLength(1);
  expect(report.failures[0]).toMatchObject({ file: 'src/sums.test.ts', name: 'takes away' });
  expect(report.failures[0]?.message.split('\n')).toHaveLength(25);
});

it('names a file that could not be run at all', () => {
  const file = join(place, 'broken.json');
  const name = join(place, 'src', 'broken.test.ts');
  const suite = { name, status: 'failed', message: 'no such module', assertionResults: [] };
  writeFileSync(file, JSON.stringify({ ...counts, testResults: [suite] }));
  expect(readTestReport(file, place).failures).toEqual([
    { file: 'src/broken.test.ts', name: 'src/broken.test.ts', message: 'no such module' },
  ]);
});

it('takes a run without a report for a failure', () => {
  expect(readTestReport(join(place, 'none.json'), place)).toMatchObject({ passed: 0, failed: 1 });
});
