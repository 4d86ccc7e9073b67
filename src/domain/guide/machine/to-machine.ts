import { assign, setup } from 'xstate';
import { isAnswerTo } from '../model/answerable.ts';
import type { Condition } from '../model/condition.ts';
import type { Answer, Answers, Flow } from '../model/flow.ts';
import { holds } from '../model/holds.ts';
import type { Question } from '../model/state.ts';

/** What a flow's machine remembers. */
export type GuideContext = { readonly answers: Answers };
/** The one event of a flow's machine: the answer to the question it stands at. */
export type GuideEvent = { readonly type: 'answer'; readonly answer: Answer };

type WhenParams = { readonly question: Question; readonly condition: Condition | undefined };
type PutParams = { readonly variable: string };

const put = (answers: Answers, variable: string, answer: Answer): Answers => ({
  ...answers,
  [variable]: answer,
});

/**
 * The statechart of a flow: a state for each question and outcome, nothing else. Three generic
 * implementations serve all flows, so content can bring data and never code: the guard `when`
 * (the answer fits the question, and the route's condition holds with it), the action `put` (the
 * answer is kept), and final states. Dated facts must be in place (`flowOn`).
 */
export function toMachine(flow: Flow) {
  const generic = setup({
    types: { context: {} as GuideContext, events: {} as GuideEvent },
    guards: {
      when: ({ context, event }, { question, condition }: WhenParams) =>
        isAnswerTo(flow, question, event.answer) &&
        (condition === undefined ||
          holds(condition, put(context.answers, question.var, event.answer))),
    },
    actions: {
      put: assign(({ context, event }, { variable }: PutParams) => ({
        answers: put(context.answers, variable, event.answer),
      })),
    },
  });
  return generic.createMachine({
    id: flow.id,
    context: { answers: {} },
    initial: keyOf(flow.start),
    states: Object.fromEntries(
      Object.entries(flow.states).map(([id, state]) => [
        keyOf(id),
        state.kind === 'outcome'
          ? { type: 'final' as const }
          : {
              on: {
                answer: state.next.map(({ when, to }) => ({
                  target: keyOf(to),
                  guard: { type: 'when' as const, params: { question: state, condition: when } },
                  actions: { type: 'put' as const, params: { variable: state.var } },
                })),
              },
            },
      ]),
    ),
  });
}

/** XState reads a dot as a way into a nested state, and names of flows have dots. */
export const keyOf = (id: string): string => id.replaceAll('.', ':');
/** The flow's own name of a machine's state. */
export const stateOf = (key: string): string => key.replaceAll(':', '.');
