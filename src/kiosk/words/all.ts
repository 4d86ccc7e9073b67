import i18next from 'i18next';
import type { Language } from '../../domain/basics/index.ts';
import { en } from './en/index.ts';
import type { Words } from './typed-key.ts';
import { vi } from './vi/index.ts';

const i18n = i18next.createInstance();
void i18n.init({
  lng: 'vi',
  fallbackLng: false,
  resources: { vi: { translation: vi }, en: { translation: en } },
  // Preact escapes what it draws.
  interpolation: { escapeValue: false },
  initAsync: false,
});

function wordsOf(language: Language): Words {
  const translate = i18n.getFixedT(language) as Words;
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

/** Every word of every language, and what counts in them: fetched right after the first screen stands. */
export const allWords: Readonly<Record<Language, Words>> = { vi: wordsOf('vi'), en: wordsOf('en') };
