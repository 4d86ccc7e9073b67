import { createActor } from 'xstate';
import {
  answersOf,
  checklistOf,
  type Flow,
  findOutcome,
  stateOf,
  toMachine,
  walkOf,
} from '../../../src/domain/guide/index.ts';
import { entriesOf } from '../../../src/domain/guide/machine/checklist.ts';
import { explore, pathTo } from '../../../src/domain/guide/space/explore.ts';

export type Agreement = { readonly paths: number; readonly disagreements: number };

/**
 * Sends every set of answers that the checker tells apart at an outcome, lists included, to the
 * machine, and compares: the outcome, that it is final, and every line of the checklist.
 */
export function agreementOf(flow: Flow): Agreement {
  const conditions = new Map(
    Object.entries(flow.states).map(([id, state]) => [
      id,
      state.kind === 'outcome' ? entriesOf(flow, state).flatMap(({ when }) => when ?? []) : [],
    ]),
  );
  const space = explore(flow, { conditions });
  const machine = toMachine(flow);
  let paths = 0;
  let disagreements = 0;
  for (const [number, { state, env }] of space.configurations.entries()) {
    const outcome = findOutcome(flow, state);
    if (!outcome) continue;
    paths += 1;
    const wanted = entriesOf(flow, outcome)
      .filter(({ when }) => !when || space.holdsAt(when, env))
      .map(({ item }) => item);
    const actor = createActor(machine).start();
    const steps = pathTo(flow, space, number);
    for (const { answer } of steps) actor.send({ type: 'answer', answer });
    const { value, status, context } = actor.getSnapshot();
    const walk = walkOf(flow, Object.fromEntries(steps.map((s) => [s.variable, s.answer])));
    const shown = checklistOf(flow, outcome, context.answers).map(({ id }) => id);
    const agrees =
      status === 'done' &&
      stateOf(value as string) === state &&
      walk.at === state &&
      JSON.stringify(answersOf(flow, walk)) === JSON.stringify(context.answers) &&
      shown.join() === [...new Set(wanted)].join();
    if (!agrees) disagreements += 1;
  }
  return { paths, disagreements };
}
