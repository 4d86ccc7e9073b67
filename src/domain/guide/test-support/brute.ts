import { asCheck } from '../check/invariants.ts';
import { checklistOf, entriesOf } from '../machine/checklist.ts';
import type { Check } from '../model/condition.ts';
import { isEnum, isSet, setBounds } from '../model/domain.ts';
import type { Answer, Answers, Flow } from '../model/flow.ts';
import { holds } from '../model/holds.ts';
import { isAtom } from '../model/map-condition.ts';
import type { Variable } from '../model/variable.ts';
import { must } from './read.ts';

/** Every value of a variable, one by one: no cells, no cleverness. */
function valuesOf(variable: Variable): Answer[] {
  if (isEnum(variable)) return [...variable.enum];
  const doubt: Answer[] = variable.unsure ? ['unsure'] : [];
  if (!isSet(variable)) {
    const [low, high] = variable.int;
    return [...Array.from({ length: high - low + 1 }, (_, index) => low + index), ...doubt];
  }
  const { min, max } = setBounds(variable);
  const subsets: string[][] = [[]];
  for (const value of variable.set) subsets.push(...subsets.map((one) => [...one, value]));
  return [...subsets.filter(({ length }) => min <= length && length <= max), ...doubt];
}

type Node = {
  readonly state: string;
  readonly answers: Answers;
  readonly path: readonly Answer[];
  next: number[];
};

/** What enumeration finds: `CODE where` with the fewest answers that show it. */
export type Truth = {
  readonly found: ReadonlyMap<string, number>;
  readonly hasLoop: boolean;
  /** Questions of the longest way; undefined where there is a loop or a gap. */
  readonly longest: number | undefined;
  readonly ends: readonly { readonly outcome: string; readonly path: readonly Answer[] }[];
};

function checkTrue(flow: Flow, check: Check, at: string, answers: Answers): boolean {
  const outcome = flow.states[at];
  const items =
    outcome?.kind === 'outcome' ? checklistOf(flow, outcome, answers).map(({ id }) => id) : [];
  const inner = (part: Check) => checkTrue(flow, part, at, answers);
  if (isAtom(check)) return holds(check, answers);
  if ('answered' in check) return check.answered in answers;
  if ('at' in check) return [check.at].flat().includes(at);
  if ('has' in check) return items.includes(check.has);
  if ('exactlyOne' in check)
    return check.exactlyOne.filter((id) => items.includes(id)).length === 1;
  if ('never' in check) return !inner(check.never);
  if ('not' in check) return !inner(check.not);
  return 'and' in check ? check.and.every(inner) : check.or.some(inner);
}

