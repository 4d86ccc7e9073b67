import type { Flow } from '../model/flow.ts';
import {
  type Configuration,
  type Edge,
  getConfiguration,
  type Space,
  type Step,
} from './explore.ts';

/** Questions still to be answered, at least and at most. */
export type Remaining = { readonly min: number; readonly max: number };

/** One for each question; or what else a question costs, such as seconds. */
export type Weight = (state: string) => number;

/**
 * Of every configuration, how many questions lie before an outcome (or what they weigh). Exact:
 * the paths counted are those that answers can take. Undefined where an answer leads nowhere or
 * round in a circle.
 */
export function remainingOf(
  flow: Flow,
  space: Space,
  weight: Weight = () => 1,
): readonly (Remaining | undefined)[] {
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
    const own = weight(configurations[number]?.state ?? '');
    const after = (configurations[number]?.edges ?? []).map(({ to }) =>
      to === undefined ? undefined : found[to],
    );
    const known = after.filter((remaining) => remaining !== undefined);
    if (!stuck.has(number) && known.length === after.length) {
      found[number] =
        known.length === 0
          ? { min: 0, max: 0 }
          : {
              min: own + Math.min(...known.map(({ min }) => min)),
              max: own + Math.max(...known.map(({ max }) => max)),
            };
    }
    for (const earlier of before[number] ?? []) {
      waiting[earlier] = (waiting[earlier] ?? 0) - 1;
      if (waiting[earlier] === 0) ready.push(earlier);
    }
  }
  return found;
}

/** The heaviest way from the beginning to an outcome, as numbers of configurations and answers. */
export function longestPath(
  flow: Flow,
  space: Space,
  weight: Weight = () => 1,
): { readonly steps: readonly Step[]; readonly weight: number } | undefined {
  const remaining = remainingOf(flow, space, weight);
  const total = remaining[0]?.max;
  if (total === undefined) return undefined;
  const steps: Step[] = [];
  for (let number: number | undefined = 0; number !== undefined; ) {
    const { state, edges }: Configuration = getConfiguration(space, number);
    const left: number = (remaining[number]?.max ?? 0) - weight(state);
    const edge: Edge | undefined = edges.find(
      ({ to }) => to !== undefined && remaining[to]?.max === left,
    );
    const asked = flow.states[state];
    if (edge && asked && asked.kind !== 'outcome') {
      steps.push({ state, variable: asked.var, answer: edge.answer });
    }
    number = edge?.to;
  }
  return { steps, weight: total };
}
