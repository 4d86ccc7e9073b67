import { ownValue } from '../../basics/index.ts';
import { isEnum, isInDomain, isSet, setBounds } from './domain.ts';
import type { Answer, Flow } from './flow.ts';
import { unsure } from './names.ts';
import type { Question } from './state.ts';
import type { SetVariable, Variable } from './variable.ts';

/** What a question shows to be touched: its options; never what the variable does not know. */
function offered(state: Question, variable: Variable): readonly string[] {
  if (state.kind !== 'choice' && state.kind !== 'set') return [];
  const known = isEnum(variable) ? variable.enum : isSet(variable) ? variable.set : [];
  return state.options.map(({ value }) => value).filter((value) => known.includes(value));
}

/** Whether "Tôi không chắc" can be touched here, beside numbers, days and sets. R49 */
export function offersUnsure(state: Question, variable: Variable): boolean {
  if (isEnum(variable) || variable.unsure !== true || state.kind === 'choice') return false;
  if (state.kind === 'set') return state.options.some(({ value }) => value === unsure);
  return state.unsure !== undefined;
}

/** Whether the form of a question can ask for its variable at all. */
export function kindFits(state: Question, variable: Variable): boolean {
  if (state.kind === 'choice') return isEnum(variable);
  if (state.kind === 'set') return isSet(variable);
  const isInt = !isEnum(variable) && !isSet(variable);
  return isInt && (variable.ask === 'date') === (state.kind === 'date');
}

/** Every set that the options of a question allow, smallest first. */
function* subsets(values: readonly string[], variable: SetVariable): Generator<readonly string[]> {
  const { min, max } = setBounds(variable);
  const all = Array.from({ length: 2 ** values.length }, (_, bits) =>
    values.filter((_value, index) => (bits >> index) & 1),
  );
  yield* all
    .filter(({ length }) => min <= length && length <= max)
    .sort((a, b) => a.length - b.length);
}

/**
 * Answers to a question, enough to stand for all of them: every value of a choice, every set, and
 * of a whole number the neighbours of each constant that it is compared with, then its ends. Two
 * numbers between the same constants answer every comparison alike, so none is missed.
 */
export function* answersTo(
  flow: Flow,
  state: Question,
  constants: Iterable<number>,
): Generator<Answer> {
  const variable = ownValue(flow.vars, state.var);
  if (variable === undefined || !kindFits(state, variable)) return;
  if (isEnum(variable)) yield* offered(state, variable);
  else if (isSet(variable)) yield* subsets(offered(state, variable), variable);
  else {
    const [low, high] = variable.int;
    for (const c of constants) {
      yield* [c, c - 1, c + 1].filter((value) => low <= value && value <= high);
    }
    if (low <= high) yield* [low, high];
  }
  if (offersUnsure(state, variable)) yield unsure;
}

/** Whether a question takes this answer: in the domain, and among what it shows. */
export function isAnswerTo(flow: Flow, state: Question, answer: unknown): answer is Answer {
  const variable = ownValue(flow.vars, state.var);
  if (variable === undefined || !kindFits(state, variable)) return false;
  if (!isInDomain(variable, answer)) return false;
  if (answer === unsure && !isEnum(variable)) return offersUnsure(state, variable);
  const shown = offered(state, variable);
  if (Array.isArray(answer)) return answer.every((member) => shown.includes(member as string));
  return typeof answer === 'number' || shown.includes(answer as string);
}
