import { entriesOf } from '../machine/checklist.ts';
import { answersTo } from '../model/answerable.ts';
import type { Condition } from '../model/condition.ts';
import type { Answer, Answers, Flow } from '../model/flow.ts';
import { unsure } from '../model/names.ts';
import { unanswered } from '../space/cells.ts';
import { explore, type Space } from '../space/explore.ts';
import { routesOnly } from '../space/slice.ts';

/** Answers to one question that stand together in a row. */
export type AnswerSpan =
  /** Whatever is answered. */
  | { readonly any: true }
  /** Values of a choice, sets, and the word "unsure"; whole numbers from and to, both included. */
  | {
      readonly values: readonly (string | readonly string[])[];
      readonly ranges: readonly (readonly [from: number, to: number])[];
    };

/** Answers that get the same outcome and the same papers. Rows never overlap. */
export type AnswerRow = {
  readonly outcome: string;
  /** Items on the checklist, in its order. */
  readonly items: readonly string[];
  /** Of each question on the way, first to last. */
  readonly spans: readonly { readonly variable: string; readonly span: AnswerSpan }[];
  /** Classes of answers in this row. */
  readonly classes: number;
  /** One of them. */
  readonly answers: Answers;
};

export type AnswerTable = {
  readonly rows: readonly AnswerRow[];
  /** Classes of answers in all rows. */
  readonly classes: number;
  /** `papers`: whole. `outcomes`: too many to tell papers apart. `cut`: rows are missing. */
  readonly exactness: 'papers' | 'outcomes' | 'cut';
};

/** Configurations of a table that tells papers apart; more are told by outcome only. */
const configurationsMax = 20_000;
/** Rows behind one configuration; a table that nobody can read needs no more. */
const rowsMax = 2_000;

/** Cells of one variable in a row: cell → one answer of it. */
type Group = { readonly variable: string; readonly cells: ReadonlyMap<number, Answer> };
type Draft = {
  readonly outcome: string;
  readonly items: readonly string[];
  readonly groups: readonly Group[];
};

function paperConditions(flow: Flow): ReadonlyMap<string, readonly Condition[]> {
  return new Map(
    Object.entries(flow.states).map(([id, state]) => [
      id,
      state.kind === 'outcome' ? entriesOf(flow, state).flatMap(({ when }) => when ?? []) : [],
    ]),
  );
}

const keyOf = ({ outcome, items, groups }: Draft, without: string): string =>
  JSON.stringify([
    outcome,
    items,
    groups
      .filter(({ variable }) => variable !== without)
      .map(({ variable, cells }) => [variable, [...cells.keys()].sort((a, b) => a - b)]),
  ]);

/** Joins rows that differ in the answers to one question only. */
function joined(drafts: readonly Draft[], variable: string): Draft[] {
  const byKey = new Map<string, Draft>();
  for (const draft of drafts) {
    const key = keyOf(draft, variable);
    const known = byKey.get(key);
    if (!known) {
      byKey.set(key, draft);
      continue;
    }
    const cells = new Map([...cellsOf(known, variable), ...cellsOf(draft, variable)]);
    const groups = known.groups.map((group) =>
      group.variable === variable ? { variable, cells } : group,
    );
    byKey.set(key, { ...known, groups });
  }
  return [...byKey.values()];
}

const cellsOf = ({ groups }: Draft, variable: string): ReadonlyMap<number, Answer> =>
  groups.find((group) => group.variable === variable)?.cells ?? new Map<number, Answer>();

class TableMaker {
  isCut = false;
  private readonly known = new Map<number, readonly Draft[]>();
  private readonly flow: Flow;
  private readonly space: Space;
  private readonly withPapers: boolean;

  constructor(flow: Flow, space: Space, withPapers: boolean) {
    this.flow = flow;
    this.space = space;
    this.withPapers = withPapers;
  }

  /** Rows behind a configuration. `above`: those on the way, so that a circle ends. */
  rowsFrom(number: number, above: ReadonlySet<number> = new Set()): readonly Draft[] {
    const known = this.known.get(number);
    if (known) return known;
    const made = this.make(number, above);
    this.known.set(number, made);
    return made;
  }

