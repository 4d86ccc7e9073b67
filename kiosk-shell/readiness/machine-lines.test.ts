import { describe, expect, test } from 'vitest';
import { isReady, type ReadinessLine, ReadinessReportSchema } from '../domain.ts';
import type { ScannerFacts } from '../scan/index.ts';
import type { MachineFacts } from './machine-facts.ts';
import { machineLines } from './machine-lines.ts';

const scanner: ScannerFacts = {
  name: 'desk',
  kind: 'serial',
  state: 'ready',
  isGrabbed: null,
  codes: 2,
  lastCodeAtMs: 900,
  torn: 0,
  tooLong: 0,
  flooded: 0,
};
const whole: MachineFacts = {
  nowMs: 1000,
  trial: false,
  shell: {
    version: '1.0.0',
    node: 'v24',
    uptimeMs: 5,
    outOfService: false,
    commandsReadable: true,
    faults: [],
  },
  browser: {
    state: 'running',
    showing: 'page',
    version: 'Chromium 156',
    faults: 0,
    policed: 0,
    memoryRestarts: 0,
  },
  missingPolicies: [],
  profile: { exists: true, olderStore: false },
  pageBeatMs: 400,
  picture: 'drawn',
  scanners: [scanner],
  printer: {
    profile: 'escpos-80',
    transport: 'tcp',
    status: { status: 'ready', paperLow: false },
    lookedAtMs: 800,
    waiting: 0,
  },
  disk: { state: 'ok', freeBytes: 1e10, writeMs: 2 },
  memory: { shellBytes: 1, browserBytes: 1, freeBytes: 1e9 },
  clockOffsetMs: 12,
  identity: { hasKey: true, kiosk: 'k-TEST0001' },
  hub: { reach: 'reachable', isPinned: true, heardAtMs: 700 },
  update: { state: 'none', to: null, reason: null },
  page: {
    atMs: 600,
    beat: {
      counter: 1,
      app: 1,
      content: { version: 7, staged: null, rejected: null, missing: 0 },
      outbox: { count: 1, oldestMs: 5, quarantined: 0, lastSeq: 1 },
      health: { printer: 'ready', shell: 'up', storage: 'ok' },
      clock: { at: 1, trust: 'confirmed' },
      progress: 1,
    },
  },
};
const read = (facts: MachineFacts) => {
  const lines = machineLines(facts);
  ReadinessReportSchema.parse({ v: 1, madeAtMs: 1, kiosk: null, shell: 'running', lines });
  return lines;
};
const of = (part: ReadinessLine['part'], change: Partial<MachineFacts>) => {
  const line = read({ ...whole, ...change }).find((found) => found.part === part);
  return line && { result: line.result, finding: line.finding };
};

