import { assert } from '../../basics/index.ts';
import type { Atom, Check, FactRef } from './condition.ts';
import type { Flow } from './flow.ts';
import { comparisonOf, mapAtoms } from './map-condition.ts';

type FactValue = NonNullable<Flow['facts']>[string][number];

/** The value that holds on a day (`YYYY-MM-DD`); the latest that has begun and has not ended. */
export function findFact(values: readonly FactValue[], day: string): FactValue | undefined {
  return values
    .filter(({ from, until }) => from <= day && (until === undefined || day <= until))
    .sort((a, b) => (a.from < b.from ? 1 : -1))[0];
}

export const isFactRef = (value: unknown): value is FactRef =>
  typeof value === 'object' && value !== null && 'fact' in value;

/**
 * A number below every bound: a fact without a value on this day makes `lt`, `le` and `eq` false.
 * The checker reports such a day (DATE), so no published flow shows it.
 */
const noValue = -1_000_000_000;

/**
 * The flow as it stands on a day: dated facts become plain numbers, in conditions and in texts.
 * Checker and machine know only such flows.
 */
export function flowOn(flow: Flow, day: string): Flow {
  const { facts, ...rest } = flow;
  if (facts === undefined) return rest;
  const values = new Map(
    Object.entries(facts).map(([name, dated]) => [name, findFact(dated, day)?.value]),
  );
  const atom = (given: Atom): Atom => {
    const { operator, variable, value } = comparisonOf(given);
    if (!isFactRef(value)) return given;
    assert(values.has(value.fact), `no fact ${value.fact}`);
    return { [operator]: [variable, values.get(value.fact) ?? noValue] } as unknown as Atom;
  };
  const when = <T extends { readonly when?: Check | undefined }>(line: T): T =>
    line.when === undefined ? line : { ...line, when: mapAtoms(line.when, atom) };
  const words = (text: string) =>
    text.replace(/\{fact\.([a-zA-Z0-9-]+)\}/g, (whole, name: string) =>
      values.get(name) === undefined ? whole : String(values.get(name)),
    );
  const mapValues = <V, W>(table: Readonly<Record<string, V>>, change: (value: V) => W) =>
    Object.fromEntries(Object.entries(table).map(([key, value]) => [key, change(value)]));
  return {
    ...rest,
    states: mapValues(rest.states, (state) =>
      state.kind === 'outcome' ? state : { ...state, next: state.next.map(when) },
    ),
    lists: mapValues(rest.lists ?? {}, (list) => list.map(when)),
    texts: mapValues(rest.texts, (texts) => mapValues(texts, words)),
    ...(rest.invariants && {
      invariants: rest.invariants.map((invariant) =>
        'never' in invariant
          ? { ...invariant, never: mapAtoms(invariant.never, atom) }
          : {
              ...invariant,
              ...(invariant.if && { if: mapAtoms(invariant.if, atom) }),
              // biome-ignore lint/suspicious/noThenProperty: the format's own word; data, never awaited.
              then: mapAtoms(invariant.then, atom),
            },
      ),
    }),
  };
}