  private make(number: number, above: ReadonlySet<number>): readonly Draft[] {
    const configuration = this.space.configurations[number];
    const state = configuration && this.flow.states[configuration.state];
    if (!configuration || !state) return [];
    if (state.kind === 'outcome') {
      const items = this.withPapers
        ? entriesOf(this.flow, state)
            .filter(({ when }) => !when || this.space.holdsAt(when, configuration.env))
            .map(({ item }) => item)
        : [];
      return [{ outcome: configuration.state, items: [...new Set(items)], groups: [] }];
    }
    const variable = state.var;
    const drafts: Draft[] = [];
    for (const { to, cell, answer } of configuration.edges) {
      if (to === undefined || above.has(to)) continue;
      const cells = new Map([[cell, answer]]);
      for (const row of this.rowsFrom(to, new Set([...above, number]))) {
        drafts.push({ ...row, groups: [{ variable, cells }, ...row.groups] });
      }
      if (drafts.length > rowsMax * 4) break;
    }
    const rows = joined(drafts, variable);
    if (rows.length > rowsMax) this.isCut = true;
    return rows.slice(0, rowsMax);
  }
}

/** Every answer that can be told from another, numbers in their order. */
function samplesOf(flow: Flow, space: Space, variable: string): readonly Answer[] {
  const asked = Object.values(flow.states).find(
    (state) => state.kind !== 'outcome' && state.var === variable,
  );
  if (!asked || asked.kind === 'outcome') return [];
  const constants = space.variables.get(variable)?.cells.constants ?? [];
  return [...answersTo(flow, asked, constants)];
}

function spanOf(flow: Flow, space: Space, { variable, cells }: Group): AnswerSpan {
  const known = space.variables.get(variable)?.cells;
  if (!known || cells.has(unanswered)) return { any: true };
  const samples = samplesOf(flow, space, variable);
  const isIn = (answer: Answer) => cells.has(known.of(answer));
  const inside = samples.filter(isIn);
  if (inside.length === samples.length) return { any: true };
  const numbers = [...new Set(samples.filter((one) => typeof one === 'number'))].sort(
    (a, b) => a - b,
  );
  const ranges: [number, number][] = [];
  let isOpen = false;
  for (const value of numbers) {
    const last = ranges.at(-1);
    if (!isIn(value)) isOpen = false;
    else if (isOpen && last) last[1] = value;
    else {
      ranges.push([value, value]);
      isOpen = true;
    }
  }
  return { values: inside.filter((one) => typeof one !== 'number'), ranges };
}

/** How many answers of a question can be told apart in a row; at least one. */
const countOf = ({ cells }: Group): number => Math.max(1, cells.size);

function firstAnswer({ cells }: Group): Answer {
  return [...cells.values()][0] ?? unsure;
}

/**
 * Every outcome with the answers that lead to it: rows of answers that get the same papers, joined
 * as far as one question at a time allows, exact and without overlap. The flow stands on a day
 * (`flowOn`). What leads nowhere (GAP, LOOP) is in no row.
 */
export function answerTable(flow: Flow): AnswerTable {
  const full = explore(flow, { conditions: paperConditions(flow) }, undefined, configurationsMax);
  const withPapers = full.complete;
  const space = withPapers ? full : explore(flow, routesOnly, undefined, configurationsMax);
  const maker = new TableMaker(flow, space, withPapers);
  const drafts = space.configurations.length > 0 ? maker.rowsFrom(0) : [];
  const rows = drafts.map(
    ({ outcome, items, groups }): AnswerRow => ({
      outcome,
      items,
      spans: groups.map((group) => ({
        variable: group.variable,
        span: spanOf(flow, space, group),
      })),
      classes: groups.reduce((product, group) => product * countOf(group), 1),
      answers: Object.fromEntries(groups.map((group) => [group.variable, firstAnswer(group)])),
    }),
  );
  const order = Object.keys(flow.states);
  rows.sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome));
  const isCut = maker.isCut || !space.complete;
  return {
    rows,
    classes: rows.reduce((sum, { classes }) => sum + classes, 0),
    exactness: isCut ? 'cut' : withPapers ? 'papers' : 'outcomes',
  };
}

/** Whether an answer stands in a span. */
export function isInSpan(span: AnswerSpan, answer: Answer): boolean {
  if ('any' in span) return true;
  if (typeof answer === 'number') {
    return span.ranges.some(([from, to]) => from <= answer && answer <= to);
  }
  return span.values.some((value) =>
    typeof value === 'string' || typeof answer === 'string'
      ? value === answer
      : value.length === answer.length && value.every((one) => answer.includes(one)),
  );
}
