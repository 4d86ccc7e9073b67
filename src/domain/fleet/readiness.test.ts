import { describe, expect, test } from 'vitest';
import {
  isReady,
  mergeReadiness,
  type ReadinessLine,
  ReadinessLineSchema,
  ReadinessReportSchema,
} from './readiness.ts';

const line = (change: Partial<ReadinessLine>): ReadinessLine => ({
  part: 'printer',
  result: 'pass',
  finding: null,
  connected: true,
  testedAtMs: null,
  facts: {},
  ...change,
});

describe('a readiness report', () => {
  test('opens the kiosk with warnings, and not with a failure', () => {
    expect(isReady({ lines: [line({}), line({ part: 'disk', result: 'warn' })] })).toBe(true);
    expect(isReady({ lines: [line({ result: 'fail', finding: 'paperOut' })] })).toBe(false);
  });

  test('takes the worse word of page and shell, and the facts of both', () => {
    const shell = [line({ facts: { status: 'ready' }, testedAtMs: 5 })];
    const page = [
      line({
        result: 'fail',
        finding: 'unreadable',
        testedAtMs: 9,
        facts: { status: 'x', page: 1 },
      }),
      line({ part: 'speaker', result: 'pass', connected: null }),
    ];
    const [speaker, printer] = mergeReadiness(shell, page);
    expect(speaker?.part).toBe('speaker');
    expect(printer).toMatchObject({ result: 'fail', finding: 'unreadable', testedAtMs: 9 });
    expect(printer?.facts).toEqual({ status: 'ready', page: 1 });
  });

  test('of what the shell only overheard in a heartbeat the later look counts, good or bad', () => {
    const none = line({ part: 'content', result: 'fail', finding: 'none', testedAtMs: 5 });
    const here = line({ part: 'content', testedAtMs: 9, facts: { version: 7 } });
    expect(mergeReadiness([none], [here])[0]).toMatchObject({
      ...{ result: 'pass', finding: null, testedAtMs: 9, facts: { version: 7 } },
    });
    const later = { ...none, testedAtMs: 20 };
    expect(mergeReadiness([later], [here])[0]).toMatchObject({ result: 'fail', finding: 'none' });
    const mended = { ...here, testedAtMs: 20 };
    expect(mergeReadiness([mended], [none])[0]).toMatchObject({ result: 'pass', finding: null });
  });

  test('a part that the shell could not judge takes the word of the page', () => {
    const shell = [line({ part: 'screen', result: 'unknown', finding: 'notLooked' })];
    const page = [line({ part: 'screen', testedAtMs: 3 })];
    expect(mergeReadiness(shell, page)).toEqual([line({ part: 'screen', testedAtMs: 3 })]);
  });

  test('a page has no word on what only the shell knows', () => {
    const shell = [line({ part: 'policies', result: 'fail', finding: 'missing' })];
    expect(mergeReadiness(shell, [line({ part: 'policies' }), line({ part: 'disk' })])).toEqual(
      shell,
    );
  });

  test('two scanners stand apart', () => {
    const one = line({ part: 'scanner', device: 'desk' });
    const two = line({ part: 'scanner', device: 'wall', result: 'fail', finding: 'lost' });
    expect(mergeReadiness([one, two], [line({ part: 'scanner', device: 'desk' })])).toHaveLength(2);
  });

  test('refuses a finding or a fact that is a text of its own', () => {
    const fits = (value: unknown) => ReadinessLineSchema.safeParse(value).success;
    expect(fits(line({ finding: 'paperOut' }))).toBe(true);
    expect(fits(line({ finding: 'Nguyễn Văn A' }))).toBe(false);
    expect(fits(line({ facts: { note: 'x'.repeat(161) } }))).toBe(false);
    expect(fits({ ...line({}), name: 'A' })).toBe(false);
    const lines = Array.from({ length: 41 }, () => line({}));
    const report = { v: 1, madeAtMs: 1, kiosk: null, shell: 'running', lines };
    expect(ReadinessReportSchema.safeParse(report).success).toBe(false);
  });
});
