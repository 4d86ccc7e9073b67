import { assert } from '../../basics/index.ts';
import type { Answers, Flow } from '../model/flow.ts';
import { holds } from '../model/holds.ts';
import type { Outcome, Question } from '../model/state.ts';

/** The question of a state; a state that is none, or does not exist, is a broken invariant. */
export function getQuestion(flow: Flow, id: string): Question {
  const state = flow.states[id];
  assert(state && state.kind !== 'outcome', `${id} is no question`);
  return state;
}

/** The outcome of a state, or undefined when it is still a question. */
export function findOutcome(flow: Flow, id: string): Outcome | undefined {
  const state = flow.states[id];
  return state?.kind === 'outcome' ? state : undefined;
}

/** Where the answers lead from a question: the first route that holds. Undefined: a GAP. */
export function findNext(question: Question, answers: Answers): string | undefined {
  return question.next.find(({ when }) => when === undefined || holds(when, answers))?.to;
}
