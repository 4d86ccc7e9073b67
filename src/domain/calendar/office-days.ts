import {
  announcedYears,
  cultureDayFirstYear,
  expectedYear,
  type HolidayName,
  holidayYearFirst,
  holidayYearLast,
  hungKingsDays,
  tetDays,
} from './holiday-data.ts';
import { addDays, weekdayOf } from './iso-day.ts';

/** Days off at Tết (Labour Code 2019, art. 112.1b). */
const tetLengthDays = 5;

/** What a day is for an office. `expected`: its year is not announced yet. */
export interface OfficeDay {
  readonly kind: 'working' | 'weekend' | 'holiday' | 'compensation' | 'swapped';
  readonly holiday: HolidayName | undefined;
  readonly certainty: 'announced' | 'expected';
}

function isWeekend(day: string): boolean {
  const weekday = weekdayOf(day);
  return weekday === 0 || weekday === 6;
}

function holidaysOf(year: number): ReadonlyMap<string, HolidayName> {
  const announced = announcedYears[year] ?? expectedYear;
  const days = new Map<string, HolidayName>([
    [`${year}-01-01`, 'newYear'],
    [`${year}-04-30`, 'reunification'],
    [`${year}-05-01`, 'labour'],
    [`${year}-09-02`, 'nationalDay'],
    [`${year}-${announced.nationalDayNeighbour}`, 'nationalDay'],
  ]);
  const hungKings = hungKingsDays[year];
  if (hungKings !== undefined) days.set(hungKings, 'hungKings');
  if (year >= cultureDayFirstYear) days.set(`${year}-11-24`, 'cultureDay');
  const tet = tetDays[year];
  if (tet !== undefined) {
    for (let at = 0; at < tetLengthDays; at += 1) {
      days.set(addDays(tet, at - announced.tetDaysBefore), 'tet');
    }
  }
  return days;
}

/** A holiday on a weekend gives the next working day off (Labour Code 2019, art. 111.3). */
function compensationsOf(
  holidays: ReadonlyMap<string, HolidayName>,
): ReadonlyMap<string, HolidayName> {
  const given = new Map<string, HolidayName>();
  for (const [day, name] of [...holidays].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!isWeekend(day)) continue;
    let next = addDays(day, 1);
    while (isWeekend(next) || holidays.has(next) || given.has(next)) next = addDays(next, 1);
    given.set(next, name);
  }
  return given;
}

function yearTable(year: number) {
  const holidays = holidaysOf(year);
  return {
    announced: announcedYears[year],
    holidays,
    compensations: compensationsOf(holidays),
  };
}

const tables = new Map<number, ReturnType<typeof yearTable>>();

/**
 * What a day (ISO, Hanoi) is for a state office; undefined outside the years of the data, 2025 to
 * 2035: whoever asks then says that it is not known, and does not guess.
 */
export function officeDay(day: string): OfficeDay | undefined {
  const year = Number(day.slice(0, 4));
  if (!(year >= holidayYearFirst && year <= holidayYearLast)) return undefined;
  const table = tables.get(year) ?? yearTable(year);
  tables.set(year, table);
  const certainty = table.announced === undefined ? 'expected' : 'announced';
  const plain = (kind: OfficeDay['kind'], holiday?: HolidayName): OfficeDay => ({
    kind,
    holiday,
    certainty,
  });
  const holiday = table.holidays.get(day);
  if (holiday !== undefined) return plain('holiday', holiday);
  const compensated = table.compensations.get(day);
  if (compensated !== undefined) return plain('compensation', compensated);
  if (table.announced?.swappedOff.includes(day) === true) return plain('swapped');
  if (table.announced?.swappedOn.includes(day) === true) return plain('working');
  return plain(isWeekend(day) ? 'weekend' : 'working');
}

/** True, false, or undefined outside the years of the data. */
export function isWorkingDay(day: string): boolean | undefined {
  const found = officeDay(day);
  return found === undefined ? undefined : found.kind === 'working';
}