/** Tries every answer to every question, remembering everything: slow, and plainly right. */
export function bruteForce(flow: Flow): Truth {
  const found = new Map<string, number>();
  const note = (key: string, depth: number) =>
    found.set(key, Math.min(depth, found.get(key) ?? Number.POSITIVE_INFINITY));
  const nodes: Node[] = [];
  const known = new Map<string, number>();
  const enter = (state: string, answers: Answers, path: readonly Answer[]): number => {
    const key = JSON.stringify([state, Object.entries(answers).sort()]);
    const number = known.get(key) ?? nodes.push({ state, answers, path, next: [] }) - 1;
    known.set(key, number);
    return number;
  };
  const taken = new Set<string>();
  const shownLines = new Set<string>();
  const gaps = new Set<number>();
  enter(flow.start, {}, []);
  for (let number = 0; number < nodes.length; number += 1) {
    const node = must(nodes[number]);
    const { state: id, answers, path } = node;
    const depth = path.length;
    const state = must(flow.states[id]);
    if (state.kind === 'outcome') {
      const brought: string[] = [];
      for (const [list, entries] of Object.entries(flow.lists ?? {})) {
        if (![state.checklist].flat().includes(list)) continue;
        for (const [index, { item, when }] of entries.entries()) {
          const where = `lists.${list}.${index}`;
          const shown =
            !when || holds(when, answers, { missing: () => note(`UNDEF ${where}.when`, depth) });
          if (shown) shownLines.add(where);
          if (shown) brought.push(item);
        }
      }
      if (brought.length === 0 && entriesOf(flow, state).length > 0)
        note(`EMPTY states.${id}`, depth);
      if (new Set(brought).size < brought.length) note(`DUP states.${id}`, depth);
      for (const invariant of flow.invariants ?? []) {
        if (!checkTrue(flow, asCheck(invariant), id, answers))
          note(`INV invariants.${invariant.id}`, depth);
      }
      continue;
    }
    if (state.var in answers) note(`AGAIN states.${id}`, depth);
    for (const value of valuesOf(must(flow.vars[state.var]))) {
      const said = { ...answers, [state.var]: value };
      let route: number | undefined;
      for (const [index, { when }] of state.next.entries()) {
        const where = `states.${id}.next.${index}.when`;
        if (when && !holds(when, said, { missing: () => note(`UNDEF ${where}`, depth + 1) }))
          continue;
        route = index;
        break;
      }
      const matching = state.next.flatMap(({ when, to }, index) =>
        when && holds(when, said) ? [{ index, to }] : [],
      );
      for (const { index, to } of matching.slice(1)) {
        if (to !== must(matching[0]).to) note(`OVERLAP states.${id}.next.${index}`, depth + 1);
      }
      if (route === undefined) {
        note(`GAP states.${id}.next`, depth + 1);
        gaps.add(number);
        continue;
      }
      taken.add(`states.${id}.next.${route}`);
      node.next.push(enter(must(state.next[route]).to, said, [...path, value]));
    }
  }
  const reached = new Set(nodes.map(({ state }) => state));
  const nearest = (id: string) =>
    Math.min(...nodes.flatMap(({ state, path }) => (state === id ? [path.length] : [])));
  for (const [id, state] of Object.entries(flow.states)) {
    if (!reached.has(id)) note(`UNREACH states.${id}`, 0);
    else if (state.kind !== 'outcome') {
      state.next.forEach((_route, index) => {
        if (!taken.has(`states.${id}.next.${index}`))
          note(`DEADROUTE states.${id}.next.${index}`, nearest(id));
      });
    }
  }
  for (const [list, entries] of Object.entries(flow.lists ?? {})) {
    entries.forEach((_entry, index) => {
      const where = `lists.${list}.${index}`;
      const ends = Object.entries(flow.states).flatMap(([id, state]) =>
        state.kind === 'outcome' && [state.checklist].flat().includes(list) && reached.has(id)
          ? [nearest(id)]
          : [],
      );
      if (!shownLines.has(where))
        note(`DEADITEM ${where}`, ends.length > 0 ? Math.min(...ends) : 0);
    });
  }
  // Ends that can be reached, and the longest way to one, by repeating until nothing changes.
  const saved = new Set<number>();
  const height: number[] = nodes.map(({ state }) =>
    must(flow.states[state]).kind === 'outcome' ? 0 : -1,
  );
  const settled = new Set<number>();
  for (let changed = true; changed; ) {
    changed = false;
    for (let number = nodes.length - 1; number >= 0; number -= 1) {
      const { state, next } = must(nodes[number]);
      const isEnd = must(flow.states[state]).kind === 'outcome';
      if (!saved.has(number) && (isEnd || next.some((to) => saved.has(to)))) {
        saved.add(number);
        changed = true;
      }
      if (!settled.has(number) && next.every((to) => settled.has(to))) {
        settled.add(number);
        if (!isEnd) height[number] = 1 + Math.max(0, ...next.map((to) => must(height[to])));
        changed = true;
      }
    }
  }
  nodes.forEach(({ state, path }, number) => {
    if (!saved.has(number)) note(`DEADEND states.${state}`, path.length);
  });
  const hasLoop = settled.size < nodes.length;
  return {
    found,
    hasLoop,
    longest: hasLoop || gaps.size > 0 ? undefined : height[0],
    ends: nodes
      .filter(({ state }) => must(flow.states[state]).kind === 'outcome')
      .map(({ state, path }) => ({ outcome: state, path })),
  };
}
