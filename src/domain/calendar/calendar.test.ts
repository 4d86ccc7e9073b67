import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holidayYearFirst, holidayYearLast, hungKingsDays, tetDays } from './holiday-data.ts';
import {
  addDays,
  addWorkingDays,
  addWorkingMinutes,
  clockText,
  feedbackDeadlines,
  hanoiInstant,
  hanoiMoment,
  isIsoDay,
  isWorkingDay,
  minuteOf,
  officeDay,
} from './index.ts';

const at = (day: string, hour: number, minute = 0) =>
  hanoiInstant({ day, minute: hour * 60 + minute });
const show = (ms: number | undefined) => ms && hanoiMoment(ms);

/** New moon k after that of 6 January 2000, as a Julian ephemeris day (Meeus, ch. 49, main terms). */
function newMoonJde(k: number): number {
  const t = k / 1236.85;
  const rad = Math.PI / 180;
  const e = 1 - 0.002516 * t - 0.0000074 * t * t;
  const m = (2.5534 + 29.1053567 * k - 0.0000014 * t * t) * rad;
  const mm = (201.5643 + 385.81693528 * k + 0.0107582 * t * t) * rad;
  const f = (160.7108 + 390.67050284 * k - 0.0016118 * t * t) * rad;
  const om = (124.7746 - 1.56375588 * k + 0.0020672 * t * t) * rad;
  return (
    2451550.09766 +
    29.530588861 * k +
    0.00015437 * t * t -
    0.4072 * Math.sin(mm) +
    0.17241 * e * Math.sin(m) +
    0.01608 * Math.sin(2 * mm) +
    0.01039 * Math.sin(2 * f) +
    0.00739 * e * Math.sin(mm - m) -
    0.00514 * e * Math.sin(mm + m) +
    0.00208 * e * e * Math.sin(2 * m) -
    0.00111 * Math.sin(mm - 2 * f) -
    0.00057 * Math.sin(mm + 2 * f) +
    0.00056 * e * Math.sin(2 * mm + m) -
    0.00042 * Math.sin(3 * mm) +
    0.00042 * e * Math.sin(m + 2 * f) +
    0.00038 * e * Math.sin(m - 2 * f) -
    0.00024 * e * Math.sin(2 * mm - m) -
    0.00017 * Math.sin(om)
  );
}

/** Every new moon as its day in Hanoi; ephemeris time runs some 70 s ahead of UTC. */
function newMoonDays(): readonly string[] {
  return Array.from({ length: 150 }, (_, n) => {
    const jde = newMoonJde(305 + n);
    return hanoiMoment((jde - 2440587.5) * 86_400_000 - 70_000).day;
  });
}

describe('holidays', () => {
  const moons = newMoonDays();

  it('has Tết on the new moon in Hanoi between 21 January and 20 February, each year', () => {
    for (let year = holidayYearFirst; year <= holidayYearLast; year += 1) {
      // No leap month stands before Tết in these years, so the second new moon after the solstice
      // is the one of this window.
      const found = moons.filter((day) => day >= `${year}-01-21` && day <= `${year}-02-20`);
      expect(found, String(year)).toContain(tetDays[year]);
    }
  });

  it('has the Hùng kings nine days after a new moon, in the third lunar month', () => {
    for (let year = holidayYearFirst; year <= holidayYearLast; year += 1) {
      const day = hungKingsDays[year] ?? '';
      const first = addDays(day, -9);
      expect(moons, String(year)).toContain(first);
      expect(moons.indexOf(first) - moons.indexOf(tetDays[year] ?? ''), String(year)).toBe(2);
    }
  });

  it('knows the announced year 2026', () => {
    expect(officeDay('2026-11-24')).toEqual({
      kind: 'holiday',
      holiday: 'cultureDay',
      certainty: 'announced',
    });
    expect(officeDay('2026-02-16')?.holiday).toBe('tet');
    expect(officeDay('2026-02-20')?.holiday).toBe('tet');
    // 26 April 2026 is a Sunday: Monday is given off.
    expect(officeDay('2026-04-27')?.kind).toBe('compensation');
    expect(officeDay('2026-08-31')?.kind).toBe('swapped');
    expect(isWorkingDay('2026-08-22')).toBe(true);
    expect(isWorkingDay('2026-11-23')).toBe(true);
  });

  it('says what it does not know', () => {
    expect(officeDay('2027-02-05')?.certainty).toBe('expected');
    expect(officeDay('2036-01-01')).toBeUndefined();
    expect(addWorkingDays('2035-12-28', 5)).toBeUndefined();
    expect(addWorkingMinutes(at('2035-12-31', 16), 480)).toBeUndefined();
  });
});

describe('deadlines', () => {
  it('counts eight working hours over a night, a weekend and Tết', () => {
    expect(show(addWorkingMinutes(at('2026-11-19', 10), 480))).toEqual({
      day: '2026-11-20',
      minute: 600,
    });
    // Friday afternoon, then Monday; Tuesday 24 November is a holiday.
    expect(show(addWorkingMinutes(at('2026-11-20', 16), 960))).toEqual({
      day: '2026-11-25',
      minute: 960,
    });
    expect(show(addWorkingMinutes(at('2026-02-13', 16), 480))).toEqual({
      day: '2026-02-23',
      minute: 960,
    });
  });

  it('begins with the next office hour', () => {
    expect(show(addWorkingMinutes(at('2026-11-21', 9), 240))).toEqual({
      day: '2026-11-23',
      minute: 720,
    });
    expect(show(addWorkingMinutes(at('2026-11-19', 12, 30), 60))).toEqual({
      day: '2026-11-19',
      minute: 840,
    });
  });

  it('gives an urgent report four working hours, and never longer to be received', () => {
    const from = at('2026-11-19', 8);
    const urgent = feedbackDeadlines(from, true);
    expect(show(urgent?.solveByMs ?? undefined)).toEqual({ day: '2026-11-19', minute: 720 });
    expect(urgent?.receiveByMs).toBe(urgent?.solveByMs);
    expect(feedbackDeadlines(from, false)?.solveByMs).toBeNull();
  });

  it('never ends outside office time, and never earlier for more work', () => {
    const instants = fc.integer({ min: at('2025-01-01', 0), max: at('2034-12-01', 0) });
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 2_400 }), (fromMs, minutes) => {
        const end = addWorkingMinutes(fromMs, minutes) ?? Number.NaN;
        const { day, minute } = hanoiMoment(end);
        expect(isWorkingDay(day)).toBe(true);
        expect((minute > 480 && minute <= 720) || (minute > 780 && minute <= 1020)).toBe(true);
        expect(addWorkingMinutes(fromMs, minutes + 1)).toBeGreaterThan(end);
      }),
    );
  });

  it('counts working days without the first', () => {
    expect(addWorkingDays('2026-11-20', 2)).toBe('2026-11-25');
    expect(addWorkingDays('2026-11-20', 0)).toBe('2026-11-20');
  });

  it('knows a day from what only looks like one', () => {
    expect(isIsoDay('2026-02-28')).toBe(true);
    expect(isIsoDay('2026-02-30')).toBe(false);
    expect(isIsoDay('0000-00-00')).toBe(false);
  });
});

it('writes a clock in four figures, and reads it again', () => {
  expect([0, 450, 1_439, 1_440].map(clockText)).toEqual(['00:00', '07:30', '23:59', '24:00']);
  expect(['07:30', '24:00'].map(minuteOf)).toEqual([450, 1_440]);
});
