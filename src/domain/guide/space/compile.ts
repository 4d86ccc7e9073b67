import { assert } from '../../basics/index.ts';
import type { Condition } from '../model/condition.ts';
import { comparisonOf, isAtom } from '../model/map-condition.ts';
import { type Cells, unanswered } from './cells.ts';

/** The cell of each variable's answer, by the variable's number. */
export type Env = readonly number[];

/** Told of a variable that a condition read although nobody had answered it. */
export type OnMissing = (variable: string) => void;

/** A condition over cells: the same truth as `holds`, at the price of a table look-up. */
export type Compiled = (env: Env, onMissing?: OnMissing) => boolean;

export type Variables = ReadonlyMap<string, { readonly index: number; readonly cells: Cells }>;

/** Compiles a condition whose comparisons are all among those the cells were made for. */
export function compile(condition: Condition, variables: Variables): Compiled {
  if (isAtom(condition)) {
    const name = comparisonOf(condition).variable;
    const variable = variables.get(name);
    assert(variable, `no cells for ${name}`);
    const { index, cells } = variable;
    const row = cells.rowOf(condition);
    return (env, onMissing) => {
      const cell = env[index] ?? unanswered;
      if (cell === unanswered) {
        onMissing?.(name);
        return false;
      }
      return row[cell] === true;
    };
  }
  if ('not' in condition) {
    const inner = compile(condition.not, variables);
    return (env, onMissing) => !inner(env, onMissing);
  }
  const parts = ('and' in condition ? condition.and : condition.or).map((part) =>
    compile(part, variables),
  );
  return 'and' in condition
    ? (env, onMissing) => parts.every((part) => part(env, onMissing))
    : (env, onMissing) => parts.some((part) => part(env, onMissing));
}
