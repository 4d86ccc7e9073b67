import i18next, { type i18n } from 'i18next';
import type { Language } from '../../domain/basics/index.ts';
import type { FrameWord } from '../../domain/service/index.ts';
import { en } from './en/index.ts';
import { ownTexts, type Table, withOwn } from './own-texts.ts';
import type { Words } from './typed-key.ts';
import { vi } from './vi/index.ts';

function wordsOf(from: i18n, language: Language): Words {
  const translate = from.getFixedT(language) as Words;
  /** Texts without values, as they were said before: a screen says forty words at every touch (R37). */
  const said = new Map<string, string>();
  return (key, ...values) => {
    if (values.length > 0) return translate(key, ...values);
    const before = said.get(key);
    if (before !== undefined) return before;
    const text = translate(key, ...values);
    said.set(key, text);
    return text;
  };
}

/**
 * Every word of every language, and what counts in them: fetched right after the first screen stands.
 *
 * @param own what content brings in place of some of them
 */
export function allWords(own: readonly FrameWord[]): Readonly<Record<Language, Words>> {
  const from = i18next.createInstance();
  const tableOf = (shipped: Table, language: Language) =>
    own.length === 0 ? shipped : withOwn(shipped, ownTexts(own, language));
  void from.init({
    lng: 'vi',
    fallbackLng: false,
    resources: {
      vi: { translation: tableOf(vi, 'vi') },
      en: { translation: tableOf(en, 'en') },
    },
    // Preact escapes what it draws.
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return { vi: wordsOf(from, 'vi'), en: wordsOf(from, 'en') };
}
