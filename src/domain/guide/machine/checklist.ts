import type { Atom } from '../model/condition.ts';
import type { Answer, Answers, Flow } from '../model/flow.ts';
import { holds } from '../model/holds.ts';
import type { Entry, Item } from '../model/list.ts';
import { comparisonOf } from '../model/map-condition.ts';
import type { Outcome } from '../model/state.ts';

/** An answer that decided about an item, for "Vì sao có giấy này?". */
export type Reason = {
  readonly variable: string;
  readonly answer: Answer;
  readonly because: Atom;
  /** False when the paper is there because the comparison fails. */
  readonly held: boolean;
};

/** One line of a resident's own checklist. */
export type ChecklistLine = {
  readonly id: string;
  readonly item: Item | undefined;
  /** The rule in words, where the author wrote it. */
  readonly why: string | undefined;
  /** The answers that decided; empty for what everybody needs. */
  readonly reasons: readonly Reason[];
};

/** The lists of an outcome, one after the other. */
export function entriesOf(flow: Flow, outcome: Outcome): readonly Entry[] {
  const ids = typeof outcome.checklist === 'string' ? [outcome.checklist] : outcome.checklist;
  return (ids ?? []).flatMap((id) => flow.lists?.[id] ?? []);
}

function reasonsOf(entry: Entry, answers: Answers): Reason[] {
  if (entry.when === undefined) return [];
  const reasons = new Map<string, Reason>();
  holds(entry.when, answers, {
    looked: (because, held) => {
      const { variable } = comparisonOf(because);
      const answer = answers[variable];
      // The last comparison of a variable decided; those before only led to it.
      if (answer !== undefined) reasons.set(variable, { variable, answer, because, held });
    },
  });
  return [...reasons.values()];
}

/**
 * The checklist that these answers make, in the author's order, each line with its reasons. Give
 * it the answers on the way only (`answersOf`). An item that two lines bring is shown once.
 */
export function checklistOf(flow: Flow, outcome: Outcome, answers: Answers): ChecklistLine[] {
  const lines = new Map<string, ChecklistLine>();
  for (const entry of entriesOf(flow, outcome)) {
    if (entry.when !== undefined && !holds(entry.when, answers)) continue;
    if (lines.has(entry.item)) continue;
    lines.set(entry.item, {
      id: entry.item,
      item: flow.items?.[entry.item],
      why: entry.why,
      reasons: reasonsOf(entry, answers),
    });
  }
  return [...lines.values()];
}
