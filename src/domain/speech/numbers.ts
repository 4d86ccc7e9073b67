import type { Language } from '../basics/index.ts';

/** Largest number that is said as one: beyond it figures are said one by one. */
export const sayableNumberMax = 999_999_999_999;

const viDigits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const enSmall = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
] as const;
const enTens = [
  '',
  '',
  'twenty',
  'thirty',
  'forty',
  'fifty',
  'sixty',
  'seventy',
  'eighty',
  'ninety',
] as const;

/** One figure, as telephone numbers and codes are said. */
export function sayDigit(digit: number, language: Language): string {
  return (language === 'vi' ? viDigits[digit] : enSmall[digit]) ?? '';
}

/** "hai mươi mốt", "mười lăm", "ba mươi tư": what stands before a unit changes its name. */
function viTens(tens: number, unit: number): string {
  if (tens === 0) return viDigits[unit] ?? '';
  const head = tens === 1 ? 'mười' : `${viDigits[tens]} mươi`;
  if (unit === 0) return head;
  if (unit === 5) return `${head} lăm`;
  if (unit === 1 && tens > 1) return `${head} mốt`;
  if (unit === 4 && tens > 1) return `${head} tư`;
  return `${head} ${viDigits[unit]}`;
}

/** @param full whether something stands before, so that empty hundreds are said: "không trăm" */
function viHundreds(value: number, full: boolean): string {
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  const head = hundreds > 0 || full ? `${viDigits[hundreds]} trăm` : '';
  if (rest === 0) return head;
  const tail = viTens(Math.floor(rest / 10), rest % 10);
  if (head === '') return tail;
  return rest < 10 ? `${head} linh ${tail}` : `${head} ${tail}`;
}

function enHundreds(value: number): string {
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  const tail =
    rest < 20
      ? (enSmall[rest] ?? '')
      : `${enTens[Math.floor(rest / 10)]}${rest % 10 === 0 ? '' : `-${enSmall[rest % 10]}`}`;
  if (hundreds === 0) return tail;
  return rest === 0 ? `${enSmall[hundreds]} hundred` : `${enSmall[hundreds]} hundred and ${tail}`;
}

const scales = {
  vi: ['', 'nghìn', 'triệu', 'tỷ'],
  en: ['', 'thousand', 'million', 'billion'],
} as const;

/** A whole number as a person says it, 0 to {@link sayableNumberMax}. */
export function sayNumber(value: number, language: Language): string {
  if (value === 0) return sayDigit(0, language);
  const groups: number[] = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 1000)) groups.push(rest % 1000);
  const said: string[] = [];
  for (let at = groups.length - 1; at >= 0; at -= 1) {
    const group = groups[at] ?? 0;
    if (group === 0) continue;
    const isFirst = said.length === 0;
    const and = language === 'en' && !isFirst && at === 0 && group < 100 ? 'and ' : '';
    const words = language === 'vi' ? viHundreds(group, !isFirst) : enHundreds(group);
    said.push(`${and}${words} ${scales[language][at]}`.trim());
  }
  return said.join(' ');
}

/** Day of a month in English: "twenty-first". */
export function sayOrdinal(day: number): string {
  const words = sayNumber(day, 'en');
  const odd: Readonly<Record<string, string>> = {
    one: 'first',
    two: 'second',
    three: 'third',
    five: 'fifth',
    eight: 'eighth',
    nine: 'ninth',
    twelve: 'twelfth',
  };
  const parts = words.split('-');
  const last = parts.pop() ?? '';
  const ordinal = odd[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`);
  return [...parts, ordinal].join('-');
}
