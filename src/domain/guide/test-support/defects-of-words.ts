import { type Defect, endsOf, longAgo, numbered, someText, start, words } from './defect-kit.ts';
import { must } from './read.ts';

/** Words, privacy and time. */
export const wordDefects: readonly Defect[] = [
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
    kind: 'an arrow that no voice says',
    code: 'AUDIO',
    hasWitness: false,
    seed: (flow) => {
      words(flow, 'vi')[someText(flow)] = 'Tờ khai → quầy số 3';
      return true;
    },
  },
  {
    kind: 'a date with slashes',
    code: 'AUDIO',
    hasWitness: false,
    seed: (flow) => {
      words(flow, 'en')[someText(flow)] = 'Your papers, from 1/7/2026 on';
      return true;
    },
  },
  {
    kind: 'ages with a dash',
    code: 'AUDIO',
    hasWitness: false,
    seed: (flow) => {
      words(flow, 'vi')[someText(flow)] = 'Người 70-74 tuổi';
      return true;
    },
  },
  {
    kind: 'a code read as a number',
    code: 'AUDIO',
    hasWitness: false,
    seed: (flow) => {
      words(flow, 'vi')[someText(flow)] = 'Thủ tục số 116410';
      return true;
    },
  },
  {
    kind: 'Vietnamese for an English voice',
    code: 'AUDIO',
    hasWitness: false,
    seed: (flow) => {
      words(flow, 'en')[someText(flow)] = 'Giấy tờ đăng ký khai sinh';
      return true;
    },
  },
  {
    kind: 'a language without voice and clips',
    code: 'AUDIO',
    hasWitness: false,
    seed: (flow) => {
      flow.locales = { ...flow.locales, ko: 'required' };
      flow.texts = { ...flow.texts, ko: { ...words(flow, 'en') } };
      return true;
    },
  },
  {
    kind: 'a question of two minutes',
    code: 'AUDIO',
    hasWitness: false,
    seed: (flow) => {
      const { why } = start(flow);
      if (why === undefined) return false;
      words(flow, 'vi')[why] = 'Giấy tờ này có ở nhiều nơi. '.repeat(20).trim();
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
];
