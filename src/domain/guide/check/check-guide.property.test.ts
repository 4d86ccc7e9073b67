import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createActor } from 'xstate';
import { questionsLeft } from '../machine/remaining.ts';
import { stateOf, toMachine } from '../machine/to-machine.ts';
import { answer, startWalk, type Walk } from '../machine/walk.ts';
import type { Flow } from '../model/flow.ts';
import { bruteForce } from '../test-support/brute.ts';
import { randomFlow } from '../test-support/random-flow.ts';
import { flowOf, today } from '../test-support/read.ts';
import { checkGuide } from './check-guide.ts';
import type { GuideFinding } from './finding.ts';

const pathCodes = new Set([
  ...['GAP', 'OVERLAP', 'UNREACH', 'DEADROUTE', 'DEADITEM', 'DEADEND', 'AGAIN', 'UNDEF'],
  ...['EMPTY', 'DUP', 'INV'],
]);

function found(flow: Flow) {
  const { findings } = checkGuide(flow, { today });
  const byKey = new Map<string, GuideFinding>();
  for (const finding of findings) {
    // `vars.x` and `items.x` are about names, not about paths.
    if (!pathCodes.has(finding.code) || /^(vars|items)\./.test(finding.where)) continue;
    const key = `${finding.code} ${finding.where}`;
    const nearer = byKey.get(key)?.witness?.length ?? Number.POSITIVE_INFINITY;
    if ((finding.witness?.length ?? 0) < nearer) byKey.set(key, finding);
  }
  return { byKey, hasLoop: findings.some(({ code }) => code === 'LOOP') };
}

/** Follows a witness answer by answer; undefined once an answer has no route. */
function replay(flow: Flow, { code, witness = [] }: GuideFinding): Walk | undefined {
  // The last answer of these may be the one that leads nowhere.
  const steps = code === 'GAP' || code === 'UNDEF' ? witness.slice(0, -1) : witness;
  return steps.reduce<Walk | undefined>((walk, step) => {
    expect(walk?.at).toBe(step.state);
    const next = walk && answer(flow, walk, step.answer);
    return next?.ok ? next.value : undefined;
  }, startWalk(flow));
}

function agree(given: object): void {
  const flow = flowOf(given);
  const truth = bruteForce(flow);
  const { byKey, hasLoop } = found(flow);
  // Every finding is true, and none is missed.
  expect([...byKey.keys()].sort()).toEqual([...truth.found.keys()].sort());
  expect(hasLoop).toBe(truth.hasLoop);
  for (const [key, finding] of byKey) {
    // No shorter set of answers shows it; what never happens has none.
    expect([key, finding.witness?.length ?? 0]).toEqual([key, truth.found.get(key)]);
    expect(replay(flow, finding)).toBeDefined();
  }
  if (truth.longest !== undefined) {
    expect(questionsLeft(flow, startWalk(flow))?.max).toBe(truth.longest);
  }
}

describe('the checker against trying every answer', () => {
  test('agrees on flows that go forward', () => {
    fc.assert(fc.property(randomFlow({ backwards: 0 }), agree), { numRuns: 400 });
  });

  test('agrees on flows that may run in circles', () => {
    fc.assert(fc.property(randomFlow({ backwards: 3 }), agree), { numRuns: 300 });
  });
});

test('the machine ends where enumeration ends, on every path of a random flow', () => {
  fc.assert(
    fc.property(randomFlow({ backwards: 1 }), (given) => {
      const flow = flowOf(given);
      const machine = toMachine(flow);
      for (const { outcome, path } of bruteForce(flow).ends.slice(0, 60)) {
        const actor = createActor(machine).start();
        for (const said of path) actor.send({ type: 'answer', answer: said });
        const { value, status } = actor.getSnapshot();
        expect([stateOf(value as string), status]).toEqual([outcome, 'done']);
      }
    }),
    { numRuns: 30 },
  );
});
