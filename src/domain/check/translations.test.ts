import { expect, it } from 'vitest';
import { translationsOf } from './translations.ts';

const body = {
  name: { vi: 'Một', en: 'One' },
  steps: [
    { vi: 'Hai', en: '' },
    { vi: 'Ba mới', en: 'Three' },
  ],
  note: { vi: 'Bốn', en: 'Four, better' },
  outputs: [{ vi: 'Năm mới', en: 'Five' }],
  upkeep: { stillRight: { 'outputs.0': 'Năm mới' } },
};
const published = {
  name: { vi: 'Một', en: 'One' },
  steps: [
    { vi: 'Hai', en: 'Two' },
    { vi: 'Ba', en: 'Three' },
  ],
  note: { vi: 'Bốn', en: 'Four' },
  outputs: [{ vi: 'Năm', en: 'Five' }],
};

it('tells missing, stale, new and approved apart', () => {
  const found = translationsOf(body, published).map(({ path, state }) => [path, state]);
  expect(found).toEqual([
    ['name', 'approved'],
    ['steps.0', 'missing'],
    ['steps.1', 'stale'],
    ['note', 'new'],
    ['outputs.0', 'approved'],
  ]);
});

it('of a document that nobody has seen everything is new or missing', () => {
  expect(new Set(translationsOf(body, null).map(({ state }) => state))).toEqual(
    new Set(['new', 'missing']),
  );
});