describe('a machine', () => {
  test('that is whole passes in every part, each with the time of its last test', () => {
    const lines = read(whole);
    expect(lines.filter(({ result }) => result !== 'pass')).toEqual([]);
    expect(isReady({ lines })).toBe(true);
    const tested = Object.fromEntries(lines.map((line) => [line.part, line.testedAtMs]));
    expect(tested).toMatchObject({
      printer: 800,
      scanner: 900,
      hub: 700,
      content: 600,
      disk: 1000,
    });
  });

  const browser = (change: Partial<MachineFacts['browser']>) => ({
    browser: { ...whole.browser, ...change },
  });
  const printer = (status: NonNullable<MachineFacts['printer']>['status']) => ({
    printer: { ...whole.printer!, status },
  });
  const shell = (change: Partial<NonNullable<MachineFacts['shell']>>) => ({
    shell: { ...whole.shell!, ...change },
  });
  const scanners = (change: Partial<ScannerFacts>) => ({ scanners: [{ ...scanner, ...change }] });
  const page = (change: object) => ({
    page: { atMs: 1, beat: { ...whole.page!.beat, ...change } },
  });

  test.each<[ReadinessLine['part'], Partial<MachineFacts>, string, string]>([
    ['shell', { shell: undefined }, 'fail', 'notRunning'],
    ['shell', shell({ commandsReadable: false }), 'fail', 'commandJournal'],
    ['shell', shell({ outOfService: true }), 'warn', 'outOfService'],
    ['browser', browser({ version: null }), 'fail', 'notFound'],
    ['browser', browser({ state: 'noDisplay' }), 'fail', 'noDisplay'],
    ['browser', browser({ state: 'noPolicies' }), 'fail', 'noPolicies'],
    ['browser', browser({ state: 'restarting' }), 'fail', 'restarting'],
    ['browser', browser({ showing: 'rescue' }), 'fail', 'rescuePage'],
    ['browser', browser({ state: 'off' }), 'unknown', 'notOurs'],
    ['policies', { missingPolicies: ['DeveloperToolsAvailability'] }, 'fail', 'missing'],
    ['policies', { missingPolicies: ['X'], trial: true }, 'warn', 'trialWithout'],
    ['profile', { profile: { exists: true, olderStore: true } }, 'warn', 'olderStore'],
    ['profile', { profile: { exists: false, olderStore: false } }, 'fail', 'absent'],
    ['page', { pageBeatMs: 20_000 }, 'fail', 'silent'],
    ['page', { pageBeatMs: null }, 'fail', 'silent'],
    ['page', { pageBeatMs: null, ...browser({ state: 'off' }) }, 'unknown', 'notSeen'],
    [
      'page',
      { pageBeatMs: null, ...browser({ showing: 'outOfService' }) },
      'unknown',
      'outOfService',
    ],
    ['screen', { picture: 'black' }, 'fail', 'black'],
    ['screen', { picture: 'unknown' }, 'unknown', 'notLooked'],
    ['scanner', { scanners: [] }, 'absent', 'none'],
    ['scanner', scanners({ state: 'absent' }), 'fail', 'absent'],
    ['scanner', scanners({ state: 'refused' }), 'fail', 'refused'],
    ['scanner', scanners({ state: 'looking' }), 'unknown', 'notLooked'],
    ['scanner', scanners({ codes: 0, torn: 3 }), 'warn', 'noSuffix'],
    ['scanner', scanners({ kind: 'hid', isGrabbed: false }), 'warn', 'notGrabbed'],
    ['printer', { printer: null }, 'absent', 'none'],
    ['printer', printer(undefined), 'unknown', 'shellNotRunning'],
    ['printer', printer({ status: 'paperOut' }), 'fail', 'paperOut'],
    ['printer', printer({ status: 'coverOpen' }), 'fail', 'coverOpen'],
    ['printer', printer({ status: 'absent' }), 'fail', 'absent'],
    ['printer', printer({ status: 'error', detail: 'x' }), 'fail', 'error'],
    ['printer', printer({ status: 'ready', paperLow: true }), 'warn', 'paperLow'],
    ['disk', { disk: { state: 'low', freeBytes: 1, writeMs: 1 } }, 'warn', 'low'],
    ['disk', { disk: { state: 'broken', freeBytes: 1, writeMs: null } }, 'fail', 'broken'],
    ['memory', { memory: { shellBytes: 1, browserBytes: 1, freeBytes: 1 } }, 'warn', 'low'],
    ['clock', { clockOffsetMs: -200_000 }, 'warn', 'off'],
    ['clock', { clockOffsetMs: null }, 'unknown', 'notConfirmed'],
    ['identity', { identity: { hasKey: false, kiosk: null } }, 'fail', 'noKey'],
    ['identity', { identity: { hasKey: true, kiosk: null } }, 'warn', 'notEnrolled'],
    ['hub', { hub: { ...whole.hub, reach: 'unreachable' } }, 'warn', 'unreachable'],
    ['hub', { hub: { ...whole.hub, reach: 'unknown' } }, 'unknown', 'notAsked'],
    ['content', { page: undefined }, 'unknown', 'notTold'],
    ['content', page({ content: { ...whole.page!.beat.content, version: 0 } }), 'fail', 'none'],
    [
      'content',
      page({ content: { ...whole.page!.beat.content, rejected: 'x' } }),
      'warn',
      'rejected',
    ],
    ['content', page({ content: { ...whole.page!.beat.content, missing: 3 } }), 'warn', 'missing'],
    [
      'outbox',
      page({ outbox: { ...whole.page!.beat.outbox, quarantined: 1 } }),
      'warn',
      'quarantined',
    ],
    ['update', { update: null }, 'absent', 'notPackaged'],
    ['update', { update: { state: 'failed', to: '2', reason: 'trial' } }, 'warn', 'failed'],
    ['update', { update: { state: 'underWay', to: '2', reason: 'trial' } }, 'warn', 'underWay'],
  ])('%s with %o: %s, %s', (part, change, result, finding) => {
    expect(of(part, change)).toEqual({ result, finding });
  });

  test('whose shell does not run claims nothing that only the shell knows', () => {
    const lines = read({
      ...whole,
      shell: undefined,
      browser: { ...whole.browser, state: undefined },
      printer: { ...whole.printer!, status: undefined, lookedAtMs: null },
      hub: { reach: 'unknown', isPinned: true, heardAtMs: null },
      clockOffsetMs: null,
      pageBeatMs: null,
      picture: 'unknown',
      page: undefined,
    });
    const passed = lines.filter(({ result }) => result === 'pass').map(({ part }) => part);
    expect(passed).not.toEqual(expect.arrayContaining(['browser']));
    for (const part of [
      'browser',
      'page',
      'screen',
      'printer',
      'hub',
      'clock',
      'content',
      'outbox',
    ]) {
      expect(passed).not.toContain(part);
    }
  });
});
