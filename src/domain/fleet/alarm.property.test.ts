import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AlarmState, alarmClearMs, alarmRaiseMs, noAlarm, stepAlarm } from './alarm.ts';
import { type Truth, truths } from './truth.ts';

/** Looks at one kiosk: how long after the one before, ms, and what it was. */
const looks = fc.array(
  fc.record({
    afterMs: fc.integer({ min: 1_000, max: 4 * 60_000 }),
    truth: fc.constantFrom<Truth>(...truths),
  }),
  { maxLength: 60 },
);

interface Seen {
  readonly atMs: number;
  readonly truth: Truth;
  readonly change: string | undefined;
  readonly state: AlarmState;
}

function walk(steps: readonly { afterMs: number; truth: Truth }[]): readonly Seen[] {
  let state = noAlarm;
  let atMs = 1_000_000;
  return steps.map(({ afterMs, truth }) => {
    atMs += afterMs;
    const step = stepAlarm(state, truth, atMs, atMs);
    state = step.state;
    return { atMs, truth, change: step.change, state };
  });
}

const isBad = (truth: Truth) => truth !== 'well' && truth !== 'unknown';

/** How long the looks up to `at` have all been so, ms. */
function runMs(seen: readonly Seen[], at: number, is: (truth: Truth) => boolean): number {
  let from = at;
  while (from > 0 && is(seen[from - 1]!.truth)) from -= 1;
  return seen[at]!.atMs - seen[from]!.atMs;
}

describe('alarms', () => {
  it('are raised after three minutes of badness and cleared after seven of goodness, in turns', () => {
    fc.assert(
      fc.property(looks, (steps) => {
        const seen = walk(steps);
        let isOpen = false;
        seen.forEach(({ change, truth, state }, at) => {
          if (change === 'raised') {
            expect(isOpen).toBe(false);
            expect(runMs(seen, at, isBad)).toBeGreaterThanOrEqual(alarmRaiseMs);
            isOpen = true;
          }
          if (change === 'worsened') expect(isOpen).toBe(true);
          if (change === 'cleared') {
            expect(isOpen).toBe(true);
            expect(runMs(seen, at, (one) => one === 'well')).toBeGreaterThanOrEqual(alarmClearMs);
            isOpen = false;
          }
          expect(state.open !== null).toBe(isOpen);
          // Nothing that is due is kept back.
          if (isBad(truth) && runMs(seen, at, isBad) >= alarmRaiseMs) expect(isOpen).toBe(true);
        });
      }),
    );
  });

  it('go the same way when the hub is started anew at any look', () => {
    fc.assert(
      fc.property(looks, (steps) => {
        let state = noAlarm;
        let atMs = 1_000_000;
        const again = steps.map(({ afterMs, truth }) => {
          atMs += afterMs;
          // What the database keeps is all that is known after a start.
          const step = stepAlarm(JSON.parse(JSON.stringify(state)), truth, atMs, atMs);
          state = step.state;
          return step.change;
        });
        expect(again).toEqual(walk(steps).map(({ change }) => change));
      }),
    );
  });
});

it('counts the silence before a kiosk was called silent', () => {
  const nowMs = 10_000_000;
  expect(stepAlarm(noAlarm, 'down', nowMs - alarmRaiseMs, nowMs).change).toBe('raised');
  expect(stepAlarm(noAlarm, 'stuck', nowMs, nowMs).change).toBeUndefined();
});
