import type { Language } from '../basics/index.ts';
import { isSyllable } from '../vietnamese/index.ts';
import { abbreviations, units } from './abbreviations.ts';
import { sayLetter } from './letters.ts';
import { sayableNumberMax, sayDigit, sayNumber, sayOrdinal } from './numbers.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const words = {
  vi: {
    hidden: 'được che',
    to: 'đến',
    over: 'trên',
    slash: 'gạch chéo',
    dash: 'gạch',
    dot: 'chấm',
    underscore: 'gạch dưới',
    or: 'hoặc',
    and: 'và',
    plus: 'cộng',
    least: 'ít nhất',
    most: 'nhiều nhất',
    point: 'phẩy',
    at: 'a còng',
    equals: 'bằng',
  },
  en: {
    hidden: 'hidden',
    to: 'to',
    over: 'of',
    slash: 'slash',
    dash: 'dash',
    dot: 'dot',
    underscore: 'underscore',
    or: 'or',
    and: 'and',
    plus: 'plus',
    least: 'at least',
    most: 'at most',
    point: 'point',
    at: 'at',
    equals: 'equals',
  },
} as const satisfies Record<Language, Record<string, string>>;

type Rule = readonly [RegExp, (found: RegExpExecArray, language: Language) => string | undefined];

const group = (found: RegExpExecArray, at: number): string => found[at] ?? '';
const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** "không chín một hai": figure by figure, in the pauses that were written. */
function sayDigits(text: string, language: Language): string {
  return text
    .split(/[^\d]+/)
    .filter((part) => part !== '')
    .map((part) => [...part].map((digit) => sayDigit(Number(digit), language)).join(' '))
    .join(', ');
}

