import { beforeAll, describe, expect, test } from 'vitest';
import { starterContent } from '../../content/index.ts';
import { wordsIn } from '../../domain/basics/index.ts';
import { qrTextBytesMax, ReceiptDocumentSchema } from '../../domain/receipt/index.ts';
import { toServiceDetails, toServiceFacts } from '../../domain/service/index.ts';
import { initialContext } from '../session/index.ts';
import { loadWords, wordsFor } from '../words/index.ts';
import type { Say } from './say.ts';
import { requestSlip, serviceSlip, takeawayText } from './slips.ts';

const catalogue = starterContent();

beforeAll(loadWords);

function sayIn(language: 'vi' | 'en'): Say {
  return {
    t: wordsFor(language),
    local: (text) => text[language],
    language,
    lang: language,
    view: { context: initialContext } as Say['view'],
    send: () => undefined,
  };
}

const all = catalogue.services.flatMap((service) =>
  (['vi', 'en'] as const).map((language) => ({ service, language, name: service.shortName.vi })),
);
const openOf = (service: (typeof catalogue.services)[number]) => ({
  facts: toServiceFacts(service),
  details: toServiceDetails(service),
  detailsMissing: false,
  caseKey: undefined,
});

describe('of every service of the catalogue', () => {
  test.each(all)('$name ($language) fits its code, whole lines only', ({ service, language }) => {
    const text = takeawayText(sayIn(language), openOf(service));
    expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(qrTextBytesMax);
    expect(text.endsWith(service.portalUrl)).toBe(true);
    const name = wordsIn(service.shortName, language).words;
    // A name of a register may be longer than the code.
    expect(text.startsWith(name.slice(0, 110).trimEnd())).toBe(true);
  });

  test.each(all)('$name ($language) makes a slip the shell takes', ({ service, language }) => {
    const slip = serviceSlip(sayIn(language), openOf(service));
    expect(ReceiptDocumentSchema.safeParse(slip).success).toBe(true);
    const unknown = slip.blocks.filter((block) => block.type === 'fact' && block.doubt);
    const free = service.costs.every((cost) => cost.kind === 'unknown');
    if (free) expect(unknown.length).toBeGreaterThan(0);
  });
});

test('the slip of a request says its number and nothing of its content', () => {
  const say = sayIn('vi');
  const { context } = say.view;
  const resident = {
    ...context.resident,
    wish: {
      kind: 'feedback',
      category: 'traffic',
      place: 'cổng số 2',
      text: 'ổ gà',
      urgent: false,
      language: 'vi',
    },
    left: {
      id: '01901d3c-2222-7000-8000-000000000001',
      seq: 3,
      kind: 'feedback',
      follow: '5AFMSY38DJG',
    },
  } as const;
  const slip = requestSlip({ ...say, view: { ...say.view, context: { ...context, resident } } });
  expect(ReceiptDocumentSchema.safeParse(slip).success).toBe(true);
  expect(JSON.stringify(slip)).toContain('5AFM-SY38-DJG');
  expect(JSON.stringify(slip)).not.toMatch(/ổ gà|cổng số 2/);
});

test('a checklist is carried with what it says beside its papers, on paper and in the code', () => {
  const [service] = catalogue.services;
  if (!service) throw new Error('the catalogue is empty');
  const advice = [{ vi: 'Hỏi lệ phí tại quầy.', en: 'Ask about the fee at the desk.' }];
  const own = { ...openOf(service), advice };
  expect(JSON.stringify(serviceSlip(sayIn('vi'), own))).toContain('Hỏi lệ phí tại quầy.');
  expect(takeawayText(sayIn('en'), own)).toContain('* Ask about the fee at the desk.');
});
