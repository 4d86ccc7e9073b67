import { checklistOf } from '../machine/checklist.ts';
import { findOutcome } from '../machine/next-state.ts';
import { answersOf, walkOf } from '../machine/walk.ts';
import type { Flow, GoldenTest } from '../model/flow.ts';
import { error, type GuideFinding } from './finding.ts';

/** How a golden case fails; undefined when it holds. */
function failureOf(flow: Flow, { answers, expect }: GoldenTest): string | undefined {
  const walk = walkOf(flow, answers);
  const outcome = findOutcome(flow, walk.at);
  if (!outcome) return `stops at ${walk.at}, which it does not answer`;
  if (walk.at !== expect.outcome) return `ends at ${walk.at}, not at ${expect.outcome}`;
  const said = answersOf(flow, walk);
  const unheard = Object.keys(answers).filter((name) => !Object.hasOwn(said, name));
  if (unheard.length > 0) return `answers ${unheard.join(', ')}, which it is not asked`;
  const shown = new Set(checklistOf(flow, outcome, said).map(({ id }) => id));
  const absent = (expect.has ?? []).filter((id) => !shown.has(id));
  if (absent.length > 0) return `does not bring ${absent.join(', ')}`;
  const present = (expect.not ?? []).filter((id) => shown.has(id));
  return present.length > 0 ? `brings ${present.join(', ')}` : undefined;
}

/** The author's golden cases (TEST), each with its own answers as the witness. */
export function checkGolden(flow: Flow): GuideFinding[] {
  return (flow.tests ?? []).flatMap((test) => {
    const failure = failureOf(flow, test);
    if (failure === undefined) return [];
    const walk = walkOf(flow, test.answers);
    const steps = walk.trail.flatMap((state) => {
      const question = flow.states[state];
      if (!question || question.kind === 'outcome') return [];
      const answer = test.answers[question.var];
      return answer === undefined ? [] : [{ state, variable: question.var, answer }];
    });
    return [error('TEST', `tests.${test.name}`, failure, steps)];
  });
}
