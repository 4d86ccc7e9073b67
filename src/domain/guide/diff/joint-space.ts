import { assert } from '../../basics/index.ts';
import { answersTo, isAnswerTo } from '../model/answerable.ts';
import type { Atom, Condition } from '../model/condition.ts';
import type { Answer, Flow } from '../model/flow.ts';
import type { Question } from '../model/state.ts';
import { Cells, unanswered } from '../space/cells.ts';
import { type Compiled, compile, type Env } from '../space/compile.ts';
import { configurationsMax, type Step } from '../space/explore.ts';
import { type Live, liveAt } from '../space/live.ts';
import { atomsByVariable, type Slice } from '../space/slice.ts';

/** One of the two flows, with what of its outcomes is looked at. */
type Side = { readonly flow: Flow; readonly slice: Slice };

/** Where one flow stands; undefined when an answer is none of its own, or leads nowhere. */
type Place = string | undefined;

/** Both flows, given the same answers. */
type Joint = {
  readonly before: Place;
  readonly after: Place;
  readonly env: Env;
  /** The joint before it; without a step when the answer had been given already. */
  readonly from: { readonly number: number; readonly step: Step | undefined } | undefined;
};

/** A set of answers with which both flows have ended. */
export type JointEnd = {
  readonly before: Place;
  readonly after: Place;
  readonly holdsBefore: (condition: Condition) => boolean;
  readonly holdsAfter: (condition: Condition) => boolean;
  /** The answers, first to last; questions of both flows, none twice. */
  readonly steps: () => readonly Step[];
};

const questionAt = (flow: Flow, place: Place): Question | undefined => {
  const state = place === undefined ? undefined : flow.states[place];
  return state && state.kind !== 'outcome' ? state : undefined;
};

/** Every question, with its own variable as present: what was answered ahead must be kept. */
function withAsked({ flow, slice }: Side): Slice {
  const asked = Object.entries(flow.states).flatMap(([id, state]) =>
    state.kind === 'outcome' ? [] : [[id, [state.var]] as const],
  );
  return { conditions: slice.conditions, presence: new Map(asked) };
}

/** The variables of both flows: a cell tells apart what either of them can tell apart. */
function jointVariables(before: Side, after: Side) {
  const atoms = new Map<string, Set<Atom>>();
  const askers = new Map<string, { flow: Flow; question: Question }[]>();
  for (const side of [before, after]) {
    for (const [name, own] of atomsByVariable(side.flow, withAsked(side))) {
      atoms.set(name, new Set([...(atoms.get(name) ?? []), ...own]));
    }
    for (const question of Object.values(side.flow.states)) {
      if (question.kind === 'outcome') continue;
      const known = askers.get(question.var) ?? [];
      askers.set(question.var, [...known, { flow: side.flow, question }]);
    }
  }
  const variables = new Map<string, { index: number; cells: Cells }>();
  for (const [name, own] of atoms) {
    const all = askers.get(name) ?? [];
    const apart = (answer: Answer) =>
      all.map(({ flow, question }) => (isAnswerTo(flow, question, answer) ? '+' : '-')).join('');
    variables.set(name, { index: variables.size, cells: new Cells(own, apart) });
  }
  return variables;
}

/**
 * Walks two flows side by side with the same answers, and gives every pair of ends once for each
 * set of answers that they can tell apart. A question that both ask is asked once; of two
 * different ones, first the one that the other flow will not ask. Exact, like `explore`; the
 * second result is false when the bound was met.
 */
