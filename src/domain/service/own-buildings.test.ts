import { expect, it } from 'vitest';
import { buildingsOf, isOfBuildings } from './own-buildings.ts';

it('knows the building of a page, and of a notice for buildings alone', () => {
  expect(buildingsOf('building', { building: '00004/Tòa A3' })).toEqual(['00004/Tòa A3']);
  expect(buildingsOf('notice', { audience: { buildings: ['a', 'b'] } })).toEqual(['a', 'b']);
  for (const body of [{}, { audience: { wards: ['00004'] } }, { audience: { buildings: [] } }]) {
    expect(buildingsOf('notice', body)).toBeUndefined();
  }
  expect(buildingsOf('place', { building: 'a' })).toBeUndefined();
  expect(buildingsOf('building', { building: 3 })).toBeUndefined();
  expect(buildingsOf('building', null)).toBeUndefined();
});

it('takes a text that is about one building too many for nobody’s own', () => {
  const body = { audience: { buildings: ['a', 'b'] } };
  expect(isOfBuildings('notice', body, ['a', 'b', 'c'])).toBe(true);
  expect(isOfBuildings('notice', body, ['a'])).toBe(false);
  expect(isOfBuildings('notice', {}, ['a'])).toBe(false);
});
