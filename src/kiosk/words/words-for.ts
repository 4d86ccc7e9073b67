import i18next from 'i18next';
import type { Language } from '../../domain/basics/index.ts';
import { en } from './en/index.ts';
import type { Words } from './typed-key.ts';
import { vi } from './vi/index.ts';

const i18n = i18next.createInstance();
// Both languages are in the page: switching is instant and needs no network (R46).
void i18n.init({
  lng: 'vi',
  fallbackLng: false,
  resources: { vi: { translation: vi }, en: { translation: en } },
  // Preact escapes what it draws.
  interpolation: { escapeValue: false },
  initAsync: false,
});

const byLanguage: Readonly<Record<Language, Words>> = {
  vi: i18n.getFixedT('vi') as Words,
  en: i18n.getFixedT('en') as Words,
};

/** The words of a language, typed by key and placeholder. */
export function wordsFor(language: Language): Words {
  return byLanguage[language];
}
