import { assert, ownValue } from '../../basics/index.ts';
import type { Atom, Condition } from './condition.ts';
import type { Answer, Answers } from './flow.ts';
import { type Comparison, comparisonOf, isAtom } from './map-condition.ts';
import { isFactRef } from './on-day.ts';

const sameSet = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((member) => b.includes(member));

function equals(answer: Answer, value: unknown): boolean {
  return Array.isArray(answer) && Array.isArray(value) ? sameSet(answer, value) : answer === value;
}

/** Whether an answer compares so. An order holds between numbers only: "unsure" is neither. */
export function compares(answer: Answer, { operator, value }: Comparison): boolean {
  assert(!isFactRef(value), 'a flow is put on a day before it is run');
  if (operator === 'eq') return equals(answer, value);
  if (operator === 'ne') return !equals(answer, value);
  if (operator === 'in') {
    const wanted = value as readonly unknown[];
    return Array.isArray(answer)
      ? answer.some((member) => wanted.includes(member))
      : wanted.includes(answer);
  }
  if (typeof answer !== 'number' || typeof value !== 'number') return false;
  if (operator === 'lt') return answer < value;
  if (operator === 'le') return answer <= value;
  if (operator === 'gt') return answer > value;
  return answer >= value;
}

/** Told of each comparison that was looked at, and of what was missing. */
export type Watch = {
  readonly looked?: (atom: Atom, held: boolean) => void;
  readonly missing?: (variable: string) => void;
};

/**
 * Whether a condition holds of the answers given so far. `and` stops at the first that fails and
 * `or` at the first that holds, so a guard before a comparison keeps it from being read. A
 * comparison with an answer that nobody gave fails, whatever its operator; the checker finds
 * every such reading (UNDEF).
 */
export function holds(condition: Condition, answers: Answers, watch: Watch = {}): boolean {
  if (isAtom(condition)) {
    const comparison = comparisonOf(condition);
    const { variable } = comparison;
    const answer = ownValue(answers, variable);
    if (answer === undefined) {
      watch.missing?.(variable);
      return false;
    }
    const held = compares(answer, comparison);
    watch.looked?.(condition, held);
    return held;
  }
  if ('and' in condition) return condition.and.every((part) => holds(part, answers, watch));
  if ('or' in condition) return condition.or.some((part) => holds(part, answers, watch));
  return !holds(condition.not, answers, watch);
}
