import { describe, expect, test } from 'vitest';
import type { WrittenFlow } from '../model/flow.ts';
import { configurationsMax } from '../space/explore.ts';
import { birthFlow } from '../test-support/birth.ts';
import { flowOf, today } from '../test-support/read.ts';
import { checkGuide } from './check-guide.ts';

const check = (flow: WrittenFlow, on = today) => checkGuide(flowOf(flow), { today: on });

test('the example of the requirements is clean, and says what nobody could look at', () => {
  const report = check(birthFlow());
  expect(report.findings).toEqual([]);
  expect(report.skipped).toEqual(['FIT']);
  expect(report.largestSlice).toBeLessThan(100);
});

test('a name that leads nowhere stops the checks behind it, and says so', () => {
  const flow = birthFlow();
  flow.start = 'q.nowhere';
  const { findings, skipped } = check(flow);
  expect(findings).toMatchObject([{ code: 'REF', where: 'start' }]);
  expect(skipped).toContain('GAP');
});

/** Questions whose answers one condition reads all together: no slice can forget any of them. */
function wide(count: number): WrittenFlow {
  const names = Array.from({ length: count }, (_, i) => `x${i}`);
  const birth = birthFlow();
  return {
    ...birth,
    facts: {},
    invariants: [],
    tests: [],
    profiles: { lobby: { maxQuestions: 20, maxSeconds: 600 } },
    vars: Object.fromEntries(
      names.map((name) => [name, { enum: ['a', 'b', 'c'], class: 'quasi' }]),
    ),
    start: 'q.0',
    states: {
      ...Object.fromEntries(
        names.map((name, i) => [
          `q.${i}`,
          {
            kind: 'choice' as const,
            var: name,
            title: 'flow.title',
            options: ['a', 'b', 'c'].map((value) => ({ value, label: 'flow.title' })),
            next: [{ to: i + 1 < count ? `q.${i + 1}` : 'o.end' }],
          },
        ]),
      ),
      'o.end': { kind: 'outcome', title: 'flow.title', checklist: 'L.all' },
    },
    items: { 'd.form': { kind: 'note', label: 'd.form' } },
    lists: {
      'L.all': [
        {
          item: 'd.form',
          when: {
            or: names.flatMap((x) => ['a', 'b'].map((v) => ({ eq: [x, v] as const }))).slice(0, 24),
          },
        },
      ],
    },
  } as WrittenFlow;
}

describe('a flow of a million configurations', () => {
  // 3 cells for each of 12 variables: 3^12 is 531,441 at the last question alone.
  const report = check(wide(12));

  test('is refused with the advice to split it, within the bound', () => {
    expect(report.findings).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ code: 'SIZE', severity: 'error' })]),
    );
    expect(report.largestSlice).toBeLessThanOrEqual(configurationsMax + 3);
  });

  test('is cut off as a whole, too: many such lists cost no more than ten', () => {
    const flow = wide(12);
    const [line] = flow.lists?.['L.all'] ?? [];
    const many = Array.from({ length: 40 }, () => ({ ...line, item: 'd.form' }));
    const { configurations, skipped } = check({ ...flow, lists: { 'L.all': many } });
    expect(configurations).toBeLessThan(2_500_000);
    expect(skipped).toContain('DATE');
  });

  test('is told nothing that was not seen', () => {
    expect(report.findings.map(({ code }) => code)).not.toContain('DEADITEM');
  });
});

test('a smaller one of the same kind is looked at to the end', () => {
  expect(check(wide(7)).findings.map(({ code }) => code)).not.toContain('SIZE');
});

describe('time', () => {
  test('a source is warned of a month before it is due, and refused from its day on (P6)', () => {
    const on = (day: string) =>
      check(birthFlow(), day).findings.map(({ code, severity }) => [code, severity]);
    expect(on('2027-01-20')).toEqual([]);
    expect(on('2027-01-21')).toEqual([['STALE', 'warning']]);
    expect(on('2027-02-20')).toEqual([['STALE', 'error']]);
    expect(on('2026-11-19')).toEqual([['STALE', 'error']]);
  });

  test('a fact that changes is checked on the day it changes (P11)', () => {
    const flow = birthFlow();
    const source = 'luat-ho-tich';
    flow.facts = {
      lateDays: [
        { value: 60, from: '2016-01-01', source },
        { value: 6570, from: '2027-01-01', source },
      ],
    };
    // From then on nobody can be late: one line can never be shown.
    expect(check(flow).findings).toMatchObject([
      {
        code: 'DATE',
        where: 'lists.L.main.9',
        detail: expect.stringContaining('from 2027-01-01 on: DEADITEM'),
      },
    ]);
  });

  test('a fact without a value on some day is found', () => {
    const flow = birthFlow();
    flow.facts = {
      lateDays: [{ value: 60, from: '2016-01-01', until: '2026-12-31', source: 'luat-ho-tich' }],
    };
    expect(check(flow).findings).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({
          code: 'DATE',
          where: 'facts.lateDays',
          detail: 'has no value on 2027-01-01',
        }),
      ]),
    );
  });
});

test('a gap of one day is found on that day, with the shortest answers to it', () => {
  const flow = birthFlow();
  const state = flow.states['q.who'];
  if (state?.kind !== 'choice') throw new Error('a choice');
  state.next = [
    { when: { lt: ['ageDays', 2190] }, to: 'q.bundle' },
    { when: { gt: ['ageDays', 2190] }, to: 'o.standard' },
  ];
  const [gap] = check(flow).findings.filter(({ code }) => code === 'GAP');
  expect(gap?.where).toBe('states.q.who.next');
  expect(gap?.witness).toContainEqual({ state: 'q.age', variable: 'ageDays', answer: 2190 });
  expect(gap?.witness).toHaveLength(7);
});
