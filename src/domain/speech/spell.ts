import type { Language } from '../basics/index.ts';
import { isSyllable } from '../vietnamese/index.ts';
import { abbreviations } from './abbreviations.ts';
import { sayLetter } from './letters.ts';
import { sayableNumberMax, sayDigit, sayNumber } from './numbers.ts';
import { signWords } from './signs.ts';

/** "không chín một hai": figure by figure, in the pauses that were written. */
export function sayDigits(text: string, language: Language): string {
  return text
    .split(/[^\d]+/)
    .filter((part) => part !== '')
    .map((part) => [...part].map((digit) => sayDigit(Number(digit), language)).join(' '))
    .join(', ');
}

/** A code: each sign by its name; what is masked is said to be. */
export function spell(text: string, language: Language): string {
  const w = signWords[language];
  const said = text
    .replace(/[•●*]+/g, '•')
    .match(/\d|\p{L}|[•.\-/_@]/gu)
    ?.map((sign) => {
      if (/\d/.test(sign)) return sayDigit(Number(sign), language);
      if (sign === '•') return `, ${w.hidden},`;
      if (sign === '-') return w.dash;
      if (sign === '.') return w.dot;
      if (sign === '/') return w.slash;
      if (sign === '_') return w.underscore;
      if (sign === '@') return w.at;
      return sayLetter(sign, language);
    });
  return said?.join(' ') ?? '';
}

/** A written whole number: plain, or in groups of three. */
export function sayWhole(text: string, language: Language): string {
  const digits = text.replace(/\D/g, '');
  const isCode = digits.length > 4 && digits === text;
  if ((/^0\d/.test(digits) && digits === text) || isCode || Number(digits) > sayableNumberMax) {
    return sayDigits(digits, language);
  }
  return sayNumber(Number(digits), language);
}

export function sayAddress(address: string, language: Language): string {
  const w = signWords[language];
  return address
    .replace(/\/$/, '')
    .split(/([./?#&=_-])/u)
    .map((part) => {
      if (part === '.') return w.dot;
      if (part === '/') return w.slash;
      if (part === '-') return w.dash;
      if (part === '_') return w.underscore;
      if (/^[?#&=]$/.test(part)) return ',';
      return part.replace(/\d+/g, (digits) => ` ${sayDigits(digits, language)} `);
    })
    .join(' ');
}

/** An abbreviation in full; capitals that are no word letter by letter; undefined: a word. */
export function sayCapitals(found: string, language: Language): string | undefined {
  const ends = found.endsWith('.');
  const token = ends ? found.slice(0, -1) : found;
  const known = abbreviations[language];
  if (ends && Object.hasOwn(known, found)) return known[found];
  const tail = ends ? '.' : '';
  if (Object.hasOwn(known, token)) return `${known[token]}${tail}`;
  if (/\d/.test(token)) return `${spell(token, language)}${tail}`;
  const capitals = token.replace(/\P{L}/gu, '');
  if (capitals.length < 2 || capitals !== capitals.toUpperCase()) return undefined;
  const parts = token.split(/[.-]/);
  if (parts.length > 1) {
    return parts.map((part) => sayCapitals(part, language) ?? part).join(' ') + tail;
  }
  if (language === 'vi' ? isSyllable(token.toLowerCase()) : capitals.length > 4) return undefined;
  return `${spell(token, language)}${tail}`;
}
