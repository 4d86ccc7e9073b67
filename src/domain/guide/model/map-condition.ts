import type { Atom, Check, Condition } from './condition.ts';

/** The single key and value of a condition: `['eq', ['foreign', 'yes']]`. */
type Entry = readonly [operator: string, operand: unknown];
const entryOf = (condition: Check): Entry => Object.entries(condition)[0] as unknown as Entry;

const joins: ReadonlySet<string> = new Set(['and', 'or']);
const comparisons: ReadonlySet<string> = new Set(['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'in']);

/** Whether this compares a variable with a constant. */
export function isAtom(condition: Check): condition is Atom {
  return comparisons.has(entryOf(condition)[0]);
}

/** The same condition with each comparison replaced by what `change` makes of it. */
export function mapAtoms<C extends Check>(condition: C, change: (atom: Atom) => Atom): C {
  if (isAtom(condition)) return change(condition) as C;
  const [operator, operand] = entryOf(condition);
  if (joins.has(operator)) {
    return { [operator]: (operand as C[]).map((part) => mapAtoms(part, change)) } as unknown as C;
  }
  if (operator === 'not' || operator === 'never') {
    return { [operator]: mapAtoms(operand as C, change) } as unknown as C;
  }
  return condition;
}

/** The same condition about variables of other names. */
export function mapVariables(condition: Condition, rename: (name: string) => string): Condition {
  return mapAtoms(condition, (atom) => {
    const [operator, [name, value]] = entryOf(atom) as [string, [string, unknown]];
    return { [operator]: [rename(name), value] } as unknown as Atom;
  });
}

/** An atom taken apart: operator, variable, constant. */
export type Comparison = {
  readonly operator: 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge' | 'in';
  readonly variable: string;
  readonly value: unknown;
};

export function comparisonOf(atom: Atom): Comparison {
  const [operator, [variable, value]] = entryOf(atom) as [
    Comparison['operator'],
    [string, unknown],
  ];
  return { operator, variable, value };
}

/** Every comparison in a condition, from left to right. */
export function atomsOf(condition: Check): Atom[] {
  if (isAtom(condition)) return [condition];
  const [operator, operand] = entryOf(condition);
  if (joins.has(operator)) return (operand as Check[]).flatMap(atomsOf);
  if (operator === 'not' || operator === 'never') return atomsOf(operand as Check);
  return [];
}
