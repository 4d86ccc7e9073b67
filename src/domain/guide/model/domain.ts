import type { Answer } from './flow.ts';
import { unsure } from './names.ts';
import type { SetVariable, Variable } from './variable.ts';

export const isEnum = (variable: Variable): variable is Extract<Variable, { enum: unknown }> =>
  'enum' in variable;
export const isSet = (variable: Variable): variable is SetVariable => 'set' in variable;

/** Fewest and most choices of a set. */
export function setBounds(variable: SetVariable): { readonly min: number; readonly max: number } {
  const { min = 0, max = variable.set.length } = variable;
  return { min, max: Math.min(max, variable.set.length) };
}

/** Whether a value is one of those a variable can have. A set is without repeats, in any order. */
export function isInDomain(variable: Variable, value: unknown): value is Answer {
  if (isEnum(variable)) return typeof value === 'string' && variable.enum.includes(value);
  if (value === unsure) return variable.unsure === true;
  if (!isSet(variable)) {
    const [low, high] = variable.int;
    return typeof value === 'number' && Number.isInteger(value) && low <= value && value <= high;
  }
  if (!Array.isArray(value)) return false;
  const { min, max } = setBounds(variable);
  return (
    new Set(value).size === value.length &&
    value.length >= min &&
    value.length <= max &&
    value.every((member) => variable.set.includes(member as string))
  );
}
