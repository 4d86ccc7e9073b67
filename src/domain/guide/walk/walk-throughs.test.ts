import { expect, test } from 'vitest';
import { createActor } from 'xstate';
import { checklistOf } from '../machine/checklist.ts';
import { findOutcome } from '../machine/next-state.ts';
import { stateOf, toMachine } from '../machine/to-machine.ts';
import { birthFlow } from '../test-support/birth.ts';
import { flowToday, must } from '../test-support/read.ts';
import { walkThroughs } from './walk-throughs.ts';

const flow = flowToday(birthFlow());

test('there is a shortest path for each outcome, list line and language', () => {
  const walks = walkThroughs(flow);
  const lines = Object.values(flow.lists ?? {}).flat().length;
  const outcomes = Object.values(flow.states).filter(({ kind }) => kind === 'outcome').length;
  expect(walks).toHaveLength((outcomes + lines) * 2);
  expect(new Set(walks.map(({ locale }) => locale))).toEqual(new Set(['vi', 'en']));
  const foreign = walks.find(({ goal }) => goal.outcome === 'o.foreign');
  expect(foreign?.steps).toEqual([{ state: 'q.foreign', variable: 'foreign', answer: 'yes' }]);
});

test('each of them reaches its goal on the machine itself', () => {
  for (const { goal, steps } of walkThroughs(flow)) {
    const actor = createActor(toMachine(flow)).start();
    for (const { answer } of steps) actor.send({ type: 'answer', answer });
    const { value, status, context } = actor.getSnapshot();
    expect([stateOf(value as string), status]).toEqual([goal.outcome, 'done']);
    if (!('item' in goal)) continue;
    const outcome = must(findOutcome(flow, goal.outcome));
    expect(checklistOf(flow, outcome, context.answers).map(({ id }) => id)).toContain(goal.item);
  }
});
