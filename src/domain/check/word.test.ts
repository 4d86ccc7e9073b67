import { expect, it } from 'vitest';
import { checkDocument } from './check-document.ts';

const shipped = { vi: 'Còn {{count}} phút', en: '{{count}} minutes left' };
const found = (more: object) =>
  checkDocument(
    'word',
    { key: 'session.left', ...shipped, shipped, ...more },
    { today: '2026-11-22' },
  ).map(({ severity, code, where }) => `${severity} ${code} ${where}`);

it('holds a word of the screens to the values that the application fills in', () => {
  expect(found({})).toEqual([]);
  expect(found({ vi: 'Còn ít phút', en: 'Some minutes left' })).toEqual([
    'error otherValues vi',
    'error otherValues en',
  ]);
  expect(found({ vi: 'Còn {{count}} giây', en: '{{counts}} seconds left' })).toEqual([
    'error otherValues en',
  ]);
});

it('warns of a word that is longer than any that the screens were tried with', () => {
  expect(
    found({ vi: 'Quý vị còn {{count}} phút để đọc', en: '{{count}} minutes still left' }),
  ).toEqual(['warning longWord vi']);
});

it('takes no English that stayed as it was while its Vietnamese changed', () => {
  const vi = 'Thêm {{count}} phút';
  expect(found({ vi })).toEqual(['error staleTranslation en']);
  expect(found({ vi, approvedFor: vi })).toEqual([]);
});
