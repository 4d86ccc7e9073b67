import type { LocalText } from '../../basics/index.ts';
import { checklistOf } from '../machine/checklist.ts';
import { findOutcome } from '../machine/next-state.ts';
import { answersOf, walkOf } from '../machine/walk.ts';
import type { Flow, GoldenTest } from '../model/flow.ts';
import { error, type GuideFinding } from './finding.ts';
import { say } from './say.ts';

/** How a golden case fails; undefined when it holds. */
function failureOf(flow: Flow, { answers, expect }: GoldenTest): LocalText | undefined {
  const walk = walkOf(flow, answers);
  const outcome = findOutcome(flow, walk.at);
  if (!outcome) return say.caseStops(walk.at);
  if (walk.at !== expect.outcome) return say.caseEnds(walk.at, expect.outcome);
  const said = answersOf(flow, walk);
  const unheard = Object.keys(answers).filter((name) => !Object.hasOwn(said, name));
  if (unheard.length > 0) return say.caseUnheard(unheard.join(', '));
  const shown = new Set(checklistOf(flow, outcome, said).map(({ id }) => id));
  const absent = (expect.has ?? []).filter((id) => !shown.has(id));
  if (absent.length > 0) return say.caseLacks(absent.join(', '));
  const present = (expect.not ?? []).filter((id) => shown.has(id));
  return present.length > 0 ? say.caseBrings(present.join(', ')) : undefined;
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
