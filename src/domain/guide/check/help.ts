import { answersTo } from '../model/answerable.ts';
import type { Condition } from '../model/condition.ts';
import type { Flow } from '../model/flow.ts';
import { unsure } from '../model/names.ts';
import type { Outcome } from '../model/state.ts';
import { getConfiguration, pathTo, type Space } from '../space/explore.ts';
import { error, type GuideFinding } from './finding.ts';
import { say } from './say.ts';

/** Whether a condition is of those who are not sure of a variable, among others perhaps. */
function isOfUnsure(condition: Condition | undefined, variable: string): boolean {
  if (condition === undefined) return false;
  if ('eq' in condition) return condition.eq[0] === variable && condition.eq[1] === unsure;
  if ('in' in condition) return condition.in[0] === variable && condition.in[1].includes(unsure);
  if ('and' in condition) return condition.and.some((part) => isOfUnsure(part, variable));
  if ('or' in condition) return condition.or.some((part) => isOfUnsure(part, variable));
  return false;
}

/**
 * What to do about it is said: the result is a desk, has questions for one, or has a line of its
 * own for whoever was not sure.
 */
function namesHelp(flow: Flow, outcome: Outcome, variable: string): boolean {
  const { ending, askStaff = [], checklist = [] } = outcome;
  if (ending === 'askStaff' || askStaff.length > 0) return true;
  return [checklist].flat().some((list) => {
    const entries = flow.lists?.[list] ?? [];
    return entries.some(({ when }) => isOfUnsure(when, variable));
  });
}

/** Results that can be reached from a configuration, nearest first. */
function* resultsFrom(flow: Flow, space: Space, from: number): Generator<[number, Outcome]> {
  const seen = new Set([from]);
  for (const number of seen) {
    const { state, edges } = getConfiguration(space, number);
    const found = flow.states[state];
    if (found?.kind === 'outcome') yield [number, found];
    for (const { to } of edges) if (to !== undefined) seen.add(to);
  }
}

/**
 * Whoever answers "I am not sure" is helped: every result behind such an answer says what to do
 * about it (R49). One finding for each question and result.
 */
export function checkHelp(flow: Flow, space: Space): GuideFinding[] {
  const findings = new Map<string, GuideFinding>();
  for (const [number, { state, edges }] of space.configurations.entries()) {
    const question = flow.states[state];
    if (!question || question.kind === 'outcome') continue;
    if (![...answersTo(flow, question, [])].includes(unsure)) continue;
    const cell = space.variables.get(question.var)?.cells.of(unsure);
    const edge = cell === undefined ? edges[0] : edges.find((one) => one.cell === cell);
    if (edge?.to === undefined) continue;
    for (const [result, outcome] of resultsFrom(flow, space, edge.to)) {
      const name = getConfiguration(space, result).state;
      const key = `${state} ${name}`;
      if (namesHelp(flow, outcome, question.var) || findings.has(key)) continue;
      findings.set(
        key,
        error('HELP', `states.${name}`, say.noHelp(state), [
          ...pathTo(flow, space, number),
          { state, variable: question.var, answer: unsure },
        ]),
      );
    }
  }
  return [...findings.values()];
}
