import { type CalendarDate, daysInMonth, realDate } from './calendar-date.ts';
import type { Finding } from './finding.ts';

/** Application identifiers read here (domain.md §3.7) and the shape of their values. */
const shapes: Readonly<Record<string, RegExp>> = {
  '01': /^(?:\d{8}|\d{12,14})$/,
  '10': /^[!-z]{1,20}$/,
  '11': /^\d{6}$/,
  '13': /^\d{6}$/,
  '15': /^\d{6}$/,
  '17': /^\d{6}$/,
  '21': /^[!-z]{1,20}$/,
  '310': /^\d{6}$/,
  '414': /^\d{13}$/,
  '7003': /^\d{10}$/,
};

/**
 * Length of a part, identifier and value, that no separator ends, by the first two digits of its
 * identifier (GS1 General Specifications, "Element strings with predefined length"). All others end
 * at GS.
 */
const predefinedLengths: Readonly<Record<string, number>> = {
  ...Object.fromEntries([11, 12, 13, 14, 15, 16, 17, 18, 19].map((head) => [head, 8])),
  ...Object.fromEntries([31, 32, 33, 34, 35, 36].map((head) => [head, 10])),
  '00': 20,
  '01': 16,
  '02': 16,
  '03': 16,
  '04': 18,
  '20': 4,
  '41': 16,
};

/** How many digits an identifier has, by its first two. */
const identifierDigits: readonly (readonly [RegExp, number])[] = [
  [/^(?:0[0-4]|1\d|2[0-2]|30|37|9\d)/, 2],
  [/^(?:2[3-5]|4[0-2]|71)/, 3],
  [/^(?:3[1-69]|43|70|72|8[0-2])/, 4],
];

/** More parts than any label has: a hostile one stops here. */
const partsMax = 40;

/** Values by application identifier; `310n` keeps its decimals digit. */
export type Gs1Parts = ReadonlyMap<string, string>;

/** The key of a table above: `310n` shares one row. */
function rowOf(identifier: string): string {
  return /^310[0-5]$/.test(identifier) ? '310' : identifier;
}

/** Takes one value into `parts`, or says why not. The first of a repeated identifier counts. */
export function takePart(
  parts: Map<string, string>,
  identifier: string,
  value: string,
): Finding | undefined {
  const shape = shapes[rowOf(identifier)];
  if (!shape || !/^\d+$/.test(identifier)) return 'partUnknown';
  if (!shape.test(value)) return 'partMalformed';
  if (!parts.has(identifier)) parts.set(identifier, value);
  return undefined;
}

/**
 * Walks an element string without brackets: parts of a predefined length by it, the others to the
 * next GS (0x1D). A part that is not read here is passed over, because a day of expiry may stand
 * behind it; at an identifier that GS1 never gave out it stops.
 */
export function readElementString(text: string): { parts: Gs1Parts; findings: Finding[] } {
  const parts = new Map<string, string>();
  const findings: Finding[] = [];
  let rest = text;
  for (let count = 0; rest !== ''; count += 1) {
    if (count >= 2 * partsMax) {
      findings.push('partUnknown');
      break;
    }
    if (rest.startsWith('\x1D')) {
      rest = rest.slice(1);
      continue;
    }
    const digits = identifierDigits.find(([heads]) => heads.test(rest))?.[1];
    if (digits === undefined) {
      findings.push('partUnknown');
      break;
    }
    const separator = rest.indexOf('\x1D');
    const end = predefinedLengths[rest.slice(0, 2)] ?? (separator < 0 ? rest.length : separator);
    const finding = takePart(parts, rest.slice(0, digits), rest.slice(digits, end));
    if (finding) findings.push(finding);
    rest = rest.slice(end);
  }
  return { parts, findings };
}

/** `(01)0893…(17)260101(10)A1`: the printed form of an element string. */
export function readBracketed(text: string): { parts: Gs1Parts; findings: Finding[] } {
  const parts = new Map<string, string>();
  const findings: Finding[] = [];
  let count = 0;
  for (const match of text.matchAll(/\((\d{2,4})\)([^(]{0,90})/g)) {
    count += 1;
    if (count > partsMax) {
      findings.push('partUnknown');
      break;
    }
    const finding = takePart(parts, match[1] ?? '', (match[2] ?? '').trim());
    if (finding) findings.push(finding);
  }
  return { parts, findings };
}

/**
 * `YYMMDD` of GS1: day 00 is the last of the month, and the century is the one nearest to today
 * (General Specifications §7.12). Without a believed clock, this century.
 */
export function readGs1Date(
  text: string,
  today: CalendarDate | undefined,
): CalendarDate | undefined {
  const twoDigits = Number(text.slice(0, 2));
  const month = Number(text.slice(2, 4));
  const thisYear = today?.year ?? 2025;
  const difference = twoDigits - (thisYear % 100);
  const century = Math.floor(thisYear / 100) + (difference >= 51 ? -1 : difference <= -50 ? 1 : 0);
  const year = century * 100 + twoDigits;
  const day = text.slice(4) === '00' ? daysInMonth(year, month) : Number(text.slice(4));
  return realDate(year, month, day);
}
