import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beatMissingMs, type Evidence, judgeTruth, silentMs, truths } from './truth.ts';

const age = fc.option(fc.integer({ min: 0, max: 3_600_000 }), { nil: undefined });
const printer = fc.constantFrom('ready', 'paperOut', 'coverOpen', 'absent', 'error');
const evidence: fc.Arbitrary<Evidence> = fc.record({
  pageBeatMs: age,
  shellBeatMs: age,
  pageWakeMs: age,
  shellWakeMs: age,
  page: fc.option(
    fc.record({
      contentVersion: fc.integer({ min: 0, max: 5 }),
      rejected: fc.option(fc.constant('schema')),
      problem: fc.option(fc.constantFrom('offline', 'rollback')),
      queueCount: fc.integer({ min: 0, max: 9 }),
      queueOldestMs: fc.option(fc.integer({ min: 0, max: 7_200_000 })),
      printer,
      storage: fc.constantFrom('ok', 'full', 'closed'),
      clockOffsetMs: fc.integer({ min: -200_000, max: 200_000 }),
    }),
    { nil: undefined },
  ),
  shell: fc.option(
    fc.record({
      printer,
      disk: fc.constantFrom('ok', 'low', 'broken', 'unknown'),
      browser: fc.constantFrom('off', 'running', 'restarting', 'notFound', 'noPolicies'),
      showing: fc.constantFrom('page', 'rescue', 'outOfService'),
      picture: fc.constantFrom('drawn', 'black', 'unknown'),
      pageBeatMs: fc.option(fc.integer({ min: 0, max: 200_000 })),
      clockOffsetMs: fc.option(fc.integer({ min: -200_000, max: 200_000 })),
    }),
    { nil: undefined },
  ),
  published: fc.option(
    fc.record({ version: fc.integer({ min: 0, max: 5 }), ageMs: fc.nat(7_200_000) }),
    { nil: undefined },
  ),
});

const well: Evidence = {
  pageBeatMs: 60_000,
  shellBeatMs: 60_000,
  pageWakeMs: 5_000,
  shellWakeMs: 5_000,
  page: {
    contentVersion: 3,
    rejected: null,
    queueCount: 0,
    queueOldestMs: null,
    printer: 'ready',
    storage: 'ok',
    clockOffsetMs: 300,
  },
  shell: {
    printer: 'ready',
    disk: 'ok',
    browser: 'running',
    showing: 'page',
    picture: 'drawn',
    pageBeatMs: 500,
    clockOffsetMs: 20,
  },
  published: { version: 3, ageMs: 9_000_000 },
};
const page = (changes: Partial<NonNullable<Evidence['page']>>): Evidence => ({
  ...well,
  page: { ...well.page!, ...changes },
});
const shell = (changes: Partial<NonNullable<Evidence['shell']>>): Evidence => ({
  ...well,
  shell: { ...well.shell!, ...changes },
});

describe('the truth about a kiosk', () => {
  it.each<[string, Evidence, string, string | null]>([
    ['all is as it should be', well, 'well', null],
    [
      'nothing was ever heard',
      { ...well, pageBeatMs: undefined, shellBeatMs: undefined },
      'unknown',
      'neverHeard',
    ],
    [
      'beats and polls are silent for three minutes',
      {
        ...well,
        pageBeatMs: 200_000,
        shellBeatMs: 200_000,
        pageWakeMs: 180_000,
        shellWakeMs: 181_000,
      },
      'down',
      'silent',
    ],
    [
      'it polls between two beats',
      { ...well, pageBeatMs: 290_000, shellBeatMs: 290_000 },
      'well',
      null,
    ],
    [
      'somebody polls in its name and it does not beat',
      { ...well, pageBeatMs: beatMissingMs, shellBeatMs: beatMissingMs },
      'down',
      'silent',
    ],
    [
      'no poll was ever seen: beats alone tell',
      {
        ...well,
        pageBeatMs: 290_000,
        shellBeatMs: 290_000,
        pageWakeMs: undefined,
        shellWakeMs: undefined,
      },
      'well',
      null,
    ],
    [
      'the machine is heard and its page is not',
      { ...well, pageBeatMs: 900_000, pageWakeMs: 900_000 },
      'stuck',
      'pageSilent',
    ],
    ['the page draws no frame', shell({ pageBeatMs: 61_000 }), 'stuck', 'noFrames'],
    ['the page never drew', shell({ pageBeatMs: null }), 'stuck', 'noFrames'],
    [
      'the shell fell silent',
      { ...well, shellBeatMs: 900_000, shellWakeMs: 900_000 },
      'degraded',
      'noShell',
    ],
    [
      'a tablet has no shell',
      { ...well, shellBeatMs: undefined, shellWakeMs: undefined, shell: undefined },
      'well',
      null,
    ],
    ['paper is out', shell({ printer: 'paperOut' }), 'degraded', 'paper'],
    [
      'the rescue page is shown',
      shell({ showing: 'rescue', pageBeatMs: null }),
      'degraded',
      'rescuePage',
    ],
    [
      'it was taken out of service',
      shell({ showing: 'outOfService', pageBeatMs: null }),
      'degraded',
      'outOfService',
    ],
    ['the disk lies', shell({ disk: 'broken' }), 'degraded', 'disk'],
    ['a newer page did not stand', page({ formerPage: true }), 'degraded', 'formerPage'],
    ['it refused what was published', page({ rejected: 'schema' }), 'stale', 'rejectedContent'],
    ['its repository is played again', page({ problem: 'rollback' }), 'stale', 'untrustedContent'],
    ['its repository is out of reach', page({ problem: 'offline' }), 'well', null],
    ['it shows what was before', page({ contentVersion: 2 }), 'stale', 'oldContent'],
    [
      'something was published just now',
      { ...page({ contentVersion: 2 }), published: { version: 3, ageMs: 60_000 } },
      'well',
      null,
    ],
    ['its clock is off', page({ clockOffsetMs: -61_000 }), 'clock', 'clock'],
    [
      'one waits for half an hour',
      page({ queueCount: 1, queueOldestMs: 1_790_000 }),
      'queueOld',
      'queue',
    ],
  ])('%s', (_, facts, truth, reason) => {
    const judged = judgeTruth(facts);
    expect([judged.truth, judged.reason]).toEqual([truth, reason]);
  });

  it('is one word, the worst of what was found, and each finding is told once', () => {
    fc.assert(
      fc.property(evidence, (facts) => {
        const { truth, reason, findings } = judgeTruth(facts);
        const rank = findings.map((one) => truths.indexOf(one.truth));
        expect(rank).toEqual(rank.toSorted((a, b) => a - b));
        expect(new Set(findings.map((one) => one.reason)).size).toBe(findings.length);
        expect(truth).toBe(findings[0]?.truth ?? 'well');
        expect(reason).toBe(findings[0]?.reason ?? null);
      }),
    );
  });

  it('never calls a kiosk well that was not heard by a signed beat lately', () => {
    fc.assert(
      fc.property(evidence, (facts) => {
        const { truth } = judgeTruth(facts);
        const youngest = Math.min(facts.pageBeatMs ?? Infinity, facts.shellBeatMs ?? Infinity);
        if (youngest >= beatMissingMs) expect(['down', 'unknown']).toContain(truth);
        if (youngest < silentMs) expect(['down', 'unknown']).not.toContain(truth);
      }),
    );
  });
});
