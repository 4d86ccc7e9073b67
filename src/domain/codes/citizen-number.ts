import type { CalendarDate } from './calendar-date.ts';
import type { Finding } from './finding.ts';

/**
 * First three digits of a personal number: the 63 provinces as they were before July 2025 (General
 * Statistics Office codes with a leading zero; Circular 59/2021/TT-BCA). 100 and above: a country,
 * for births registered abroad.
 */
const provinceCodes = new Set(
  [
    '01 02 04 06 08 10 11 12 14 15 17 19 20 22 24 25 26 27 30 31 33 34 35 36 37 38 40 42 44 45 46',
    '48 49 51 52 54 56 58 60 62 64 66 67 68 70 72 74 75 77 79 80 82 83 84 86 87 89 91 92 93 94 95',
    '96',
  ]
    .join(' ')
    .split(' ')
    .map((code) => `0${code}`),
);

/** What a twelve-digit personal number says of its holder. It has no check digit. */
export interface CitizenNumberFacts {
  readonly provinceKnown: boolean;
  readonly sex: 'male' | 'female';
  readonly birthYear: number;
}

/** Reads the structure; undefined when the text is not twelve digits. */
export function citizenNumberFacts(number: string): CitizenNumberFacts | undefined {
  if (!/^\d{12}$/.test(number)) return undefined;
  const province = number.slice(0, 3);
  const century = Number(number.charAt(3));
  return {
    provinceKnown: provinceCodes.has(province) || Number(province) >= 100,
    sex: century % 2 === 0 ? 'male' : 'female',
    birthYear: 1900 + Math.floor(century / 2) * 100 + Number(number.slice(4, 6)),
  };
}

/** True when a bare twelve-digit text could be somebody's number: known province, born by now. */
export function plausibleCitizenNumber(number: string, today: CalendarDate | undefined): boolean {
  const facts = citizenNumberFacts(number);
  return facts?.provinceKnown === true && facts.birthYear <= (today?.year ?? 2099);
}

/** Contradictions between the number and the other fields of the card. */
export function checkCitizenNumber(
  number: string,
  holder: {
    readonly sex: 'male' | 'female' | undefined;
    readonly birthDate: CalendarDate | undefined;
  },
  today: CalendarDate | undefined,
): Finding[] {
  const facts = citizenNumberFacts(number);
  if (!facts) return [];
  const findings: Finding[] = [];
  if (!facts.provinceKnown) findings.push('provinceUnknown');
  if (today && facts.birthYear > today.year) findings.push('centuryImpossible');
  if (holder.sex && holder.sex !== facts.sex) findings.push('sexMismatch');
  if (holder.birthDate && holder.birthDate.year !== facts.birthYear) {
    findings.push('birthYearMismatch');
  }
  return findings;
}
