import { normalise } from '../vietnamese/index.ts';

/** What keeps a text from being plain. */
export type PlainFault = {
  readonly severity: 'error' | 'warning';
  readonly code:
    | 'notNormalised'
    | 'longSentence'
    | 'abbreviation'
    | 'forbiddenWord'
    | 'jargon'
    | 'gluedWords';
  /** The word, or the length. */
  readonly detail: string;
};

/** Syllables (*tiếng*) in a sentence: the aim, and what fails. R51 */
const sentenceSyllablesAim = 20;
const sentenceSyllablesMax = 25;

/** Capitals that everybody reads; anything else has to be spelled out. R51 */
const knownCapitals: Readonly<Record<'vi' | 'en', ReadonlySet<string>>> = {
  vi: new Set(['QR', 'HIV']),
  en: new Set(['QR', 'ID', 'CV', 'VND', 'HIV', 'US', 'UK']),
};

/** Capitals that stand alone, outside the number of a law (77/2025/NQ-HĐND) or a form (TK1-TS). */
const capitals = /(?<![\p{L}\d/-])\p{Lu}{2,}(?![\p{L}\d/-])/gu;

/** Residents are *quý vị*, and nothing is their fault. R53 */
export const forbiddenWords: Readonly<Record<'vi' | 'en', RegExp>> = {
  vi: /(?<!\p{L})(bạn|vui lòng|xin lỗi|không hợp lệ)(?!\p{L})/giu,
  en: /(?<!\p{L})(please|sorry|invalid)(?!\p{L})/giu,
};

/** Words of offices, which say little to whoever stands at a kiosk: worth saying otherwise. R51 */
const jargon =
  /(?<!\p{L})(thẩm quyền|đối tượng|chủ thể|cấp xã|cấp tỉnh|quy định của pháp luật|nhân thân|thành phần hồ sơ|thụ lý|công năng|hành vi dân sự)(?! hội)(?!\p{L})/giu;

/** Two English words run into one, as a careless replacement leaves them; and names that are so. */
const glued = /\p{Ll}\p{Lu}/u;
const gluedNames: ReadonlySet<string> = new Set(['VNeID', 'iHanoi', 'iOS']);

/** Syllables of each sentence. A full stop inside a number or a code ends nothing. */
function sentenceLengths(text: string): number[] {
  return text
    .split(/[.!?]+(?=\s|$)|\n/u)
    .map((sentence) => sentence.split(/\s+/u).filter((word) => /[\p{L}\d]/u.test(word)).length)
    .filter((length) => length > 0);
}

function sentences(text: string, isName: boolean): PlainFault[] {
  const longest = Math.max(0, ...sentenceLengths(text));
  if (longest <= sentenceSyllablesAim) return [];
  // An official name is as long as the law made it: worth a look, not a refusal.
  const severity = longest > sentenceSyllablesMax && !isName ? 'error' : 'warning';
  return [{ severity, code: 'longSentence', detail: `${longest} syllables` }];
}

const faults = (
  severity: PlainFault['severity'],
  code: PlainFault['code'],
  words: Iterable<string>,
): PlainFault[] => [...words].map((detail) => ({ severity, code, detail }));

const gluedIn = (text: string): string[] =>
  text.split(/[\s(),.;:/]+/u).filter((word) => glued.test(word) && !gluedNames.has(word));

/**
 * What keeps a text from being plain to everybody (R51, R53): long sentences, unexplained
 * abbreviations, words that blame or beg, words of offices. `isName`: an official name, which has
 * the words and the length that the law gave it.
 */
export function plainFaults(text: string, language: 'vi' | 'en', isName = false): PlainFault[] {
  const matches = (pattern: RegExp) => [...text.matchAll(pattern)].map(([word]) => word);
  const known = knownCapitals[language];
  const whole = normalise(text) === text ? [] : ['not NFC, or invisible'];
  const foreign = matches(capitals).filter((word) => !known.has(word));
  return [
    ...faults('error', 'notNormalised', whole),
    ...faults('error', 'abbreviation', foreign),
    ...faults('error', 'forbiddenWord', matches(forbiddenWords[language])),
    ...(language === 'vi' ? sentences(text, isName) : []),
    // An official name has the words that the law gave it.
    ...faults('warning', 'jargon', language === 'vi' && !isName ? matches(jargon) : []),
    ...faults('error', 'gluedWords', language === 'en' ? gluedIn(text) : []),
  ];
}
