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

const reads = (conditions: readonly Condition[]): string[] =>
  conditions.flatMap(atomsOf).map((atom) => comparisonOf(atom).variable);

/**
 * The variables still wanted when a state is entered: read by its routes or by anything that can
 * come after. What the state itself asks is not wanted before it is asked.
 */
export function liveVariables(flow: Flow, slice: Slice): ReadonlyMap<string, ReadonlySet<string>> {
  const live = new Map<string, Set<string>>();
  const entries = Object.entries(flow.states);
  const own = new Map(
    entries.map(([id, state]) => [
      id,
      {
        asked: state.kind === 'outcome' ? undefined : state.var,
        read: [
          ...(state.kind === 'outcome' ? [] : reads(state.next.flatMap((r) => r.when ?? []))),
          ...reads(slice.conditions.get(id) ?? []),
        ],
        present: slice.presence?.get(id) ?? [],
        next: state.kind === 'outcome' ? [] : state.next.map(({ to }) => to),
      },
    ]),
  );
  for (const id of own.keys()) live.set(id, new Set());
  for (let changed = true; changed; ) {
    changed = false;
    // Backwards, because authors write questions in the order they are asked.
    for (const [id, { asked, read, present, next }] of [...own].reverse()) {
      const set = live.get(id) ?? new Set();
      const before = set.size;
      for (const name of read) if (name !== asked) set.add(name);
      for (const to of next) {
        for (const name of live.get(to) ?? []) if (name !== asked) set.add(name);
      }
      for (const name of present) set.add(name);
      if (set.size !== before) changed = true;
    }
  }
  return live;
}