/** A code: each sign by its name; what is masked is said to be. */
function spell(text: string, language: Language): string {
  const w = words[language];
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
function sayWhole(text: string, language: Language): string {
  const digits = digitsOf(text);
  const isCode = digits.length > 4 && digits === text;
  if ((/^0\d/.test(digits) && digits === text) || isCode || Number(digits) > sayableNumberMax) {
    return sayDigits(digits, language);
  }
  return sayNumber(Number(digits), language);
}

function sayYear(year: number, language: Language): string {
  const tail = year % 100;
  if (
    language === 'vi' ||
    year < 1100 ||
    year >= 2100 ||
    (Math.floor(year / 100) % 10 === 0 && tail < 10)
  ) {
    return sayNumber(year, language);
  }
  const head = sayNumber(Math.floor(year / 100), 'en');
  if (tail === 0) return `${head} hundred`;
  return tail < 10 ? `${head} oh ${sayNumber(tail, 'en')}` : `${head} ${sayNumber(tail, 'en')}`;
}

function sayDay(day: number, month: number, year: number | undefined, language: Language): string {
  if (language === 'en') {
    const said = `${sayOrdinal(day)} of ${months[month - 1]}`;
    return year === undefined ? said : `${said} ${sayYear(year, 'en')}`;
  }
  const head = `${day <= 10 ? 'mùng ' : ''}${sayNumber(day, 'vi')} tháng ${month === 4 ? 'tư' : sayNumber(month, 'vi')}`;
  return year === undefined ? head : `${head} năm ${sayYear(year, 'vi')}`;
}

const isDay = (day: number, month: number): boolean =>
  day >= 1 && day <= 31 && month >= 1 && month <= 12;

/** "ngày" once, whether or not it was written. */
function viDate(before: string, said: string): string {
  return before === '' ? `ngày ${said}` : `${before}${said}`;
}

function sayTime(hour: number, minute: number, language: Language): string {
  if (language === 'vi') {
    return minute === 0
      ? `${sayNumber(hour, 'vi')} giờ`
      : `${sayNumber(hour, 'vi')} giờ ${sayNumber(minute, 'vi')}`;
  }
  if (hour === 0 && minute === 0) return 'midnight';
  if (hour === 12 && minute === 0) return 'noon';
  const half = hour < 12 ? 'a m' : 'p m';
  const shown = sayNumber(hour % 12 === 0 ? 12 : hour % 12, 'en');
  if (minute === 0) return `${shown} ${half}`;
  return minute < 10
    ? `${shown} oh ${sayNumber(minute, 'en')} ${half}`
    : `${shown} ${sayNumber(minute, 'en')} ${half}`;
}

/** Rules in the order in which they are tried; what one has said in words no later one touches. */
const rules: readonly Rule[] = [
  // Web addresses: by their parts, without what every address begins with.
  [
    /\bhttps?:\/\/([^\s]+?)(?=[.,;:!?)]*(?:\s|$))/giu,
    (found, language) => sayAddress(group(found, 1), language),
  ],
  [
    /(?<![\p{L}\p{N}@.])((?:[a-z0-9-]+\.)+(?:vn|com|org|net|gov|example)(?:\/[^\s,;)]*)?)(?![\p{L}\p{N}])/giu,
    (found, language) => sayAddress(group(found, 1), language),
  ],
  // What is masked (R61): the parts that stand, and that something does not.
  [/[\p{L}\p{N}]*[•●*]{2,}[\p{L}\p{N}•●*]*/gu, (found, language) => spell(found[0], language)],
  [/[•●]/gu, () => ','],
  // Days.
  [
    /(ngày |Ngày )?(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?![\d/])/gu,
    (found, language) => {
      const [day, month, year] = [2, 3, 4].map((at) => Number(found[at])) as [
        number,
        number,
        number,
      ];
      if (!isDay(day, month)) return undefined;
      const said = sayDay(day, month, year, language);
      return language === 'vi' ? viDate(group(found, 1), said) : `${group(found, 1)}${said}`;
    },
  ],
  [
    /(ngày |Ngày )?(?<![\d/.-])(\d{4})-(\d\d)-(\d\d)(?!\d)/gu,
    (found, language) => {
      const [year, month, day] = [2, 3, 4].map((at) => Number(found[at])) as [
        number,
        number,
        number,
      ];
      if (!isDay(day, month)) return undefined;
      const said = sayDay(day, month, year, language);
      return language === 'vi' ? viDate(group(found, 1), said) : `${group(found, 1)}${said}`;
    },
  ],
  [
    /((?:tháng|Tháng) )(\d{1,2})\/(\d{4})(?![\d/])/gu,
    (found) => {
      const month = Number(found[2]);
      if (month < 1 || month > 12) return undefined;
      const said = month === 4 ? 'tư' : sayNumber(month, 'vi');
      return `${group(found, 1)}${said} năm ${sayYear(Number(found[3]), 'vi')}`;
    },
  ],
  // Numbers of laws: "60/2014/QH13", "123/2015/NĐ-CP".
  [
    /(?<![\d/])(\d{1,4})\/(\d{4})\/(\p{Lu}[\p{L}\p{N}-]*)/gu,
    (found, language) =>
      `${sayNumber(Number(found[1]), language)} ${language === 'vi' ? 'năm' : 'of'} ${sayYear(Number(found[2]), language)} ${sayCapitals(group(found, 3), language) ?? spell(group(found, 3), language)}`,
  ],
  [
    /(?<![\d/])(\d{1,4})\/((?:19|20)\d\d)(?![\d/])/gu,
    (found, language) =>
      `${sayNumber(Number(found[1]), language)} ${words[language].over} ${sayYear(Number(found[2]), language)}`,
  ],
  [
    /(ngày |Ngày )?(?<![\d/.,-])(\d{1,2})\/(\d{1,2})(?![\d/.,]*\d)(?!\s*(?:ngày|giờ|tháng|năm|phiếu|số)(?!\p{L}))/gu,
    (found, language) => {
      const [day, month] = [Number(found[2]), Number(found[3])];
      if (!isDay(day, month)) return undefined;
      const said = sayDay(day, month, undefined, language);
      return language === 'vi' ? viDate(group(found, 1), said) : `${group(found, 1)}${said}`;
    },
  ],
  // Hours, from and to.
  [
    /(?<![\d:])([01]?\d|2[0-3])[:hg]([0-5]\d)\s*[–—-]\s*([01]?\d|2[0-3])[:hg]([0-5]\d)(?![\d:\p{L}])/gu,
    (found, language) => {
      const [fromHour, from, toHour, to] = [1, 2, 3, 4].map((at) => Number(found[at])) as [
        number,
        number,
        number,
        number,
      ];
      return `${sayTime(fromHour, from, language)} ${words[language].to} ${sayTime(toHour, to, language)}`;
    },
  ],
  [
    /(?<![\d:])([01]?\d|2[0-3])(?::|h|g)([0-5]\d)(?![\d:\p{L}])/gu,
    (found, language) => sayTime(Number(found[1]), Number(found[2]), language),
  ],
  // In Vietnamese the minute behind the word: "8 giờ 05" is "tám giờ năm".
  [
    /(?<!\d)([01]?\d|2[0-3]) giờ ([0-5]\d)(?!\d)/gu,
    (found) => sayTime(Number(found[1]), Number(found[2]), 'vi'),
  ],
  // Codes with letters, points and dashes: "H26.17-260815-0003", "1.001193".
  [
    /(?<![\p{L}\p{N}])(?=[\p{L}\p{N}.-]*\d)(?=[\p{N}.-]*\p{Lu})[\p{Lu}\p{N}]+(?:[.-][\p{Lu}\p{N}]+){2,}(?![\p{L}\p{N}])/gu,
    (found, language) =>
      /^\d{1,3}(?:[.,]\d{3})+$/.test(found[0]) ? undefined : spell(found[0], language),
  ],
  [/(?<![\d.,])\d\.\d{6}(?!\d)/gu, (found, language) => spell(found[0], language)],
  // Telephone numbers: figure by figure.
  [
    /(?<![\d.])(?:\+84|0)\d{2,3}(?:[ .]?\d{2,4}){2,3}(?!\d)/gu,
    (found, language) =>
      (found[0].startsWith('+') ? `${words[language].plus} ` : '') + sayDigits(found[0], language),
  ],
  [
    /(?<!\d)1[89]00(?:[ .]\d{2,4}|\d{4})(?:[ .]\d{2,4})?(?!\d)/gu,
    (found, language) => sayDigits(found[0], language),
  ],
  [
    /((?:gọi|số|tổng đài|điện thoại|đường dây nóng|bấm|call|dial|phone|line|hotline|number)\s+)(1022|1[0-2]\d)(?!\d)/giu,
    (found, language) => group(found, 1) + sayDigits(group(found, 2), language),
  ],
  [/(?<![\d.,])1022(?![\d.,]*\d)/gu, (found, language) => sayDigits(found[0], language)],
  // From and to.
  [
    /\s*[–—]\s*(?=[\p{L}\p{N}])/gu,
    ({ input, index, 0: dash }, language) => {
      const isRange =
        /\d$/.test(input.slice(0, index)) && /^\d/.test(input.slice(index + dash.length));
      return isRange ? ` ${words[language].to} ` : ', ';
    },
  ],
  [/(?<=\d)-(?=\d)/gu, (_found, language) => ` ${words[language].to} `],
  // Money, shares, sizes: a number and its unit.
  [
    /(?<![\p{L}\d.,])(\d{1,3}(?:[.,]\d{3})+|\d+)(?:([.,])(\d{1,2}))?(?:(\s?)(µg\/m³|μg\/m³|km²|m²|m³|°C|%|₫|đ|VNĐ|VND|km|cm|mm|kg|m|MB|KB))?(?![\p{L}\d])/gu,
    (found, language) => {
      const unit = units[language].find(([sign]) => sign === found[5])?.[1];
      const fraction = group(found, 3);
      const whole = sayWhole(group(found, 1), language);
      const number =
        fraction === ''
          ? whole
          : `${whole} ${found[2] === '.' && language === 'vi' ? 'chấm' : words[language].point} ${language === 'vi' && !/^0/.test(fraction) ? sayNumber(Number(fraction), 'vi') : sayDigits(fraction, language)}`;
      return unit === undefined ? number : `${number} ${unit}`;
    },
  ],
  // Groups of capitals and figures: abbreviations, then what is spelled.
  [
    /(?<![\p{L}\p{N}])(?=[\p{L}\p{N}.-]*\p{Lu})\p{Lu}[\p{L}\p{N}]*(?:[.-]\p{Lu}[\p{L}\p{N}]*)*(?![\p{L}\p{N}])\.?/gu,
    (found, language) => sayCapitals(found[0], language),
  ],
  [/Đ\/c/gu, (_found, language) => (language === 'vi' ? 'địa chỉ' : undefined)],
  // Whatever figures are left stand within something else: one by one.
  [/\d+/gu, (found, language) => ` ${sayWhole(found[0], language)} `],
  // Signs.
  [/\s*\/\s*/gu, (_found, language) => ` ${words[language].or} `],
  [/\s*&\s*/gu, (_found, language) => ` ${words[language].and} `],
  [/\s*≥\s*/gu, (_found, language) => ` ${words[language].least} `],
  [/\s*≤\s*/gu, (_found, language) => ` ${words[language].most} `],
  [/\s*\+\s*/gu, (_found, language) => ` ${words[language].plus} `],
  [/\s*=\s*/gu, (_found, language) => ` ${words[language].equals} `],
  [/@/gu, (_found, language) => ` ${words[language].at} `],
  [/_/gu, () => ' '],
  [/\s*[·|;:]+\s*/gu, () => ', '],
  [/\s*[([]\s*/gu, () => ', '],
  [/\s*[)\]]/gu, () => ', '],
  [/…|\.{2,}/gu, () => ', '],
  [/[^\p{L}\p{M}\s.,?!'-]/gu, () => ' '],
  // A dash between words of a name stays; one that stands alone is a pause.
  [/\s-+\s|^-+\s|\s-+$/gu, () => ', '],
];

function sayAddress(address: string, language: Language): string {
  const w = words[language];
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
function sayCapitals(found: string, language: Language): string | undefined {
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

/** Signs that carry nothing for the ear, and marks of the writing system. */
function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Pauses once, no space before one, none at the edges. */
function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ +([.,?!])/g, '$1')
    .replace(/,(?=[.,?!])/g, '')
    .replace(/([.?!])[.,]+/g, '$1')
    .replace(/([.,?!])(?=\p{L})/gu, '$1 ')
    .replace(/^[\s,.?!'-]+/u, '')
    .replace(/[\s,]+$/u, '');
}

/**
 * A text of the screen as a person says it: numbers, money, days, hours, telephone numbers, codes
 * and abbreviations in words, masked values as masked, signs as pauses. Holds no figure and no
 * sign beside points, commas, marks of question and call, and dashes within a name.
 *
 * @param text as it stands on the screen, one line or several
 * @returns empty when nothing of it can be said
 */
export function sayable(text: string, language: Language): string {
  let said = clean(text);
  for (const [pattern, replace] of rules) {
    said = replaceEach(said, pattern, (found) => replace(found, language));
  }
  return tidy(said);
}

/** Like `String.replace`, with the match itself; what gives undefined stays. */
function replaceEach(
  text: string,
  pattern: RegExp,
  replace: (found: RegExpExecArray) => string | undefined,
): string {
  let out = '';
  let from = 0;
  for (const found of text.matchAll(pattern)) {
    const said = replace(found as RegExpExecArray);
    if (said === undefined) continue;
    out += text.slice(from, found.index) + said;
    from = found.index + found[0].length;
  }
  return out + text.slice(from);
}
