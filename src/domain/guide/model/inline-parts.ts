import { canonicalJson, err, type Json, ok, type Result } from '../../basics/index.ts';
import type { Condition } from './condition.ts';
import type { Flow, Part, WrittenFlow } from './flow.ts';
import { mapVariables } from './map-condition.ts';
import type { GuideProblem } from './problem.ts';
import type { IncludeState, Route, State } from './state.ts';

/** Shared parts by id; each stands in a file of its own. */
export type Parts = ReadonlyMap<string, Part>;

type Tables = { [T in 'vars' | 'items' | 'lists']: Record<string, unknown> } & {
  texts: Record<string, Record<string, unknown>>;
  translatedFrom: Record<string, Record<string, unknown>>;
};

const problem = (where: string, detail: string): GuideProblem => ({ code: 'part', where, detail });
const same = (a: unknown, b: unknown) => canonicalJson(a as Json) === canonicalJson(b as Json);

/** Adds what is new; what is there already must say the same. */
function merge(into: Record<string, unknown>, from: object, where: string): GuideProblem[] {
  return Object.entries(from).flatMap(([key, value]) => {
    if (Object.hasOwn(into, key) && !same(into[key], value)) {
      return [problem(`${where}.${key}`, 'the flow and the part say different things')];
    }
    into[key] = value;
    return [];
  });
}

/** One copy of a part: its states behind the slash, its variables with the number of the copy. */
type Copy = {
  readonly id: string;
  readonly part: Part;
  readonly prefix: string;
  readonly number: number | undefined;
  readonly exits: ReadonlyMap<string, string>;
};

const variableOf = (copy: Copy, name: string): string =>
  copy.number === undefined ? name : `${name}.${copy.number}`;

function routeOf(copy: Copy, { when, to }: Route): Route {
  const exit = to.startsWith('exit.') ? copy.exits.get(to.slice(5)) : undefined;
  const target = exit ?? `${copy.prefix}/${to}`;
  if (when === undefined) return { to: target };
  const renamed: Condition = mapVariables(when, (name) =>
    Object.hasOwn(copy.part.vars, name) ? variableOf(copy, name) : name,
  );
  return { when: renamed, to: target };
}

function stateOf(copy: Copy, state: State): State {
  if (state.kind === 'outcome') return state;
  return {
    ...state,
    var: Object.hasOwn(copy.part.vars, state.var) ? variableOf(copy, state.var) : state.var,
    next: state.next.map((route) => routeOf(copy, route)),
  };
}

function copiesOf(id: string, include: IncludeState, part: Part): Copy[] {
  const times = include.repeat ?? 1;
  return Array.from({ length: times }, (_, index) => {
    const number = include.repeat === undefined ? undefined : index + 1;
    const exits = new Map(Object.entries(include.exits));
    // The last copy has no next one: `again` then leads where the author says, or out by `done`.
    if (index + 1 < times) exits.set('again', `${id}/${index + 2}/${part.start}`);
    return { id, part, prefix: number === undefined ? id : `${id}/${number}`, number, exits };
  });
}

function exitProblems(id: string, { exits }: IncludeState, part: Part): GuideProblem[] {
  const where = `states.${id}.exits`;
  const missing = part.exits.filter((exit) => !Object.hasOwn(exits, exit));
  const foreign = Object.keys(exits).filter((exit) => !part.exits.includes(exit));
  return [
    ...missing.map((exit) => problem(where, `the exit ${exit} leads nowhere`)),
    ...foreign.map((exit) => problem(where, `the part has no exit ${exit}`)),
  ];
}

function addCopy(copy: Copy, states: Record<string, State>, tables: Tables): GuideProblem[] {
  const { part, prefix } = copy;
  for (const [id, state] of Object.entries(part.states)) {
    states[`${prefix}/${id}`] = stateOf(copy, state);
  }
  const vars = Object.fromEntries(
    Object.entries(part.vars).map(([name, variable]) => [variableOf(copy, name), variable]),
  );
  const at = `parts.${part.id}`;
  const texts = (['texts', 'translatedFrom'] as const).flatMap((table) =>
    Object.entries(part[table] ?? {}).flatMap(([locale, words]) => {
      tables[table][locale] ??= {};
      return merge(tables[table][locale], words, `${at}.${table}.${locale}`);
    }),
  );
  return [
    ...merge(tables.vars, vars, `${at}.vars`),
    ...merge(tables.items, part.items ?? {}, `${at}.items`),
    ...merge(tables.lists, part.lists ?? {}, `${at}.lists`),
    ...texts,
  ];
}

/**
 * Puts each shared part in the place of the state that includes it, so that checker, machine and
 * kiosk know one kind of flow. A part of a part does not exist: parts hold plain states only.
 */
export function inlineParts(written: WrittenFlow, parts: Parts): Result<Flow, GuideProblem[]> {
  const { states: writtenStates, ...rest } = written;
  const problems: GuideProblem[] = [];
  const states: Record<string, State> = {};
  const starts = new Map<string, string>();
  const tables: Tables = {
    vars: { ...rest.vars },
    items: { ...rest.items },
    lists: { ...rest.lists },
    texts: copyTables(rest.texts),
    translatedFrom: copyTables(rest.translatedFrom ?? {}),
  };
  for (const [id, state] of Object.entries(writtenStates)) {
    if (state.kind !== 'include') {
      states[id] = state;
      continue;
    }
    const part = parts.get(state.part);
    if (part === undefined) {
      problems.push(problem(`states.${id}.part`, `there is no part ${state.part}`));
      continue;
    }
    problems.push(...exitProblems(id, state, part));
    const [first, ...others] = copiesOf(id, state, part);
    if (first === undefined) continue;
    starts.set(id, `${first.prefix}/${part.start}`);
    for (const copy of [first, ...others]) problems.push(...addCopy(copy, states, tables));
  }
  if (problems.length > 0) return err(problems);
  const follow = (to: string) => starts.get(to) ?? to;
  const flow = {
    ...rest,
    ...tables,
    start: follow(rest.start),
    states: Object.fromEntries(
      Object.entries(states).map(([id, state]) => [
        id,
        state.kind === 'outcome'
          ? state
          : { ...state, next: state.next.map((route) => ({ ...route, to: follow(route.to) })) },
      ]),
    ),
  };
  return ok(flow as Flow);
}

function copyTables(tables: Record<string, object>): Record<string, Record<string, unknown>> {
  return Object.fromEntries(Object.entries(tables).map(([key, table]) => [key, { ...table }]));
}
