import { expect, it } from 'vitest';
import { checkDocument } from './check-document.ts';

const published = {
  id: 'water',
  title: { vi: 'Cắt nước ngày mai', en: 'No water tomorrow' },
  body: [{ vi: 'Từ 8 giờ.', en: 'From 8.' }],
  from: { vi: 'Ban quản lý', en: 'The management' },
  pictogram: 'news',
  publishedOn: '2026-11-20',
  expiresOn: '2026-12-01',
};
const found = (more: object) =>
  checkDocument('notice', { ...published, ...more }, { today: '2026-11-22', published }).map(
    ({ severity, code, where }) => `${severity} ${code} ${where}`,
  );

it('finds English that stayed while its Vietnamese changed, where it stands', () => {
  expect(found({})).toEqual([]);
  expect(found({ body: [{ vi: 'Từ 9 giờ.', en: 'From 8.' }] })).toEqual([
    'error staleTranslation body.0.en',
  ]);
  expect(found({ body: [{ vi: 'Từ 9 giờ.', en: 'From 9.' }] })).toEqual([]);
});
