import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkGuide } from '../check/check-guide.ts';
import { checkReferences } from '../check/references.ts';
import { checklistOf } from '../machine/checklist.ts';
import { findOutcome } from '../machine/next-state.ts';
import { answersOf, walkOf } from '../machine/walk.ts';
import { type Answers, type Flow, flowSchema } from '../model/flow.ts';
import { randomFlow } from '../test-support/random-flow.ts';
import { flowOf, today } from '../test-support/read.ts';
import { diffGuides } from './diff-guides.ts';

/** What a flow gives for answers, when it gets to an end with them. */
function resultOf(flow: Flow, answers: Answers) {
  const walk = walkOf(flow, answers);
  const outcome = findOutcome(flow, walk.at);
  if (!outcome) return undefined;
  const ids = checklistOf(flow, outcome, answersOf(flow, walk)).map(({ id }) => id);
  return { outcome: walk.at, items: ids.sort() };
}

/** A flow as published: nobody is asked twice, nothing is read before it is asked. */
const isPlain = (flow: Flow) =>
  !checkGuide(flow, { today }).findings.some(({ code }) => /^(AGAIN|UNDEF|LOOP)$/.test(code));

/** Every set of answers over all the variables; small, so that all can be tried. */
function* allAnswers(): Generator<Answers> {
  for (const a of ['x', 'y', 'unsure'])
    for (const b of [0, 1, 2, 3, 4, 5, 6, 'unsure'])
      for (const c of [[], ['x'], ['y'], ['x', 'y']])
        for (const d of [-2, -1, 0, 1, 2, 3]) for (const e of ['x', 'y']) yield { a, b, c, d, e };
}

test('two versions differ in exactly the classes that trying every answer finds', () => {
  fc.assert(
    fc.property(
      randomFlow({ backwards: 0 }),
      randomFlow({ backwards: 0 }),
      fc.boolean(),
      (x, y, near) => {
        const before = flowOf(x);
        const other = flowOf(y);
        // Half of the pairs differ in one list and one question only, as versions do.
        const after = near
          ? flowSchema.parse({
              ...before,
              lists: { ...before.lists, L1: other.lists?.['L1'] },
              states: { ...before.states, q1: other.states['q1'] },
            })
          : other;
        fc.pre(checkReferences(after).length === 0);
        fc.pre(isPlain(before) && isPlain(after));
        const key = (was: ReturnType<typeof resultOf>, is: ReturnType<typeof resultOf>) =>
          JSON.stringify({
            before: was?.outcome,
            after: is?.outcome,
            added: (is?.items ?? []).filter((id) => !was?.items.includes(id)),
            removed: (was?.items ?? []).filter((id) => !is?.items.includes(id)),
          });
        const wanted = new Set<string>();
        for (const answers of allAnswers()) {
          const was = resultOf(before, answers);
          const is = resultOf(after, answers);
          if (JSON.stringify(was) !== JSON.stringify(is)) wanted.add(key(was, is));
        }
        const { changes, exactness } = diffGuides(before, after);
        expect(exactness).toBe('classes');
        const got = changes.map((change) => {
          const answers = Object.fromEntries(change.witness.map((s) => [s.variable, s.answer]));
          return key(resultOf(before, answers), resultOf(after, answers));
        });
        // Every class is shown by its own witness, and none is missing.
        expect(new Set(got)).toEqual(wanted);
        expect(got.length).toBe(wanted.size);
      },
    ),
    { numRuns: 15 },
  );
});
