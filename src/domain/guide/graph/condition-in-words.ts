import type { Condition } from '../model/condition.ts';
import { comparisonOf, isAtom } from '../model/map-condition.ts';
import { isFactRef } from '../model/on-day.ts';

const signs = { eq: '=', ne: '≠', lt: '<', le: '≤', gt: '>', ge: '≥', in: '∈' } as const;

function constantInWords(value: unknown): string {
  if (isFactRef(value)) return value.fact;
  if (!Array.isArray(value)) return String(value);
  return value.length === 0 ? '∅' : `{${value.join(', ')}}`;
}

/** A condition as it is read: `married = no ∧ ageDays > 60`. */
export function conditionInWords(condition: Condition): string {
  if (isAtom(condition)) {
    const { operator, variable, value } = comparisonOf(condition);
    return `${variable} ${signs[operator]} ${constantInWords(value)}`;
  }
  if ('not' in condition) return `¬(${conditionInWords(condition.not)})`;
  const isAnd = 'and' in condition;
  const parts = (isAnd ? condition.and : condition.or).map((part) => {
    const words = conditionInWords(part);
    return isAtom(part) || 'not' in part ? words : `(${words})`;
  });
  return parts.join(isAnd ? ' ∧ ' : ' ∨ ');
}
