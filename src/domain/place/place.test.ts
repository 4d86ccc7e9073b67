import { describe, expect, it } from 'vitest';
import type { Opening, Place } from '../service/index.ts';
import {
  aboutMetres,
  bearingOf,
  checkPoint,
  directionOf,
  isInHanoi,
  nearPlaces,
  openNow,
  readPoint,
} from './index.ts';

const here = { lat: 21.02, lon: 105.8 };
const place = (key: string, change: Partial<Place> = {}): Place => ({
  key,
  kind: 'pharmacy',
  name: { vi: key, en: `${key}.` },
  address: { kind: 'unknown' },
  hours: { kind: 'unknown' },
  source: { vi: 'thử', en: 'trial' },
  ...change,
});

describe('a position', () => {
  it('is read as phones give it, to a metre', () => {
    expect(readPoint(' 21.0285114, 105.8048267 ')).toEqual({
      ok: true,
      value: { lat: 21.02851, lon: 105.80483 },
    });
  });

  it.each([
    ['105.8, 21.02', 'swapped'],
    ['0, 0', 'nowhere'],
    ['20.2, 107.4', 'outsideHanoi'],
    ['10.77, 106.7', 'outsideHanoi'],
    ['48.85, 2.35', 'outsideVietnam'],
    ['21.02', 'notAPoint'],
    ['21,02, 105,8', 'notAPoint'],
    ['hai mốt', 'notAPoint'],
  ])('%s is refused: %s', (text, error) => expect(readPoint(text)).toEqual({ ok: false, error }));

  it('that is no number is none', () => {
    expect(checkPoint(Number.NaN, 105)).toEqual({ ok: false, error: 'notAPoint' });
    expect(isInHanoi({ lat: 20.56, lon: 105.28 }) && isInHanoi({ lat: 21.39, lon: 106.02 })).toBe(
      true,
    );
  });
});

describe('the way', () => {
  it('has one of eight directions', () => {
    const to = (lat: number, lon: number) =>
      directionOf(bearingOf(here, { lat: here.lat + lat, lon: here.lon + lon }));
    expect(to(0.01, 0)).toBe('north');
    expect(to(0.01, 0.0107)).toBe('northEast');
    expect(to(0, 0.01)).toBe('east');
    expect(to(-0.01, 0.0107)).toBe('southEast');
    expect(to(-0.01, 0)).toBe('south');
    expect(to(0, -0.01)).toBe('west');
    expect(to(0.01, -0.0107)).toBe('northWest');
    expect(directionOf(359)).toBe('north');
  });

  it('is as long as one says it to a person', () => {
    expect([3, 620, 974, 980, 1_240, 12_300].map(aboutMetres)).toEqual([
      50, 600, 950, 1_000, 1_200, 12_000,
    ]);
  });
});

describe('places near', () => {
  const far = place('far', { at: { lat: 21.05, lon: 105.8 } });
  const near = place('near', { at: { lat: 21.021, lon: 105.8 } });
  const own = place('own', { wardCode: '00004' });
  const unknown = place('unknown');

  it('stand nearest first, then those of the ward, then the rest; a count of all', () => {
    const found = nearPlaces([unknown, far, own, near], { wardCode: '00004', at: here }, 3);
    expect(found.near.map((one) => one.place.key)).toEqual(['near', 'far', 'own']);
    expect(found.near[0]?.metres).toBeCloseTo(111, 0);
    expect(found.count).toBe(4);
  });

  it("put the ward's own office before a nearer one", () => {
    const office = { kind: 'servicePoint' as const };
    const mine = { ...own, ...office, serves: ['00004'], at: far.at };
    const other = { ...near, ...office };
    const { near: order } = nearPlaces([other, mine], { wardCode: '00004', at: here }, 5);
    expect(order.map((one) => [one.place.key, one.isOwnWard])).toEqual([
      ['own', true],
      ['near', false],
    ]);
  });

  it('have no distance where the kiosk does not know where it stands', () => {
    const { near: order } = nearPlaces([far, near], { wardCode: '' }, 5);
    expect(order.map(({ metres }) => metres)).toEqual([undefined, undefined]);
  });
});

describe('doors', () => {
  const opening = (change: Partial<Opening> = {}): Opening => ({
    spans: [
      { weekdays: [1, 2, 3, 4, 5], from: 450, to: 690 },
      { weekdays: [1, 2, 3, 4, 5], from: 810, to: 1_020 },
    ],
    holidays: 'closed',
    ...change,
  });
  // 2026-11-20 is a Friday.
  const friday = (minute: number) => ({ day: '2026-11-20', minute });

  it('are open, closed at noon, and closed over the weekend', () => {
    expect(openNow(opening(), friday(450))).toEqual({ state: 'open', untilMinute: 690 });
    expect(openNow(opening(), friday(690))).toEqual({
      state: 'closed',
      next: { inDays: 0, minute: 810 },
    });
    expect(openNow(opening(), friday(1_020))).toEqual({
      state: 'closed',
      next: { inDays: 3, minute: 450 },
    });
  });

  it('are closed on a holiday, or as nobody said', () => {
    const national = { day: '2026-09-02', minute: 500 };
    expect(openNow(opening(), national)).toMatchObject({ state: 'closed' });
    expect(openNow(opening({ holidays: 'asUsual' }), national)).toMatchObject({ state: 'open' });
    expect(openNow(opening({ holidays: 'unknown' }), national)).toEqual({
      state: 'unknown',
      why: 'holiday',
    });
  });

  it('say nothing without hours or without a clock', () => {
    expect(openNow(undefined, friday(500))).toEqual({ state: 'unknown', why: 'noHours' });
    expect(openNow(opening(), undefined)).toEqual({ state: 'unknown', why: 'clock' });
  });

  it('take spans that touch for one', () => {
    const all = { weekdays: [5], from: 0, to: 720 };
    const spans = [all, { ...all, from: 720, to: 1_440 }];
    expect(openNow(opening({ spans }), friday(10))).toEqual({ state: 'open', untilMinute: 1_440 });
  });
});
