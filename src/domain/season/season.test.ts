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

  it('over the turn of a year is one season: open on both sides, and counted through it', () => {
    const tet = season({
      dates: { kind: 'announced', opens: '2027-12-20', closes: '2028-01-10', daysAhead: 30 },
    });
    expect(seasonSchema.safeParse(tet).success).toBe(true);
    expect(seasonState(tet, '2027-12-19')).toEqual({ state: 'soon', daysUntil: 1 });
    expect(seasonState(tet, '2027-12-31')).toEqual({ state: 'open', daysLeft: 10 });
    expect(seasonState(tet, '2028-01-01')).toEqual({ state: 'open', daysLeft: 9 });
    expect(seasonState(tet, '2028-01-11')).toBeUndefined();
    // The next year's is another one: nothing of this one comes round by itself.
    expect(seasonState(tet, '2028-12-25')).toBeUndefined();
  });

  it('that lies over another one hides nothing of it, whoever wrote them', () => {
    const dates = {
      kind: 'announced',
      opens: '2027-06-01',
      closes: '2027-06-10',
      daysAhead: 0,
    } as const;
    const list = Array.from({ length: 60 }, (_, n) => season({ key: `one-${n}`, dates }));
    expect(seasonsNow(list, { day: '2027-06-05', site }).map(({ season: one }) => one.key)).toEqual(
      list.map(({ key }) => key),
    );
  });

  it('on a day that no calendar has is none', () => {
    for (const opens of ['2027-02-29', '2027-13-01', '2027-6-1', '01/06/2027', '']) {
      const dates = { kind: 'announced', opens, closes: '2027-12-10', daysAhead: 0 };
      expect([opens, seasonSchema.safeParse({ ...season(), dates }).success]).toEqual([
        opens,
        false,
      ]);
    }
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
