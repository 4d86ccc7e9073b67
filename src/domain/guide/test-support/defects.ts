import type { FindingCode } from '../check/finding.ts';
import type { Condition } from '../model/condition.ts';
import type { Flow } from '../model/flow.ts';
import type { Outcome, Question } from '../model/state.ts';
import { must } from './read.ts';

/** A flow that can be spoilt: nothing is read-only, and nothing needs to stay a flow. */
type Draft = {
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
const questionsOf = (flow: Draft): Named<Question>[] =>
  Object.entries(flow.states).flatMap(([id, state]) =>
    state.kind === 'outcome' ? [] : [[id, state]],
  );
const endsOf = (flow: Draft): Named<Outcome>[] =>
  Object.entries(flow.states).flatMap(([id, state]) =>
    state.kind === 'outcome' ? [[id, state]] : [],
  );
const listedEnd = (flow: Draft) => must(endsOf(flow).find(([, { checklist }]) => checklist));
const listOf = (flow: Draft) => {
  const [, { checklist }] = listedEnd(flow);
  return must(flow.lists?.[must([checklist].flat()[0])]);
};
const start = (flow: Draft) => flow.states[flow.start] as Question;
const choiceWith = (flow: Draft, fits: (question: Question) => boolean) =>
  questionsOf(flow).find(([, question]) => question.kind === 'choice' && fits(question));
const valuesOf = (flow: Draft, name: string): readonly string[] => {
  const variable = flow.vars[name];
  return variable && 'enum' in variable ? variable.enum : [];
};
const startIs = (flow: Draft, index: number): Condition => {
  const { var: name } = start(flow);
  return { eq: [name, must(valuesOf(flow, name).at(index))] };
};
/** A question with routes of its own and a last one for all else. */
const forked = ({ next }: Question) => next.length > 1 && next.at(-1)?.when === undefined;
const numbered = (flow: Draft) =>
  questionsOf(flow).find(([, { var: name }]) => 'int' in (flow.vars[name] ?? {}));
const someText = (flow: Draft): string => must(listedEnd(flow)[1].title);
const words = (flow: Draft, locale: string): Record<string, string> => must(flow.texts[locale]);

/** Far from every test's day. */
const longAgo = '2020-01-01';

export const defects: readonly Defect[] = [
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
    kind: 'a text without English',
    code: 'I18N',
    hasWitness: false,
    seed: (flow) => {
      return delete words(flow, 'en')[someText(flow)];
    },
  },
  {
    kind: 'a placeholder in one language',
    code: 'I18N',
    hasWitness: false,
    seed: (flow) => {
      words(flow, 'en')[someText(flow)] += ` {${start(flow).var}}`;
      return true;
    },
  },
  {
    kind: 'a text that nobody uses',
    code: 'I18N',
    hasWitness: false,
    seed: (flow) => {
      words(flow, 'vi')['old.title'] = 'Cũ';
      return true;
    },
  },
  {
    kind: 'a source changed under its translation',
    code: 'I18N',
    hasWitness: false,
    seed: (flow) => {
      const key = someText(flow);
      flow.translatedFrom = { en: { ...flow.translatedFrom?.['en'], [key]: '00000000' } };
      return true;
    },
  },
  {
    kind: 'a sentence of forty syllables',
    code: 'PLAIN',
    hasWitness: false,
    seed: (flow) => {
      words(flow, 'vi')[someText(flow)] = 'giấy tờ '.repeat(20).trim();
      return true;
    },
  },
  {
    kind: 'an abbreviation',
    code: 'PLAIN',
    hasWitness: false,
    seed: (flow) => {
      words(flow, 'vi')[someText(flow)] = 'Quý vị đến UBND';
      return true;
    },
  },
  {
    kind: 'a word that begs',
    code: 'PLAIN',
    hasWitness: false,
    seed: (flow) => {
      words(flow, 'vi')[someText(flow)] = 'Vui lòng mang giấy tờ';
      return true;
    },
  },
  {
    kind: 'words without a voice',
    code: 'AUDIO',
    hasWitness: false,
    seed: (flow) => {
      listedEnd(flow)[1].title = 'new.title';
      words(flow, 'vi')['new.title'] = 'Quý vị mang giấy này';
      words(flow, 'en')['new.title'] = 'Bring these';
      return true;
    },
  },
  {
    kind: 'an option of ten lines',
    code: 'FIT',
    hasWitness: false,
    seed: (flow) => {
      const state = start(flow);
      if (!('options' in state)) return false;
      words(flow, 'en')[must(state.options[0]).label] = 'A birth certificate. '.repeat(20).trim();
      return true;
    },
  },
  {
    kind: 'nothing to show in a lift',
    code: 'LIFT',
    hasWitness: false,
    seed: (flow) => {
      flow.profiles = { ...flow.profiles, lift: { allowed: false, handoff: true } };
      delete flow.title;
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
  {
    kind: 'a personal answer in the QR',
    code: 'PRIV',
    hasWitness: false,
    seed: (flow) => {
      const { var: name } = start(flow);
      must(flow.vars[name]).class = 'personal';
      flow.share = { qr: [name] };
      return true;
    },
  },
  {
    kind: 'a sensitive answer said aloud',
    code: 'PRIV',
    hasWitness: false,
    seed: (flow) => {
      const { var: name } = start(flow);
      must(flow.vars[name]).class = 'sensitive';
      for (const locale of ['vi', 'en']) words(flow, locale)[someText(flow)] += ` {${name}}`;
      return true;
    },
  },
  {
    kind: 'a law that nobody has read again',
    code: 'STALE',
    hasWitness: false,
    seed: (flow) => {
      must(flow.sources[0]).recheckBy = longAgo;
      return true;
    },
  },
  {
    kind: 'a number that ends without a next one',
    code: 'DATE',
    hasWitness: false,
    seed: (flow) => {
      const source = must(flow.sources[0]).id;
      flow.facts = {
        ...flow.facts,
        ending: [{ value: 3, from: longAgo, until: '2026-12-31', source }],
      };
      return true;
    },
  },
  {
    kind: 'a number that breaks a route next year',
    code: 'DATE',
    hasWitness: true,
    seed: (flow) => {
      const found = numbered(flow);
      if (!found) return false;
      const source = must(flow.sources[0]).id;
      const [, question] = found;
      const [low, high] = (flow.vars[question.var] as { int: [number, number] }).int;
      flow.facts = {
        ...flow.facts,
        edge: [
          { value: low + 5, from: longAgo, source },
          { value: high, from: '2027-01-01', source },
        ],
      };
      const { to } = must(question.next.at(-1));
      const [other] = must(endsOf(flow)[0]);
      question.next.splice(
        -1,
        1,
        { when: { gt: [question.var, { fact: 'edge' }] }, to: other },
        { to },
      );
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
