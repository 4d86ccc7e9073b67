/** What people write in the cells of a sheet, read as the normalised catalogue has it. */

const units: readonly (readonly [RegExp, string])[] = [
  [/^ngày làm việc|^ngày \(làm việc\)|^working/iu, 'WORKING_DAY'],
  [/^ngày|^day/iu, 'DAY'],
  [/^giờ|^tiếng|^hour/iu, 'HOUR'],
  [/^tháng|^month/iu, 'MONTH'],
  [/^năm|^year/iu, 'YEAR'],
];

/** What may stand before the number without changing it, and the number once more in words. */
const beforeTime = '(?:trong )?(?:thời hạn )?(?:(?:không quá|tối đa|chậm nhất) )?';
const inWords = String.raw`(?:\s*\(\p{L}[\p{L} ]{0,20}\))?`;
const timePattern = new RegExp(
  String.raw`^${beforeTime}(\d{1,4}(?:[.,]\d{1,2})?)${inWords}\s*(\p{L}[\p{L}\s()]*)?[.;]?$`,
  'iu',
);

/** `Không quá 05 (năm) ngày làm việc` → 5 working days; anything else stays in words. */
export function timeOfWords(text: string): { qty: number | string | null; unit: string } {
  const bare = text.trim();
  if (bare === '') return { qty: null, unit: '' };
  const [whole = '', digits = '', rest = ''] =
    timePattern.exec(bare.normalize('NFC').replace(/\s+/gu, ' ')) ?? [];
  const unit = units.find(([pattern]) => pattern.test(rest.trim()))?.[1];
  if (whole === '' || unit === undefined) return { qty: bare, unit: 'OTHER' };
  return { qty: Number(digits.replace(',', '.')), unit };
}

/**
 * Whether a time is figures that nobody said the unit of: 10 days, or 10 hours? Or the day that a
 * spreadsheet made of "5-7" or that stands in the wrong column.
 */
export function isBareFigures(text: string): boolean {
  return /^\d+(?:[-./:,]\d+)*$/u.test(text.trim());
}

/** `01 bản chính` in a column of counts → 1; a number stays itself, other words stay words. */
export function countOfWords(text: string): number | string {
  const digits = /^(\d{1,2})\s*(?:bản|bộ|tờ|cái|chiếc|quyển|tấm)(?!\p{L})/iu.exec(text.trim())?.[1];
  return digits === undefined ? text || 0 : Number(digits);
}

/** `50.000 đồng` → 50000; a number in words, a list of prices or "free" stays a note. */
export function feeOfWords(text: string): { value: number; currency: string; note: string } {
  const bare = text.trim();
  const [, digits] =
    /^(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,]0+)?\s*(?:đồng|đ|vnđ|vnd)?[.;]?$/iu.exec(bare) ?? [];
  if (digits === undefined) return { value: 0, currency: '', note: bare };
  return { value: Number(digits.replace(/[.,]/gu, '')), currency: '', note: '' };
}

const methods: readonly (readonly [RegExp, string])[] = [
  [/trực tuyến|online|qua mạng|điện tử|cổng dịch vụ/iu, 'ONLINE'],
  [/bưu|post/iu, 'POSTAL'],
  [/trực tiếp|tại|direct|in person/iu, 'DIRECT'],
];

/** The ways of handing in that a cell names, and the words that name none. */
export function methodsOfWords(items: readonly string[]): { methods: string[]; unknown: string[] } {
  const found = new Set<string>();
  const unknown: string[] = [];
  for (const item of items) {
    const matched = methods.filter(([pattern]) => pattern.test(item));
    if (matched.length === 0) unknown.push(item);
    for (const [, method] of matched) found.add(method);
  }
  return { methods: [...found], unknown };
}

/** The levels of government that a cell names. */
export function levelsOfWords(text: string): string[] {
  const levels: string[] = [];
  if (/xã|phường/iu.test(text)) levels.push('xa');
  if (/tỉnh|thành phố|\bsở\b/iu.test(text)) levels.push('tinh');
  if (/(?:^|\s)bộ(?:\s|$)|trung ương/iu.test(text)) levels.push('bo');
  return levels.length > 0 || text.trim() === '' ? levels : ['khac'];
}

/** Counts that a paper's own words give: `01 bản chính`, `2 bản sao`. */
export function countsOfWords(name: string): { original: number; copy: number } {
  const count = (pattern: RegExp) => Number(pattern.exec(name)?.[1] ?? 0);
  return {
    original: count(/(\d{1,2})\s*bản\s*(?:chính|gốc)/iu),
    copy: count(/(\d{1,2})\s*bản\s*(?:sao|chụp|photo)/iu),
  };
}
