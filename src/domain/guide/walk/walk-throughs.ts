import { atOutcomes } from '../check/lists.ts';
import { Study } from '../check/study.ts';
import type { Flow } from '../model/flow.ts';
import { pathTo, type Step } from '../space/explore.ts';

/** What a walk-through is for: to see an outcome, or to see an item on a checklist. */
export type Goal =
  | { readonly outcome: string }
  | {
      readonly outcome: string;
      readonly list: string;
      readonly line: number;
      readonly item: string;
    };

/** The fewest answers to a goal, in one language: a script for a browser, a simulator, a tester. */
export type WalkThrough = {
  readonly flow: string;
  readonly locale: string;
  readonly goal: Goal;
  readonly steps: readonly Step[];
};

/** One shortest path to each outcome. */
function toOutcomes(study: Study): Omit<WalkThrough, 'flow' | 'locale'>[] {
  const { flow, base } = study;
  const seen = new Set<string>();
  return [...base.configurations.entries()].flatMap(([number, { state }]) => {
    if (flow.states[state]?.kind !== 'outcome' || seen.has(state)) return [];
    seen.add(state);
    return [{ goal: { outcome: state }, steps: pathTo(flow, base, number) }];
  });
}

/** One shortest path to each list line, at whichever outcome shows it first. */
function toLines(study: Study): Omit<WalkThrough, 'flow' | 'locale'>[] {
  const { flow } = study;
  return Object.entries(flow.lists ?? {}).flatMap(([list, entries]) =>
    entries.flatMap((entry, line) => {
      const found: Omit<WalkThrough, 'flow' | 'locale'>[] = [];
      atOutcomes(
        study,
        (end) => (end.entries.includes(entry) && entry.when ? [entry.when] : []),
        (end, number, space) => {
          if (found.length > 0 || !end.entries.includes(entry)) return;
          const env = space.configurations[number]?.env ?? [];
          if (entry.when && !space.holdsAt(entry.when, env)) return;
          const goal = { outcome: end.id, list, line, item: entry.item };
          found.push({ goal, steps: pathTo(flow, space, number) });
        },
      );
      return found;
    }),
  );
}

/**
 * One shortest path for every outcome and every list line, in every language of the flow. The flow
 * stands on a day (`flowOn`); what no answers reach is absent, and a finding of the checker.
 */
export function walkThroughs(flow: Flow): WalkThrough[] {
  const study = new Study(flow);
  const paths = [...toOutcomes(study), ...toLines(study)];
  return Object.keys(flow.locales).flatMap((locale) =>
    paths.map((path) => ({ flow: flow.id, locale, ...path })),
  );
}
