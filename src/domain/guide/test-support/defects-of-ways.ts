import {
  choiceWith,
  type Defect,
  endsOf,
  forked,
  listedEnd,
  listOf,
  numbered,
  questionsOf,
  start,
  startIs,
  valuesOf,
} from './defect-kit.ts';
import { must } from './read.ts';

/** Ways through the questions that go wrong. */
export const wayDefects: readonly Defect[] = [
  {
    kind: 'no route for all else',
    code: 'GAP',
    hasWitness: true,
    seed: (flow) => {
      return choiceWith(flow, forked)?.[1].next.pop() !== undefined;
    },
  },
  {
    kind: 'a gap of one day between two routes',
    code: 'GAP',
    hasWitness: true,
    seed: (flow) => {
      const found = numbered(flow);
      if (!found) return false;
      const [, question] = found;
      const { to } = must(question.next.at(-1));
      question.next = [
        { when: { lt: [question.var, 37] }, to },
        { when: { gt: [question.var, 37] }, to },
      ];
      return true;
    },
  },
  {
    kind: 'two routes that match together',
    code: 'OVERLAP',
    hasWitness: true,
    seed: (flow) => {
      const found = choiceWith(flow, forked);
      if (!found) return false;
      const { next } = found[1];
      next.splice(1, 0, { when: must(next[0]?.when), to: must(next.at(-1)).to });
      return next[0]?.to !== next[1]?.to;
    },
  },
  {
    kind: 'the route for all else first',
    code: 'DEADROUTE',
    hasWitness: true,
    seed: (flow) => {
      const found = choiceWith(flow, forked);
      found?.[1].next.unshift(must(found[1].next.pop()));
      return found !== undefined;
    },
  },
  {
    kind: 'an outcome to which nothing leads',
    code: 'UNREACH',
    hasWitness: false,
    seed: (flow) => {
      const [lost] = must(endsOf(flow)[0]);
      const [other] = must(endsOf(flow)[1]);
      for (const [, { next }] of questionsOf(flow)) {
        for (const route of next) if (route.to === lost) route.to = other;
      }
      return true;
    },
  },
  {
    kind: 'a variable that nobody asks',
    code: 'UNREACH',
    hasWitness: false,
    seed: (flow) => {
      flow.vars['forgotten'] = { enum: ['yes', 'no'], class: 'quasi' };
      return true;
    },
  },
  {
    kind: 'a circle',
    code: 'LOOP',
    hasWitness: true,
    seed: (flow) => {
      const last = must(questionsOf(flow).at(-1));
      must(last[1].next.at(-1)).to = flow.start;
      return true;
    },
  },
  {
    kind: 'a question that leads to itself only',
    code: 'DEADEND',
    hasWitness: true,
    seed: (flow) => {
      const [id, question] = must(questionsOf(flow).at(-1));
      question.next = [{ to: id }];
      return true;
    },
  },
  {
    kind: 'a route that reads what comes later',
    code: 'UNDEF',
    hasWitness: true,
    seed: (flow) => {
      const later = choiceWith(flow, ({ var: name }) => name !== start(flow).var);
      if (!later) return false;
      const name = later[1].var;
      start(flow).next.unshift({
        when: { eq: [name, must(valuesOf(flow, name)[0])] },
        to: must(start(flow).next.at(-1)).to,
      });
      return true;
    },
  },
  {
    kind: 'a list that reads what this way does not ask',
    code: 'UNDEF',
    hasWitness: true,
    seed: (flow) => {
      const later = choiceWith(flow, ({ var: name }) => name !== start(flow).var);
      if (!later) return false;
      flow.states['o.early'] = { ...listedEnd(flow)[1] };
      start(flow).next.unshift({ when: startIs(flow, 0), to: 'o.early' });
      must(listOf(flow)[0]).when = { eq: [later[1].var, must(valuesOf(flow, later[1].var)[0])] };
      return true;
    },
  },
  {
    kind: 'the same asked twice',
    code: 'AGAIN',
    hasWitness: true,
    seed: (flow) => {
      const route = must(start(flow).next.at(-1));
      flow.states['q.again'] = { ...start(flow), next: [{ to: route.to }] };
      route.to = 'q.again';
      return true;
    },
  },
];
