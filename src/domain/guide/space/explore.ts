import { assert } from '../../basics/index.ts';
import { answersTo } from '../model/answerable.ts';
import type { Condition } from '../model/condition.ts';
import type { Answer, Answers, Flow } from '../model/flow.ts';
import { unanswered } from './cells.ts';
import { type Compiled, compile, type Env, type OnMissing, type Variables } from './compile.ts';
import { type Live, liveAt } from './live.ts';
import { type Slice, variablesOf } from './slice.ts';

/** More configurations than this are not explored: the author is asked to split. Requirements §3.2 */
export const configurationsMax = 200_000;

/** One answer of a path. */
export type Step = { readonly state: string; readonly variable: string; readonly answer: Answer };

/** Answering a configuration's question with any answer of one cell. */
export type Edge = {
  readonly answer: Answer;
  /** The cell of the answer. */
  readonly cell: number;
  /** Number of the route taken, and where it leads; undefined when no route matches. */
  readonly route: number | undefined;
  readonly to: number | undefined;
};

/** A state together with all that the rest of the flow can still read. */
export type Configuration = {
  readonly state: string;
  readonly env: Env;
  /** Answers given before it. */
  readonly depth: number;
  readonly from: { readonly configuration: number; readonly answer: Answer } | undefined;
  /** Filled when it is explored; empty at an outcome. */
  edges: readonly Edge[];
};

export type Space = {
  readonly configurations: readonly Configuration[];
  readonly variables: Variables;
  /** False when the bound was met: what was not found may still exist. */
  readonly complete: boolean;
  /** Whether a condition of the slice holds at a configuration. */
  readonly holdsAt: (condition: Condition, env: Env, onMissing?: OnMissing) => boolean;
  /** What the routes of a configuration's question were decided by: its answers and this one. */
  readonly envAfter: (configuration: Configuration, edge: Edge) => Env;
  readonly isAnswered: (variable: string, env: Env) => boolean;
};

export type Beginning = { readonly state: string; readonly answers: Answers };

/**
 * Walks every configuration of a flow once, nearest first, so that the way back from any of them
 * is one of the shortest. States and routes that lead nowhere are left for other checks to tell.
 */
export function explore(
  flow: Flow,
  slice: Slice,
  beginning: Beginning = { state: flow.start, answers: {} },
  limit: number = configurationsMax,
): Space {
  const variables = variablesOf(flow, slice);
  const live = liveAt(flow, slice);
  const compiled = new Map<Condition, Compiled>();
  const compiledOf = (condition: Condition): Compiled => {
    const known = compiled.get(condition);
    if (known) return known;
    const fresh = compile(condition, variables);
    compiled.set(condition, fresh);
    return fresh;
  };
  const choices = choicesOf(flow, variables);
  const configurations: Configuration[] = [];
  const numbers = new Map<string, number>();
  const blank: Env = Array.from({ length: variables.size }, () => unanswered);
  const first = [...blank];
  for (const [name, answer] of Object.entries(beginning.answers)) {
    const variable = variables.get(name);
    if (variable) first[variable.index] = variable.cells.of(answer);
  }
  const memories = memoriesOf(live, variables);

  const enter = (state: string, full: Env, from: Configuration['from'], depth: number): number => {
    const env = [...blank];
    let key = state;
    for (const { index, merged } of memories.get(state) ?? []) {
      const cell = full[index] ?? unanswered;
      const kept = cell === unanswered ? cell : (merged[cell] ?? cell);
      env[index] = kept;
      key += `|${kept}`;
    }
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, configurations.length);
    return configurations.push({ state, env, depth, from, edges: [] }) - 1;
  };

  if (Object.hasOwn(flow.states, beginning.state)) enter(beginning.state, first, undefined, 0);

  let complete = true;
  for (let number = 0; number < configurations.length; number += 1) {
    if (configurations.length > limit) {
      complete = false;
      break;
    }
    const configuration = configurations[number];
    const state = configuration && flow.states[configuration.state];
    if (!state || state.kind === 'outcome') continue;
    const { env: before, depth } = configuration;
    const index = variables.get(state.var)?.index;
    const env = [...before];
    configuration.edges = (choices.get(configuration.state) ?? []).map(({ cell, answer }) => {
      if (index !== undefined) env[index] = cell;
      const route = state.next.findIndex(({ when }) => !when || compiledOf(when)(env));
      const target = state.next[route]?.to;
      const to =
        target !== undefined && Object.hasOwn(flow.states, target)
          ? enter(target, env, { configuration: number, answer }, depth + 1)
          : undefined;
      return { answer, cell, route: route < 0 ? undefined : route, to };
    });
  }
  return {
    configurations,
    variables,
    complete,
    holdsAt: (condition, env, onMissing) => compiledOf(condition)(env, onMissing),
    envAfter: ({ state, env }, { cell }) => {
      const asked = flow.states[state];
      const index = asked && asked.kind !== 'outcome' ? variables.get(asked.var)?.index : undefined;
      return index === undefined ? env : env.with(index, cell);
    },
    isAnswered: (name, env) => {
      const variable = variables.get(name);
      return variable !== undefined && env[variable.index] !== unanswered;
    },
  };
}

/** What a state remembers of each variable: its number, and the cells that have become one. */
type Memory = { readonly index: number; readonly merged: readonly number[] };

function memoriesOf(live: ReadonlyMap<string, Live>, variables: Variables) {
  const memories = new Map<string, readonly Memory[]>();
  for (const [id, wanted] of live) {
    const own = [...wanted].flatMap(([name, atoms]) => {
      const variable = variables.get(name);
      return variable ? [{ index: variable.index, merged: variable.cells.mergedBy(atoms) }] : [];
    });
    memories.set(
      id,
      own.sort((a, b) => a.index - b.index),
    );
  }
  return memories;
}

type Choice = { readonly cell: number; readonly answer: Answer };

/** Of each question, one answer of every cell. */
function choicesOf(flow: Flow, variables: Variables): ReadonlyMap<string, readonly Choice[]> {
  const choices = new Map<string, readonly Choice[]>();
  for (const [id, state] of Object.entries(flow.states)) {
    if (state.kind === 'outcome') continue;
    const cells = variables.get(state.var)?.cells;
    const byCell = new Map<number, Choice>();
    for (const answer of answersTo(flow, state, cells?.constants ?? [])) {
      const cell = cells?.of(answer) ?? unanswered;
      if (!byCell.has(cell)) byCell.set(cell, { cell, answer });
    }
    choices.set(id, [...byCell.values()]);
  }
  return choices;
}

/** The answers that lead to a configuration, first to last. */
export function pathTo(flow: Flow, space: Space, number: number): Step[] {
  const steps: Step[] = [];
  for (let at = space.configurations[number]; at?.from; ) {
    const before = space.configurations[at.from.configuration];
    const state = before && flow.states[before.state];
    if (!before || !state || state.kind === 'outcome') break;
    steps.push({ state: before.state, variable: state.var, answer: at.from.answer });
    at = before;
  }
  return steps.reverse();
}

/** A configuration by its number; a number that is none is a bug. */
export function getConfiguration(space: Space, number: number): Configuration {
  const configuration = space.configurations[number];
  assert(configuration, `no configuration ${number}`);
  return configuration;
}
