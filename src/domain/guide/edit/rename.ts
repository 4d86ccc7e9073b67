import type { Atom, Check } from '../model/condition.ts';
import { isEnum, isSet } from '../model/domain.ts';
import type { Flow, Invariant } from '../model/flow.ts';
import { comparisonOf, isAtom } from '../model/map-condition.ts';
import { placeholderPattern } from '../model/text-of.ts';
import type { GuideEdit } from './guide-edit.ts';
import { type Done, own, renameKey, taken, unknown } from './tables.ts';

type Of<D extends GuideEdit['do']> = Extract<GuideEdit, { do: D }>;
type Swap = (name: string) => string;
const swap =
  (from: string, to: string): Swap =>
  (name) =>
    name === from ? to : name;

/** How the names in a condition or a check change. */
type Change = {
  readonly atom?: (atom: Atom) => Atom;
  readonly variable?: Swap;
  readonly state?: Swap;
  readonly item?: Swap;
};

/** The same check with other names, of every operator that the format has. */
function mapCheck<C extends Check>(check: C, change: Change): C {
  const same: Swap = (name) => name;
  const { atom = (one: Atom) => one, variable = same, state = same, item = same } = change;
  if (isAtom(check)) return atom(check) as C;
  const made = ((): Check => {
    const inner = (part: Check) => mapCheck(part, change);
    if ('and' in check) return { and: check.and.map(inner) };
    if ('or' in check) return { or: check.or.map(inner) };
    if ('not' in check) return { not: inner(check.not) };
    if ('never' in check) return { never: inner(check.never) };
    if ('answered' in check) return { answered: variable(check.answered) };
    if ('has' in check) return { has: item(check.has) };
    if ('exactlyOne' in check) return { exactlyOne: check.exactlyOne.map(item) };
    return { at: typeof check.at === 'string' ? state(check.at) : check.at.map(state) };
  })();
  return made as C;
}

function mapInvariant(invariant: Invariant, change: Change): Invariant {
  if ('never' in invariant) return { ...invariant, never: mapCheck(invariant.never, change) };
  return {
    ...invariant,
    ...(invariant.if && { if: mapCheck(invariant.if, change) }),
    // biome-ignore lint/suspicious/noThenProperty: the format's own word; data, never awaited.
    then: mapCheck(invariant.then, change),
  };
}

/** Changes every condition of a flow, in place. */
function mapConditions(flow: Flow, change: Change): void {
  const conditional = [
    ...Object.values(flow.states).flatMap((state) => (state.kind === 'outcome' ? [] : state.next)),
    ...Object.values(flow.lists ?? {}).flat(),
  ];
  for (const one of conditional) if (one.when) one.when = mapCheck(one.when, change);
  if (flow.invariants) flow.invariants = flow.invariants.map((one) => mapInvariant(one, change));
}

export function renameState(flow: Flow, { from, to }: Of<'renameState'>): Done {
  const refused = renameKey(flow.states, from, to);
  if (refused) return refused;
  const state = swap(from, to);
  flow.start = state(flow.start);
  for (const one of Object.values(flow.states)) {
    if (one.kind !== 'outcome') for (const route of one.next) route.to = state(route.to);
  }
  mapConditions(flow, { state });
  for (const test of flow.tests ?? []) test.expect.outcome = state(test.expect.outcome);
  return undefined;
}

export function renameItem(flow: Flow, { from, to }: Of<'renameItem'>): Done {
  const refused = renameKey(flow.items ?? {}, from, to);
  if (refused) return refused;
  const item = swap(from, to);
  for (const line of Object.values(flow.lists ?? {}).flat()) line.item = item(line.item);
  mapConditions(flow, { item });
  for (const { expect } of flow.tests ?? []) {
    if (expect.has) expect.has = expect.has.map(item);
    if (expect.not) expect.not = expect.not.map(item);
  }
  return undefined;
}

const withVariable =
  (variable: Swap) =>
  (atom: Atom): Atom => {
    const { operator, variable: name, value } = comparisonOf(atom);
    return { [operator]: [variable(name), value] } as unknown as Atom;
  };

export function renameVariable(flow: Flow, { from, to }: Of<'renameVariable'>): Done {
  const refused = renameKey(flow.vars, from, to);
  if (refused) return refused;
  const variable = swap(from, to);
  for (const state of Object.values(flow.states)) {
    if (state.kind !== 'outcome') state.var = variable(state.var);
  }
  mapConditions(flow, { variable, atom: withVariable(variable) });
  const { share } = flow;
  for (const channel of ['qr', 'print', 'speak', 'count'] as const) {
    const names = share?.[channel];
    if (share && names) share[channel] = names.map(variable);
  }
  for (const test of flow.tests ?? []) {
    if (Object.hasOwn(test.answers, from)) renameKey(test.answers, from, to);
  }
  for (const words of Object.values(flow.texts)) {
    for (const [key, text] of Object.entries(words)) {
      words[key] = text.replace(placeholderPattern, (whole, name: string) =>
        name === from ? `{${to}}` : whole,
      );
    }
  }
  return undefined;
}

/** A value of a choice or a set under another name, wherever it is compared, offered or tested. */
export function renameValue(flow: Flow, { variable: name, from, to }: Of<'renameValue'>): Done {
  const variable = own(flow.vars, name);
  if (!variable || !(isEnum(variable) || isSet(variable))) return unknown(name);
  const values = isEnum(variable) ? variable.enum : variable.set;
  if (!values.includes(from)) return unknown(from);
  if (from === to) return undefined;
  if (values.includes(to)) return taken(to);
  const value = swap(from, to);
  const renamed = values.map(value);
  if (isEnum(variable)) variable.enum = renamed;
  else variable.set = renamed;
  const one = (given: unknown): unknown =>
    Array.isArray(given) ? given.map(one) : given === from ? to : given;
  for (const state of Object.values(flow.states)) {
    if (!('options' in state) || state.var !== name) continue;
    for (const option of state.options) option.value = value(option.value);
  }
  mapConditions(flow, {
    atom: (atom) => {
      const { operator, variable: compared, value: constant } = comparisonOf(atom);
      if (compared !== name) return atom;
      return { [operator]: [compared, one(constant)] } as unknown as Atom;
    },
  });
  for (const { answers } of flow.tests ?? []) {
    const given = own(answers, name);
    if (given !== undefined) answers[name] = one(given) as typeof given;
  }
  return undefined;
}
