import { canonicalJson, type Json } from '../../basics/index.ts';
import { entriesOf } from '../machine/checklist.ts';
import type { Condition } from '../model/condition.ts';
import type { Flow } from '../model/flow.ts';
import type { Entry } from '../model/list.ts';
import { findText, sourceLocale } from '../model/text-of.ts';
import type { Step } from '../space/explore.ts';
import { type JointEnd, jointEnds } from './joint-space.ts';

/** A class of answers that get something else than before. P5 */
export type GuideChange = {
  /** The outcome before and after; undefined where that version cannot take these answers. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Items that both bring, and that say something else now: words, counts, use. */
  readonly altered: readonly string[];
  /** The fewest answers that show it. */
  readonly witness: readonly Step[];
};

export type GuideDiff = {
  readonly changes: readonly GuideChange[];
  /**
   * `classes`: each change is one class of answers, all its differences together. `items`: too
   * many to keep together, so outcome and items are told one by one. `incomplete`: the bound was
   * met even so, and changes may be missing.
   */
  readonly exactness: 'classes' | 'items' | 'incomplete';
};

const linesAt = (flow: Flow, state: string | undefined): readonly Entry[] => {
  const outcome = state === undefined ? undefined : flow.states[state];
  return outcome?.kind === 'outcome' ? entriesOf(flow, outcome) : [];
};

/** The conditions of some items' lines at every outcome. */
function readingOf(flow: Flow, items: ReadonlySet<string>) {
  const conditions = new Map<string, readonly Condition[]>();
  for (const id of Object.keys(flow.states)) {
    const lines = linesAt(flow, id).filter(({ item }) => items.has(item));
    conditions.set(
      id,
      lines.flatMap(({ when }) => when ?? []),
    );
  }
  return { flow, slice: { conditions } };
}

/** What an item says, with its words: two items with one name may be two papers. */
function substanceOf(flow: Flow, id: string): string {
  const item = flow.items?.[id];
  if (!item) return '';
  const words = (key: string | undefined) =>
    key === undefined ? '' : (findText(flow, key, sourceLocale(flow)) ?? '');
  const note = [item.note, 'whereToGet' in item ? item.whereToGet : undefined].map(words);
  return canonicalJson({ ...item, label: words(item.label), note: note.join() } as Json);
}

/** What one set of answers gets, of some items. */
function changeAt(
  before: Flow,
  after: Flow,
  items: ReadonlySet<string>,
  end: JointEnd,
): GuideChange {
  const shown = (flow: Flow, state: string | undefined, holds: (c: Condition) => boolean) =>
    new Set(
      linesAt(flow, state)
        .filter(({ item, when }) => items.has(item) && (!when || holds(when)))
        .map(({ item }) => item),
    );
  const was = shown(before, end.before, end.holdsBefore);
  const is = shown(after, end.after, end.holdsAfter);
  const kept = [...is].filter((item) => was.has(item));
  return {
    before: end.before,
    after: end.after,
    added: [...is].filter((item) => !was.has(item)),
    removed: [...was].filter((item) => !is.has(item)),
    altered: kept.filter((item) => substanceOf(before, item) !== substanceOf(after, item)),
    witness: end.steps(),
  };
}

const isChange = ({ before, after, added, removed, altered }: GuideChange): boolean =>
  before !== after || added.length + removed.length + altered.length > 0;

/** The classes of answers that differ, of some items; each with its nearest witness. */
function changesOf(before: Flow, after: Flow, items: ReadonlySet<string>) {
  const [ends, complete] = jointEnds(readingOf(before, items), readingOf(after, items));
  const classes = new Map<string, GuideChange>();
  for (const end of ends) {
    const change = changeAt(before, after, items, end);
    if (!isChange(change)) continue;
    const { witness, ...rest } = change;
    const key = JSON.stringify([rest.before, rest.after, rest.added, rest.removed, rest.altered]);
    const known = classes.get(key);
    if (!known || witness.length < known.witness.length) classes.set(key, change);
  }
  return { changes: [...classes.values()], complete };
}

/**
 * Which answers get another outcome or other papers in the second version than in the first, by
 * class and with the fewest answers that show each: what a reviewer ticks (P5). Both flows stand
 * on a day (`flowOn`) and read nothing before it is asked (UNDEF), as published ones do. Words of questions are not compared; words of items are.
 */
export function diffGuides(before: Flow, after: Flow): GuideDiff {
  const items = new Set(
    [before, after].flatMap((flow) =>
      Object.values(flow.lists ?? {}).flatMap((list) => list.map(({ item }) => item)),
    ),
  );
  const outcomes = changesOf(before, after, new Set());
  // One slice an item: only what changed has to be kept together afterwards.
  const changed = new Map<string, ReturnType<typeof changesOf>>();
  let cut = outcomes.complete ? 0 : 1;
  for (const item of items) {
    // Two slices that met the bound are enough to know that the pair is too large.
    if (cut >= 2) break;
    const own = changesOf(before, after, new Set([item]));
    const differs = own.changes.some(
      (c) => c.added.length + c.removed.length + c.altered.length > 0,
    );
    if (differs || !own.complete) changed.set(item, own);
    if (!own.complete) cut += 1;
  }
  const together = cut > 0 ? undefined : changesOf(before, after, new Set(changed.keys()));
  if (together?.complete) return { changes: together.changes, exactness: 'classes' };
  const single = [outcomes, ...changed.values()];
  return {
    changes: single.flatMap(({ changes }) => changes),
    exactness: single.every(({ complete }) => complete) ? 'items' : 'incomplete',
  };
}
