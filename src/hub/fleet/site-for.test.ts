import { expect, test } from 'vitest';
import { testSite } from '../test-support.ts';
import { siteFor } from './site-for.ts';

const at = { lat: 21.03, lon: 105.8 };

test('a kiosk is told of its site what its application knows', () => {
  const site = { ...testSite, at, languages: ['ko', 'vi', 'en'] as ('ko' | 'vi' | 'en')[] };
  expect(siteFor(site, 6)).toEqual(site);
  expect(siteFor(site, 5)).toEqual({ ...testSite, at, languages: ['vi', 'en'] });
  expect(siteFor(site, 4)).toEqual({ ...testSite, languages: ['vi', 'en'] });
});

test('an older kiosk of a site for guests alone offers what it has', () => {
  expect(siteFor({ ...testSite, languages: ['ja'] }, 5)).toEqual(testSite);
});
