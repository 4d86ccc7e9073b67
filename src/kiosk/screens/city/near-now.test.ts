import { expect, it } from 'vitest';
import type { Place } from '../../../domain/service/index.ts';
import { nearNow } from './near-now.ts';

const text = { vi: 'Nhà thuốc', en: 'Pharmacy' };
const place = (key: string, lat: number): Place => ({
  ...{ key, kind: 'pharmacy', name: text, source: text, at: { lat, lon: 105.8 } },
  ...{ address: { kind: 'unknown' }, hours: { kind: 'unknown' } },
});
const keys = (places: readonly Place[], lat: number) =>
  nearNow(places, { wardCode: '', at: { lat, lon: 105.8 } }).near.map((one) => one.place.key);

it('is found once for a list and a place, and anew from another place or in another list', () => {
  const places = [place('south', 21), place('north', 21.1)];
  expect(keys(places, 21)).toEqual(['south', 'north']);
  const here = { wardCode: '', at: { lat: 21, lon: 105.8 } };
  expect(nearNow(places, here)).toBe(nearNow(places, { ...here }));
  // A kiosk that was moved must not tell the way from where it stood.
  expect(keys(places, 21.1)).toEqual(['north', 'south']);
  expect(keys([place('only', 21)], 21)).toEqual(['only']);
});
