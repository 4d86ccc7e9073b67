import type { GuestTable } from '../guest-table.ts';
import { ja } from '../ja/index.ts';
import { ko } from '../ko/index.ts';
import { languageNames } from '../language-names.ts';
import { zh } from '../zh/index.ts';

/** Languages whose letters the page's own font does not have. */
export const fontLanguages = ['ko', 'ja', 'zh'] as const;
export type FontLanguage = (typeof fontLanguages)[number];

/** Letters of the page's own font: Latin with Vietnamese, and general punctuation. */
export const ownLetters = /[\u0020-\u036f\u1e00-\u1eff\u2000-\u206f\u20ab\u2191\u2193\u2212]/u;

/** Figures and units of dates and money, whatever number stands in them (`dates.ts`). */
const always = {
  ko: '년월일시분동만천오전후원',
  ja: '年月日時分ドン',
  zh: '年月日点分时越南盾',
} as const;

const tables: Readonly<Record<FontLanguage, GuestTable>> = { ko, ja, zh };

/** Each letter that the words of a language need beside the page's own, in order. */
export function lettersOf(language: FontLanguage): readonly string[] {
  const texts = Object.values(tables[language]).flatMap((group) => Object.values(group));
  const all = new Set([...texts.join(''), ...languageNames[language], ...always[language]]);
  return [...all].filter((letter) => !ownLetters.test(letter) && letter.trim() !== '').sort();
}
