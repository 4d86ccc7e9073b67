import type { Question } from '../model/state.ts';
import { type Defect, listedEnd, listOf, numbered, someText, start, words } from './defect-kit.ts';
import { must } from './read.ts';

/** Names, types and values that do not fit. */
export const nameDefects: readonly Defect[] = [
  {
    kind: 'a route to a state that is not there',
    code: 'REF',
    hasWitness: false,
    seed: (flow) => {
      must(start(flow).next.at(-1)).to = 'o.nowhere';
      return true;
    },
  },
  {
    kind: 'a checklist that is not there',
    code: 'REF',
    hasWitness: false,
    seed: (flow) => {
      listedEnd(flow)[1].checklist = 'L.nowhere';
      return true;
    },
  },
  {
    kind: 'an item that is not there',
    code: 'REF',
    hasWitness: false,
    seed: (flow) => {
      must(listOf(flow)[0]).item = 'd.nowhere';
      return true;
    },
  },
  {
    kind: 'a condition on a variable that is not there',
    code: 'REF',
    hasWitness: false,
    seed: (flow) => {
      must(listOf(flow)[0]).when = { eq: ['nobody', 'yes'] };
      return true;
    },
  },
  {
    kind: 'a source that is not there',
    code: 'REF',
    hasWitness: false,
    seed: (flow) => {
      listedEnd(flow)[1].sources = ['no-law'];
      return true;
    },
  },
  {
    kind: 'an order between words',
    code: 'TYPE',
    hasWitness: false,
    seed: (flow) => {
      must(listOf(flow)[0]).when = { lt: [start(flow).var, 3] };
      return true;
    },
  },
  {
    kind: 'a question of the wrong kind',
    code: 'TYPE',
    hasWitness: false,
    seed: (flow) => {
      const { options: _options, ...rest } = start(flow) as Extract<Question, { kind: 'choice' }>;
      flow.states[flow.start] = { ...rest, kind: 'int' } as Question;
      return true;
    },
  },
  {
    kind: 'a value that does not exist',
    code: 'DOMAIN',
    hasWitness: false,
    seed: (flow) => {
      must(listOf(flow)[0]).when = { eq: [start(flow).var, 'maybe'] };
      return true;
    },
  },
  {
    kind: 'a value without an option',
    code: 'DOMAIN',
    hasWitness: false,
    seed: (flow) => {
      const state = start(flow);
      return 'options' in state && state.options.pop() !== undefined;
    },
  },
  {
    kind: 'a number outside its bounds',
    code: 'DOMAIN',
    hasWitness: false,
    seed: (flow) => {
      const found = numbered(flow);
      if (!found) return false;
      must(listOf(flow)[0]).when = { gt: [found[1].var, 99_999] };
      return true;
    },
  },
  {
    kind: 'an unknown field',
    code: 'SCHEMA',
    hasWitness: false,
    seed: (flow) => {
      Object.assign(start(flow), { visibleIf: 'alert(1)' });
      return true;
    },
  },
  {
    kind: 'markup in a text',
    code: 'SCHEMA',
    hasWitness: false,
    seed: (flow) => {
      words(flow, 'vi')[someText(flow)] = 'Mang <b>giấy</b>';
      return true;
    },
  },
  {
    kind: 'a question without its variable',
    code: 'SCHEMA',
    hasWitness: false,
    seed: (flow) => {
      return delete (start(flow) as { var?: string }).var;
    },
  },
];
