import { expect, test } from 'vitest';
import type { OfficeKind } from './authority.ts';
import type { Place } from './place.ts';
import { findWardPlace, wardOffice } from './ward-office.ts';

const at = (office: OfficeKind) => ({ where: { office, reach: 'own' as const } });

test('an office that every ward has is told by the name of this one', () => {
  expect(wardOffice(at('wardPolice'), 'Phường Yên Hòa')).toEqual({
    vi: 'Công an phường Yên Hòa',
    en: 'Police of phường Yên Hòa',
  });
  expect(wardOffice(at('servicePoint'), 'Xã Sóc Sơn')?.vi).toBe(
    'Điểm phục vụ hành chính công xã Sóc Sơn',
  );
});

test.each<[OfficeKind, string | undefined]>([
  ['taxOffice', 'Phường Yên Hòa'],
  ['unknown', 'Phường Yên Hòa'],
  ['wardPolice', undefined],
  ['wardPolice', ' '],
])('%s in %s is not guessed', (office, ward) => {
  expect(wardOffice(at(office), ward)).toBeUndefined();
});

test('a point of another ward is not this one', () => {
  const point = (name: string): Place => ({
    key: 'point',
    kind: 'servicePoint',
    name: { vi: name, en: name },
    address: { kind: 'unknown' },
    hours: { kind: 'known', text: { vi: '8 giờ đến 17 giờ', en: '8:00 to 17:00' } },
    source: { vi: 'x', en: 'x' },
  });
  const here = point('Điểm phục vụ hành chính công phường Yên Hòa');
  const places = [point('Điểm phục vụ hành chính công phường Láng'), here];
  expect(findWardPlace(places, 'Phường Yên Hòa')).toBe(here);
  expect(findWardPlace(places, 'Phường Yên')).toBeUndefined();
  expect(findWardPlace(places, undefined)).toBeUndefined();
});
