import type { FindingCode } from '../check/finding.ts';
import type { Condition } from '../model/condition.ts';
import type { Flow } from '../model/flow.ts';
import type { Outcome, Question } from '../model/state.ts';
import { must } from './read.ts';

/** A flow that can be spoilt: nothing is read-only, and nothing needs to stay a flow. */
export type Draft = {
  -readonly [K in keyof Flow]: Flow[K];
} & { facts?: NonNullable<Flow['facts']>; share?: NonNullable<Flow['share']> };

/** One kind of mistake that an author makes. */
export type Defect = {
  readonly kind: string;
  /** What the checker has to call it. */
  readonly code: FindingCode;
  /** Whether the finding has to come with answers. */
  readonly hasWitness: boolean;
  /** Spoils the flow; false when this flow has no place for the mistake. */
  readonly seed: (flow: Draft) => boolean | undefined;
};

type Named<T> = readonly [id: string, state: T];
export const questionsOf = (flow: Draft): Named<Question>[] =>
  Object.entries(flow.states).flatMap(([id, state]) =>
    state.kind === 'outcome' ? [] : [[id, state]],
  );
export const endsOf = (flow: Draft): Named<Outcome>[] =>
  Object.entries(flow.states).flatMap(([id, state]) =>
    state.kind === 'outcome' ? [[id, state]] : [],
  );
export const listedEnd = (flow: Draft) => must(endsOf(flow).find(([, { checklist }]) => checklist));
export const listOf = (flow: Draft) => {
  const [, { checklist }] = listedEnd(flow);
  return must(flow.lists?.[must([checklist].flat()[0])]);
};
export const start = (flow: Draft) => flow.states[flow.start] as Question;
export const choiceWith = (flow: Draft, fits: (question: Question) => boolean) =>
  questionsOf(flow).find(([, question]) => question.kind === 'choice' && fits(question));
export const valuesOf = (flow: Draft, name: string): readonly string[] => {
  const variable = flow.vars[name];
  return variable && 'enum' in variable ? variable.enum : [];
};
export const startIs = (flow: Draft, index: number): Condition => {
  const { var: name } = start(flow);
  return { eq: [name, must(valuesOf(flow, name).at(index))] };
};
/** A question with routes of its own and a last one for all else. */
export const forked = ({ next }: Question) => next.length > 1 && next.at(-1)?.when === undefined;
export const numbered = (flow: Draft) =>
  questionsOf(flow).find(([, { var: name }]) => 'int' in (flow.vars[name] ?? {}));
export const someText = (flow: Draft): string => must(listedEnd(flow)[1].title);
export const words = (flow: Draft, locale: string): Record<string, string> =>
  must(flow.texts[locale]);

/** Far from every test's day. */
export const longAgo = '2020-01-01';