export function jointEnds(before: Side, after: Side): readonly [JointEnd[], complete: boolean] {
  const variables = jointVariables(before, after);
  const sides = { before, after };
  const wanted = {
    before: liveAt(before.flow, withAsked(before)),
    after: liveAt(after.flow, withAsked(after)),
  };
  /** A representative of each cell, to be tried on a question. */
  const samples = new Map<string, Answer>();
  const compiled = new Map<Condition, Compiled>();
  const holds = (condition: Condition, env: Env): boolean => {
    const known = compiled.get(condition) ?? compile(condition, variables);
    compiled.set(condition, known);
    return known(env);
  };
  const indexOf = (name: string): number => {
    const variable = variables.get(name);
    assert(variable, `no cells for ${name}`);
    return variable.index;
  };
  const joints: Joint[] = [];
  const numbers = new Map<string, number>();
  const enter = (from: Joint['from'], b: Place, a: Place, full: Env): void => {
    const live = new Set([
      ...((b !== undefined && wanted.before.get(b)?.keys()) || []),
      ...((a !== undefined && wanted.after.get(a)?.keys()) || []),
    ]);
    const env = full.map(() => unanswered);
    let key = `${b}|${a}`;
    for (const [name, { index }] of variables) {
      if (!live.has(name)) continue;
      env[index] = full[index] ?? unanswered;
      key += `|${index}:${env[index]}`;
    }
    if (numbers.has(key)) return;
    numbers.set(key, joints.push({ before: b, after: a, env, from }) - 1);
  };
  /** Where a question leads with the answer in `env`; undefined where it is no answer to it. */
  const next = (side: Side, question: Question, answer: Answer, env: Env): Place => {
    if (!isAnswerTo(side.flow, question, answer)) return undefined;
    return question.next.find(({ when }) => !when || holds(when, env))?.to;
  };
  enter(
    undefined,
    before.flow.start,
    after.flow.start,
    Array.from({ length: variables.size }, () => unanswered),
  );

  const ends: JointEnd[] = [];
  let complete = true;
  for (let number = 0; number < joints.length; number += 1) {
    if (joints.length > configurationsMax) {
      complete = false;
      break;
    }
    const joint = joints[number];
    assert(joint, 'a joint that was entered');
    const { env } = joint;
    const questions = {
      before: questionAt(before.flow, joint.before),
      after: questionAt(after.flow, joint.after),
    };
    if (!questions.before && !questions.after) {
      ends.push({
        before: joint.before,
        after: joint.after,
        holdsBefore: (condition) => holds(condition, env),
        holdsAfter: (condition) => holds(condition, env),
        steps: () => stepsTo(joints, number),
      });
      continue;
    }
    const turn = whoseTurn(questions, joint, wanted);
    const question = questions[turn];
    assert(question, 'a turn has a question');
    const index = indexOf(question.var);
    const cell = env[index] ?? unanswered;
    const move = (answer: Answer, full: Env, from: Joint['from']): void => {
      const other = turn === 'before' ? 'after' : 'before';
      const moved = next(sides[turn], question, answer, full);
      const both = questions[other]?.var === question.var ? questions[other] : undefined;
      const follows = both ? next(sides[other], both, answer, full) : joint[other];
      const [b, a] = turn === 'before' ? [moved, follows] : [follows, moved];
      enter(from, b, a, full);
    };
    if (cell !== unanswered) {
      const said = samples.get(`${index} ${cell}`);
      assert(said !== undefined, 'an answered cell has a sample');
      move(said, env, { number, step: undefined });
      continue;
    }
    for (const answer of choices(question)) {
      const state = (turn === 'before' ? joint.before : joint.after) ?? '';
      const full = env.with(index, variables.get(question.var)?.cells.of(answer) ?? unanswered);
      const key = `${index} ${full[index]}`;
      if (!samples.has(key)) samples.set(key, answer);
      move(answer, full, { number, step: { state, variable: question.var, answer } });
    }
  }
  return [ends, complete];

  /** One answer of each cell that a question of either flow takes. */
  function choices(question: Question): Answer[] {
    const cells = variables.get(question.var)?.cells;
    const byCell = new Map<number, Answer>();
    for (const { flow } of [before, after]) {
      for (const state of Object.values(flow.states)) {
        if (state.kind === 'outcome' || state.var !== question.var) continue;
        for (const answer of answersTo(flow, state, cells?.constants ?? [])) {
          const cell = cells?.of(answer) ?? unanswered;
          if (!byCell.has(cell)) byCell.set(cell, answer);
        }
      }
    }
    return [...byCell.values()];
  }
}

/** Whose question is put: one that the other flow no longer asks goes first. */
function whoseTurn(
  questions: { readonly before: Question | undefined; readonly after: Question | undefined },
  joint: Joint,
  wanted: { readonly before: ReadonlyMap<string, Live> },
): 'before' | 'after' {
  if (!questions.before) return 'after';
  if (!questions.after) return 'before';
  const ahead = joint.before === undefined ? undefined : wanted.before.get(joint.before);
  return ahead?.has(questions.after.var) ? 'before' : 'after';
}

function stepsTo(joints: readonly Joint[], number: number): Step[] {
  const steps: Step[] = [];
  for (let at = joints[number]; at?.from; at = joints[at.from.number]) {
    if (at.from.step) steps.push(at.from.step);
  }
  return steps.reverse();
}
