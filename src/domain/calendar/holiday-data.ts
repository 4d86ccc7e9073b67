/** First and last year of the data below; beyond them no deadline is computed. */
export const holidayYearFirst = 2025;
export const holidayYearLast = 2035;

export type HolidayName =
  | 'newYear'
  | 'tet'
  | 'hungKings'
  | 'reunification'
  | 'labour'
  | 'nationalDay'
  | 'cultureDay';

/** First day of the lunar year in Hanoi (mùng 1 Tết). 2030 is a day before the Chinese one. */
export const tetDays: Readonly<Record<number, string>> = {
  2025: '2025-01-29',
  2026: '2026-02-17',
  2027: '2027-02-06',
  2028: '2028-01-26',
  2029: '2029-02-13',
  2030: '2030-02-02',
  2031: '2031-01-23',
  2032: '2032-02-11',
  2033: '2033-01-31',
  2034: '2034-02-19',
  2035: '2035-02-08',
};

/** Tenth of the third lunar month (Giỗ Tổ Hùng Vương). */
export const hungKingsDays: Readonly<Record<number, string>> = {
  2025: '2025-04-07',
  2026: '2026-04-26',
  2027: '2027-04-16',
  2028: '2028-04-04',
  2029: '2029-04-23',
  2030: '2030-04-12',
  2031: '2031-04-01',
  2032: '2032-04-19',
  2033: '2033-04-09',
  2034: '2034-04-28',
  2035: '2035-04-17',
};

/** What the Government announced for offices in a year, where that is known. */
export interface AnnouncedYear {
  /** Days off before mùng 1, of the five of Tết (Labour Code 2019, art. 112, 113). */
  readonly tetDaysBefore: number;
  /** The second day of National Day: the day before or the day after 2 September. */
  readonly nationalDayNeighbour: '09-01' | '09-03';
  /** Working days given off in exchange for a Saturday, and those Saturdays. */
  readonly swappedOff: readonly string[];
  readonly swappedOn: readonly string[];
}

/**
 * Announced years. A year that is not here is expected by the law's own rule and is announced each
 * autumn: an operator then adds it here. 2025: notice 6150/TB-BLĐTBXH. 2026: notice of the Ministry
 * of Home Affairs of October 2025 and the exchange of 2 January with 10 January.
 */
export const announcedYears: Readonly<Record<number, AnnouncedYear>> = {
  2025: {
    tetDaysBefore: 2,
    nationalDayNeighbour: '09-01',
    swappedOff: ['2025-05-02'],
    swappedOn: ['2025-04-26'],
  },
  2026: {
    tetDaysBefore: 1,
    nationalDayNeighbour: '09-01',
    swappedOff: ['2026-01-02', '2026-08-31'],
    swappedOn: ['2026-01-10', '2026-08-22'],
  },
};

/** Without an announcement: the split and the neighbour most often chosen. */
export const expectedYear: AnnouncedYear = {
  tetDaysBefore: 2,
  nationalDayNeighbour: '09-03',
  swappedOff: [],
  swappedOn: [],
};

/** Ngày Văn hóa Việt Nam, 24 November: a day off since 2026 (Politburo resolution 80-NQ/TW). */
export const cultureDayFirstYear = 2026;
