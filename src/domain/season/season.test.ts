import { describe, expect, it } from 'vitest';
import { type Season, seasonSchema } from '../service/index.ts';
import { calendarFor, seasonState, seasonsNow } from './index.ts';

const t = (vi: string) => ({ vi, en: `${vi}.` });
const season = (change: Partial<Season> = {}): Season => ({
  key: 'grade-1',
  kind: 'school',
  title: t('Lớp một'),
  pictogram: 'school',
  about: t('Mỗi năm một lần'),
  dates: { kind: 'announced', opens: '2027-06-01', closes: '2027-06-10', daysAhead: 20 },
  who: [],
  calendar: [],
  papers: [],
  services: [],
  source: t('Thử'),
  ...change,
});
const site = { building: 'A', ward: 'Phường Ba Đình', wardCode: '00004' };

describe('a season', () => {
  it.each([
    ['2027-05-11', undefined],
    ['2027-05-12', { state: 'soon', daysUntil: 20 }],
    ['2027-06-01', { state: 'open', daysLeft: 9 }],
    ['2027-06-10', { state: 'open', daysLeft: 0 }],
    ['2027-06-11', undefined],
  ])('on %s is %j', (day, state) => expect(seasonState(season(), day)).toEqual(state));

  it('opens nothing while the day is not believed, and claims nothing', () => {
    expect(seasonState(season(), undefined)).toEqual({ state: 'clockUnknown' });
    const open = { dates: { kind: 'notAnnounced' as const } };
    expect(seasonState(season(open), '2027-06-01')).toEqual({ state: 'notAnnounced' });
  });

  it('of other wards is not shown; what ends first stands first', () => {
    const list = [
      season({ key: 'nobody-knows', dates: { kind: 'notAnnounced' } }),
      season({ key: 'later' }),
      season({
        key: 'sooner',
        dates: { kind: 'announced', opens: '2027-05-01', closes: '2027-06-03', daysAhead: 0 },
      }),
      season({ key: 'elsewhere', audience: { wards: ['00008'] } }),
    ];
    const shown = seasonsNow(list, { day: '2027-06-02', site }).map(({ season: one }) => one.key);
    expect(shown).toEqual(['sooner', 'later', 'nobody-knows']);
  });

  it('has rows of its calendar by ward', () => {
    const what = t('Nộp tại trường');
    const calendar = [
      { from: '2027-06-01', what },
      { from: '2027-06-02', what, audience: { wards: ['00008'] } },
    ];
    expect(calendarFor(season({ calendar }), site)).toEqual(calendar.slice(0, 1));
  });

  it('that closes before it opens, or stands for years, is none', () => {
    const dates = (opens: string, closes: string) =>
      seasonSchema.safeParse(season({ dates: { kind: 'announced', opens, closes, daysAhead: 0 } }))
        .success;
    expect(dates('2027-06-01', '2027-06-10')).toBe(true);
    expect(dates('2027-06-10', '2027-06-01')).toBe(false);
    expect(dates('2027-06-01', '2029-06-01')).toBe(false);
  });
});
