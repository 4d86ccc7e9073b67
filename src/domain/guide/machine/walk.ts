import { err, ok, type Result } from '../../basics/index.ts';
import { isAnswerTo } from '../model/answerable.ts';
import type { Answer, Answers, Flow } from '../model/flow.ts';
import type { Question } from '../model/state.ts';
import { findNext, findOutcome, getQuestion } from './next-state.ts';

/**
 * A resident's way through a flow. A value: every step makes a new one, so "back" cannot lose
 * anything. `answers` holds all that was ever said, also what the way no longer passes; only
 * `answersOf` may be shown or used.
 */
export type Walk = {
  readonly at: string;
  /** Questions passed, first to last. */
  readonly trail: readonly string[];
  readonly answers: Answers;
};

export type AnswerProblem = 'noQuestion' | 'notAnAnswer' | 'noRoute';

/** The beginning: the first question, nothing said. */
export function startWalk(flow: Flow): Walk {
  return { at: flow.start, trail: [], answers: {} };
}

/** The question to show and the answer said before, to be preselected; undefined at an outcome. */
export function questionNow(
  flow: Flow,
  walk: Walk,
):
  | { readonly state: string; readonly question: Question; readonly said: Answer | undefined }
  | undefined {
  if (findOutcome(flow, walk.at)) return undefined;
  const question = getQuestion(flow, walk.at);
  const said = walk.answers[question.var];
  return { state: walk.at, question, said: isAnswerTo(flow, question, said) ? said : undefined };
}

/** The answers of the questions on the way, and no others. */
export function answersOf(flow: Flow, { trail, answers }: Walk): Answers {
  const kept: [string, Answer][] = trail.flatMap((id) => {
    const { var: variable } = getQuestion(flow, id);
    const answer = answers[variable];
    return answer === undefined ? [] : [[variable, answer]];
  });
  return Object.fromEntries(kept);
}

/** Answers the question the walk stands at and goes on to the next, or to an outcome. */
export function answer(flow: Flow, walk: Walk, given: Answer): Result<Walk, AnswerProblem> {
  if (findOutcome(flow, walk.at)) return err('noQuestion');
  const question = getQuestion(flow, walk.at);
  if (!isAnswerTo(flow, question, given)) return err('notAnAnswer');
  const said = { ...answersOf(flow, walk), [question.var]: given };
  const at = findNext(question, said);
  if (at === undefined) return err('noRoute');
  return ok({
    at,
    trail: [...walk.trail, walk.at],
    answers: { ...walk.answers, [question.var]: given },
  });
}

/** The question before; every answer is kept and shown again where it still fits. R43 */
export function back(walk: Walk): Walk {
  const at = walk.trail.at(-1);
  return at === undefined ? walk : { ...walk, at, trail: walk.trail.slice(0, -1) };
}

/** One line of the review: what was asked, what was said, and where "Sửa" leads. R57 */
export type ReviewRow = {
  readonly state: string;
  readonly question: Question;
  readonly answer: Answer;
};

export function reviewOf(flow: Flow, walk: Walk): readonly ReviewRow[] {
  return walk.trail.flatMap((state) => {
    const question = getQuestion(flow, state);
    const given = walk.answers[question.var];
    return given === undefined ? [] : [{ state, question, answer: given }];
  });
}

/** Opens one earlier question; the others keep their answers. A state off the way changes nothing. */
export function edit(walk: Walk, state: string): Walk {
  const index = walk.trail.indexOf(state);
  return index < 0 ? walk : { ...walk, at: state, trail: walk.trail.slice(0, index) };
}

/**
 * Goes on as far as what was said before still answers: to the review again, or to the first
 * question that the change made new. Nothing is asked twice (R44).
 */
export function resume(flow: Flow, walk: Walk): Walk {
  let at = walk;
  // As many steps as there are states: a flow that runs in a circle is not published (LOOP).
  for (let steps = Object.keys(flow.states).length; steps > 0; steps -= 1) {
    const said = questionNow(flow, at)?.said;
    if (said === undefined) return at;
    const next = answer(flow, at, said);
    if (!next.ok) return at;
    at = next.value;
  }
  return at;
}

/**
 * The walk that a set of answers makes: answers of questions that are not met are left out. Ends
 * at an outcome or at the first question without an answer.
 */
export function walkOf(flow: Flow, answers: Answers): Walk {
  return resume(flow, { ...startWalk(flow), answers });
}
