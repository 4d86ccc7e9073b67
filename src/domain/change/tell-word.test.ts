import { expect, it } from 'vitest';
import { tellChanges } from './index.ts';

const shipped = { key: 'home.title', vi: 'Quý vị cần gì?', en: 'What do you need?' };
const own = { key: 'home.title', vi: 'Quý vị tìm gì?', en: 'What do you look for?' };
const told = (published: unknown, body: unknown, isKnown = true) =>
  tellChanges([{ kind: 'word', id: 'home.title', published, body }], {
    day: '2026-11-23',
    wardCount: 126,
    ...(isKnown && { shippedWords: { 'home.title': shipped } }),
  }).map(({ what, text }) => [what, text.vi, text.en]);

it('tells a word that is written over what the application brings, from what to what', () => {
  expect(told(null, own)).toEqual([
    [
      'changed',
      'Chữ trên máy: “Quý vị cần gì?” → “Quý vị tìm gì?”',
      'Words on the screen: “Quý vị cần gì?” → “Quý vị tìm gì?”',
    ],
    [
      'changed',
      'Chữ tiếng Anh: “What do you need?” → “What do you look for?”',
      'English words: “What do you need?” → “What do you look for?”',
    ],
  ]);
  // English that stays is not told; what was published counts before what was brought.
  expect(told(null, { ...own, en: shipped.en })).toHaveLength(1);
  expect(told({ ...own, vi: 'Cần gì?' }, own)).toMatchObject([
    ['changed', 'Chữ trên máy: “Cần gì?” → “Quý vị tìm gì?”', expect.anything()],
  ]);
});

it('tells what stands again when a word is taken out, and says what it knows where the hub says nothing', () => {
  expect(told(own, null)).toEqual([
    [
      'removed',
      'Về chữ có sẵn của máy: “Quý vị tìm gì?” → “Quý vị cần gì?”',
      'Back to the words that the machine brings: “What do you look for?” → “What do you need?”',
    ],
  ]);
  expect(told(own, null, false)).toMatchObject([
    ['removed', 'Về chữ có sẵn của máy', expect.anything()],
  ]);
  expect(told(null, own, false)).toMatchObject([
    ['added', 'Chữ trên máy: “Quý vị tìm gì?”', expect.anything()],
    ['added', 'Chữ tiếng Anh: “What do you look for?”', expect.anything()],
  ]);
});
