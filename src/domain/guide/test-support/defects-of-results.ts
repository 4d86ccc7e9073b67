import {
  type Defect,
  endsOf,
  listedEnd,
  listOf,
  questionsOf,
  someText,
  start,
  startIs,
  valuesOf,
} from './defect-kit.ts';
import { must } from './read.ts';

/** Checklists, rules and lengths that go wrong. */
export const resultDefects: readonly Defect[] = [
  {
    kind: 'a line that contradicts itself',
    code: 'DEADITEM',
    hasWitness: true,
    seed: (flow) => {
      must(listOf(flow)[0]).when = { and: [startIs(flow, 0), startIs(flow, 1)] };
      return true;
    },
  },
  {
    kind: 'a line for answers that never come this way',
    code: 'DEADITEM',
    hasWitness: true,
    seed: (flow) => {
      // The value sends everybody to an outcome of its own, so the list never sees it.
      const { var: name, next } = start(flow);
      next.unshift({ when: startIs(flow, -1), to: 'o.apart' });
      flow.states['o.apart'] = {
        kind: 'outcome',
        title: someText(flow),
        ending: 'askStaff',
        nextStep: someText(flow),
      };
      must(listOf(flow)[0]).when = { eq: [name, must(valuesOf(flow, name).at(-1))] };
      return true;
    },
  },
  {
    kind: 'not being sure, and nobody to ask',
    code: 'HELP',
    hasWitness: true,
    seed: (flow) => {
      const question = start(flow);
      const variable = flow.vars[question.var];
      if (question.kind !== 'choice' || !variable || !('enum' in variable)) return false;
      if (!variable.enum.includes('unsure')) {
        variable.enum.push('unsure');
        question.options.push({ value: 'unsure', label: someText(flow) });
      }
      question.next.unshift({ when: { eq: [question.var, 'unsure'] }, to: 'o.alone' });
      flow.states['o.alone'] = {
        kind: 'outcome',
        title: someText(flow),
        ending: 'elsewhere',
        nextStep: someText(flow),
      };
      return true;
    },
  },
  {
    kind: 'a checklist that is empty for some',
    code: 'EMPTY',
    hasWitness: true,
    seed: (flow) => {
      const end = listedEnd(flow)[1];
      must(flow.lists)['L.thin'] = [
        { item: must(listOf(flow)[0]).item, when: { and: [startIs(flow, 0), startIs(flow, 1)] } },
      ];
      end.checklist = 'L.thin';
      return true;
    },
  },
  {
    kind: 'an end without a next step',
    code: 'EMPTY',
    hasWitness: false,
    seed: (flow) => {
      const found = endsOf(flow).find(([, { nextStep }]) => nextStep);
      if (found) delete found[1].nextStep;
      return found !== undefined;
    },
  },
  {
    kind: 'a paper listed twice',
    code: 'DUP',
    hasWitness: true,
    seed: (flow) => {
      const list = listOf(flow);
      const line = list.find(({ when }) => when) ?? must(list[0]);
      list.push({ item: line.item });
      return true;
    },
  },
  {
    kind: 'a rule that some answers break',
    code: 'INV',
    hasWitness: true,
    seed: (flow) => {
      const [id] = listedEnd(flow);
      const { item } = must(listOf(flow)[0]);
      flow.invariants = [
        {
          id: 'Seeded',
          say: 'Giấy này không bao giờ cần',
          never: { and: [{ at: id }, { has: item }] },
        },
      ];
      return true;
    },
  },
  {
    kind: 'a condition turned round',
    code: 'TEST',
    hasWitness: true,
    seed: (flow) => {
      const wanted = new Set((flow.tests ?? []).flatMap(({ expect: { has = [] } }) => has));
      const line = Object.values(flow.lists ?? {})
        .flat()
        .find(({ item, when }) => when && wanted.has(item));
      if (line?.when) line.when = { not: line.when };
      return line !== undefined;
    },
  },
  {
    kind: 'a route turned to another end',
    code: 'TEST',
    hasWitness: true,
    seed: (flow) => {
      const wanted = must(flow.tests?.[0]).expect.outcome;
      const [other] = must(endsOf(flow).find(([id]) => id !== wanted));
      for (const [, { next }] of questionsOf(flow)) {
        for (const route of next) if (route.to === wanted) route.to = other;
      }
      return true;
    },
  },
  {
    kind: 'too many questions',
    code: 'LONG',
    hasWitness: true,
    seed: (flow) => {
      flow.profiles = { lobby: { maxQuestions: 2, maxSeconds: 600 } };
      return true;
    },
  },
  {
    kind: 'too many seconds',
    code: 'LONG',
    hasWitness: true,
    seed: (flow) => {
      flow.profiles = { lobby: { maxQuestions: 20, maxSeconds: 10 } };
      return true;
    },
  },
];
