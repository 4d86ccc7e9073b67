import { expect, it } from 'vitest';
import { checkDocument } from './check-document.ts';

const text = { vi: 'Cắt nước ngày mai', en: 'No water tomorrow' };
const base = {
  id: 'water',
  title: text,
  body: [text],
  from: text,
  pictogram: 'news',
  publishedOn: '2026-11-20',
};
const found = (more: object) =>
  checkDocument('notice', { ...base, ...more }, { today: '2026-11-22' }).map(
    ({ severity, code, where }) => `${severity} ${code} ${where}`,
  );

it('names what a notice says of its days that cannot be meant', () => {
  expect(found({ expiresOn: '2026-12-01' })).toEqual([]);
  expect(found({})).toEqual(['warning noEnd expiresOn']);
  expect(found({ expiresOn: '2026-11-19' })).toEqual(['error endsBeforeBegin expiresOn']);
  expect(found({ expiresOn: '2026-11-21' })).toEqual(['warning expired expiresOn']);
  expect(found({ expiresOn: '2027-12-31' })).toEqual(['warning standsLong expiresOn']);
});

it('takes no notice that is for places of which none is named', () => {
  const [first] = found({ expiresOn: '2026-12-01', audience: { wards: [] } });
  expect(first).toMatch(/^error schema audience/);
});
