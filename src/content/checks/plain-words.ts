import type { LocalText } from '../../domain/basics/index.ts';
import { normalise } from '../../domain/vietnamese/index.ts';
import { error, type Finding, warning } from './finding.ts';

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
const forbidden: Readonly<Record<'vi' | 'en', RegExp>> = {
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

function sentences(text: string, where: string, isName: boolean): Finding[] {
  const longest = Math.max(0, ...sentenceLengths(text));
  if (longest <= sentenceSyllablesAim) return [];
  // An official name is as long as the law made it: worth a look, not a refusal.
  const report = longest > sentenceSyllablesMax && !isName ? error : warning;
  return [report('longSentence', where, `${longest} syllables`)];
}

function words(text: string, language: 'vi' | 'en', where: string): Finding[] {
  const known = knownCapitals[language];
  const found = [...text.matchAll(capitals)].filter(([word]) => !known.has(word));
  return [
    ...found.map(([word]) => error('abbreviation', where, word)),
    ...[...text.matchAll(forbidden[language])].map(([word]) => error('forbiddenWord', where, word)),
  ];
}

function gluedWords(text: string, where: string): Finding[] {
  return text
    .split(/[\s(),.;:/]+/u)
    .filter((word) => glued.test(word) && !gluedNames.has(word))
    .map((word) => error('gluedWords', where, word));
}

/** Whether a text is plain, whole and in both languages. R51, R53 */
export function checkText(text: LocalText, where: string, isName = false): Finding[] {
  const findings: Finding[] = [];
  for (const language of ['vi', 'en'] as const) {
    const at = `${where}.${language}`;
    const value = text[language];
    if (value.trim() === '') findings.push(error('missingLanguage', at, 'empty'));
    if (normalise(value) !== value)
      findings.push(error('notNormalised', at, 'not NFC, or invisible'));
    findings.push(...words(value, language, at));
  }
  findings.push(...sentences(text.vi, `${where}.vi`, isName));
  // An official name has the words that the law gave it.
  const found = isName ? [] : [...text.vi.matchAll(jargon)];
  findings.push(...found.map(([word]) => warning('jargon', `${where}.vi`, word)));
  findings.push(...gluedWords(text.en, `${where}.en`));
  const marked = text.vi.normalize('NFD') !== text.vi || text.vi.includes('đ');
  if (marked && text.en === text.vi) {
    findings.push(error('missingLanguage', `${where}.en`, 'the same as Vietnamese'));
  }
  return findings;
}
