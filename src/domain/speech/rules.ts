import type { Language } from '../basics/index.ts';
import { units } from './abbreviations.ts';
import { sayNumber } from './numbers.ts';
import { isDay, sayDay, sayTime, sayYear, viDate } from './say-day.ts';
import { signWords } from './signs.ts';
import { sayAddress, sayCapitals, sayDigits, sayWhole, spell } from './spell.ts';

type Rule = readonly [RegExp, (found: RegExpExecArray, language: Language) => string | undefined];

const group = (found: RegExpExecArray, at: number): string => found[at] ?? '';

/** A day with its year, as it was written; undefined when there is no such day. */
function sayDate(
  before: string | undefined,
  written: readonly (string | undefined)[],
  language: Language,
): string | undefined {
  const [day = 0, month = 0, year = 0] = written.map(Number);
  if (!isDay(day, month)) return undefined;
  const said = sayDay(day, month, year, language);
  return language === 'vi' ? viDate(before ?? '', said) : `${before ?? ''}${said}`;
}

/** Rules in the order in which they are tried; what one has said in words no later one touches. */
export const rules: readonly Rule[] = [
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
    ([, before, day, month, year], language) => sayDate(before, [day, month, year], language),
  ],
  [
    /(ngày |Ngày )?(?<![\d/.-])(\d{4})-(\d\d)-(\d\d)(?!\d)/gu,
    ([, before, year, month, day], language) => sayDate(before, [day, month, year], language),
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
      `${sayNumber(Number(found[1]), language)} ${signWords[language].over} ${sayYear(Number(found[2]), language)}`,
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
      return `${sayTime(fromHour, from, language)} ${signWords[language].to} ${sayTime(toHour, to, language)}`;
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
      (found[0].startsWith('+') ? `${signWords[language].plus} ` : '') +
      sayDigits(found[0], language),
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
      return isRange ? ` ${signWords[language].to} ` : ', ';
    },
  ],
  [/(?<=\d)-(?=\d)/gu, (_found, language) => ` ${signWords[language].to} `],
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
          : `${whole} ${found[2] === '.' && language === 'vi' ? 'chấm' : signWords[language].point} ${language === 'vi' && !/^0/.test(fraction) ? sayNumber(Number(fraction), 'vi') : sayDigits(fraction, language)}`;
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
  [/\s*\/\s*/gu, (_found, language) => ` ${signWords[language].or} `],
  [/\s*&\s*/gu, (_found, language) => ` ${signWords[language].and} `],
  [/\s*≥\s*/gu, (_found, language) => ` ${signWords[language].least} `],
  [/\s*≤\s*/gu, (_found, language) => ` ${signWords[language].most} `],
  [/\s*\+\s*/gu, (_found, language) => ` ${signWords[language].plus} `],
  [/\s*=\s*/gu, (_found, language) => ` ${signWords[language].equals} `],
  [/@/gu, (_found, language) => ` ${signWords[language].at} `],
  [/_/gu, () => ' '],
  [/\s*[·|;:]+\s*/gu, () => ', '],
  [/\s*[([]\s*/gu, () => ', '],
  [/\s*[)\]]/gu, () => ', '],
  [/…|\.{2,}/gu, () => ', '],
  [/[^\p{L}\p{M}\s.,?!'-]/gu, () => ' '],
  // A dash between words of a name stays; one that stands alone is a pause.
  [/\s-+\s|^-+\s|\s-+$/gu, () => ', '],
];
