import fc from 'fast-check';
import { expect, test } from 'vitest';
import { starterGuides } from '../../../content/index.ts';
import { checkGuide } from '../check/check-guide.ts';
import { checklistOf } from '../machine/checklist.ts';
import { findOutcome } from '../machine/next-state.ts';
import { answersOf, walkOf } from '../machine/walk.ts';
import type { Answer, Flow } from '../model/flow.ts';
import { flowOn } from '../model/on-day.ts';
import { randomFlow } from '../test-support/random-flow.ts';
import { flowToday, today } from '../test-support/read.ts';
import { answerTable, isInSpan } from './answer-table.ts';

/** Any answer to each of the five variables of a random flow. */
const answers = fc.record({
  a: fc.constantFrom<Answer>('x', 'y', 'unsure'),
  b: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constant('unsure')),
  c: fc.constantFrom<Answer>([], ['x'], ['y'], ['x', 'y']),
  d: fc.integer({ min: -2, max: 3 }),
  e: fc.constantFrom<Answer>('x', 'y'),
});

/** A flow as published: nobody is asked twice. */
const isPlain = (flow: Flow) =>
  !checkGuide(flow, { today }).findings.some(({ code }) => /^(AGAIN|UNDEF|LOOP)$/.test(code));

function rowsFor(flow: Flow, given: Readonly<Record<string, Answer>>) {
  return answerTable(flow).rows.filter(({ spans }) =>
    spans.every(({ variable, span }) => isInSpan(span, given[variable] ?? '')),
  );
}

test('every set of answers that ends stands in exactly one row, with its outcome and papers', () => {
  let ended = 0;
  fc.assert(
    fc.property(randomFlow({ backwards: 0 }), answers, (written, given) => {
      const flow = flowToday(written);
      if (!isPlain(flow)) return;
      const walk = walkOf(flow, given);
      const outcome = findOutcome(flow, walk.at);
      if (!outcome) return;
      ended += 1;
      const rows = rowsFor(flow, given);
      expect(rows).toHaveLength(1);
      const [row] = rows;
      expect(row?.outcome).toBe(walk.at);
      expect([...(row?.items ?? [])].sort()).toEqual(
        checklistOf(flow, outcome, answersOf(flow, walk))
          .map(({ id }) => id)
          .sort(),
      );
    }),
    { numRuns: 300 },
  );
  expect(ended).toBeGreaterThan(0);
});

test.each(starterGuides().map((flow) => ({ flow, id: flow.id })))(
  '$id: each row is true of the answers it shows, and no outcome is missing',
  ({ flow: written }) => {
    const flow = flowOn(written, today);
    const table = answerTable(flow);
    expect(table.exactness).toBe('papers');
    for (const { answers: given, outcome, items } of table.rows) {
      const walk = walkOf(flow, given);
      expect(walk.at).toBe(outcome);
      const end = findOutcome(flow, walk.at);
      expect(end && checklistOf(flow, end, answersOf(flow, walk)).map(({ id }) => id)).toEqual(
        items,
      );
    }
    const outcomes = Object.keys(flow.states).filter((id) => findOutcome(flow, id));
    expect(new Set(table.rows.map(({ outcome }) => outcome))).toEqual(new Set(outcomes));
  },
);
