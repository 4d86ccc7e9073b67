import type { Atom, Condition } from '../model/condition.ts';
import type { Flow } from '../model/flow.ts';
import { atomsOf, comparisonOf } from '../model/map-condition.ts';
import { Cells } from './cells.ts';
import type { Variables } from './compile.ts';

/**
 * What is looked at beside the routes: conditions read at an outcome, and variables of which only
 * matters whether they were answered. Everything else a path forgets as soon as no later question
 * reads it (cone of influence), so that lists multiply only what they read.
 */
export type Slice = {
  /** Conditions by the state where they are read. */
  readonly conditions: ReadonlyMap<string, readonly Condition[]>;
  /** Variables by the state where it matters whether they are answered. */
  readonly presence?: ReadonlyMap<string, readonly string[]>;
};

/** The slice that sees the routes and nothing else. */
export const routesOnly: Slice = { conditions: new Map() };

function allConditions(flow: Flow, slice: Slice): Condition[] {
  const routes = Object.values(flow.states).flatMap((state) =>
    state.kind === 'outcome' ? [] : state.next.flatMap(({ when }) => (when ? [when] : [])),
  );
  return [...routes, ...[...slice.conditions.values()].flat()];
}

/** Every comparison that routes and slice make, by its variable. */
export function atomsByVariable(flow: Flow, slice: Slice): Map<string, Set<Atom>> {
  const atoms = new Map<string, Set<Atom>>();
  for (const name of [...(slice.presence?.values() ?? [])].flat()) atoms.set(name, new Set());
  for (const atom of allConditions(flow, slice).flatMap(atomsOf)) {
    const { variable } = comparisonOf(atom);
    atoms.set(variable, (atoms.get(variable) ?? new Set()).add(atom));
  }
  return atoms;
}

/** The variables that somebody reads, numbered, with their cells. */
export function variablesOf(flow: Flow, slice: Slice): Variables {
  const variables = new Map<string, { index: number; cells: Cells }>();
  for (const [name, atoms] of atomsByVariable(flow, slice)) {
    variables.set(name, { index: variables.size, cells: new Cells(atoms) });
  }
  return variables;
}
