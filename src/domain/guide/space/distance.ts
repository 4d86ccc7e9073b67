import type { Flow } from '../model/flow.ts';
import type { Space } from './explore.ts';

/** Questions still to be answered, at least and at most. */
export type Remaining = { readonly min: number; readonly max: number };

/**
 * Of every configuration, how many questions lie before an outcome. Exact: the paths counted are
 * those that answers can take. Undefined where an answer leads nowhere or round in a circle.
 */
export function remainingOf(flow: Flow, space: Space): readonly (Remaining | undefined)[] {
  const { configurations } = space;
  const found: (Remaining | undefined)[] = new Array(configurations.length);
  const waiting = configurations.map(({ edges }) => edges.length);
  const before: number[][] = configurations.map(() => []);
  const stuck = new Set<number>();
  configurations.forEach(({ state, edges }, number) => {
    if (edges.length === 0 && flow.states[state]?.kind !== 'outcome') stuck.add(number);
    for (const { to } of edges) {
      if (to === undefined) stuck.add(number);
      else before[to]?.push(number);
    }
  });
  // Ends first: a configuration is counted when all that follow it are; circles never are.
  const ready = configurations.flatMap((_, number) => (waiting[number] === 0 ? [number] : []));
  for (let number = ready.pop(); number !== undefined; number = ready.pop()) {
    const after = (configurations[number]?.edges ?? []).map(({ to }) =>
      to === undefined ? undefined : found[to],
    );
    const known = after.filter((remaining) => remaining !== undefined);
    if (!stuck.has(number) && known.length === after.length) {
      found[number] =
        known.length === 0
          ? { min: 0, max: 0 }
          : {
              min: 1 + Math.min(...known.map(({ min }) => min)),
              max: 1 + Math.max(...known.map(({ max }) => max)),
            };
    }
    for (const earlier of before[number] ?? []) {
      waiting[earlier] = (waiting[earlier] ?? 0) - 1;
      if (waiting[earlier] === 0) ready.push(earlier);
    }
  }
  return found;
}
