import type { Condition } from '../model/condition.ts';
import type { Flow } from '../model/flow.ts';
import { atomsOf, comparisonOf } from '../model/map-condition.ts';
import { atomKey } from './cells.ts';
import type { Slice } from './slice.ts';

/** Variables, each with the comparisons that are still to be made of it; none: only whether it is there. */
export type Live = ReadonlyMap<string, ReadonlySet<string>>;

type Reading = readonly (readonly [variable: string, atom: string | undefined])[];

const reads = (conditions: readonly Condition[]): Reading =>
  conditions.flatMap(atomsOf).map((atom) => [comparisonOf(atom).variable, atomKey(atom)]);

type Own = {
  readonly asked: string | undefined;
  readonly read: Reading;
  readonly present: Reading;
  readonly next: readonly string[];
};

function ownOf(flow: Flow, slice: Slice): [string, Own][] {
  return Object.entries(flow.states).map(([id, state]) => {
    const isEnd = state.kind === 'outcome';
    const routes = isEnd ? [] : state.next;
    return [
      id,
      {
        asked: isEnd ? undefined : state.var,
        read: reads([
          ...routes.flatMap(({ when }) => when ?? []),
          ...(slice.conditions.get(id) ?? []),
        ]),
        present: (slice.presence?.get(id) ?? []).map((name) => [name, undefined]),
        next: routes.map(({ to }) => to),
      },
    ];
  });
}

/**
 * What of the answers is still wanted when a state is entered: by its routes or by anything that
 * can come after. What the state itself asks is not wanted before it is asked. Two answers that no
 * later comparison tells apart are forgotten to be different.
 */
export function liveAt(flow: Flow, slice: Slice): ReadonlyMap<string, Live> {
  const states = ownOf(flow, slice).reverse();
  const live = new Map(states.map(([id]) => [id, new Map<string, Set<string>>()]));
  let changed = true;
  const want = (of: Map<string, Set<string>>, name: string, atom: string | undefined) => {
    const atoms = of.get(name) ?? new Set();
    const before = atoms.size;
    if (atom !== undefined) atoms.add(atom);
    if (atoms.size !== before || !of.has(name)) changed = true;
    of.set(name, atoms);
  };
  while (changed) {
    changed = false;
    // Backwards, because authors write questions in the order they are asked.
    for (const [id, { asked, read, present, next }] of states) {
      const own = live.get(id) ?? new Map();
      for (const [name, atom] of read) if (name !== asked) want(own, name, atom);
      for (const [name, atom] of present) want(own, name, atom);
      for (const to of next) {
        for (const [name, atoms] of live.get(to) ?? []) {
          if (name === asked) continue;
          want(own, name, undefined);
          for (const atom of atoms) want(own, name, atom);
        }
      }
    }
  }
  return live;
}
