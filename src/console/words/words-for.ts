import { signal } from '@preact/signals';
import i18next from 'i18next';
import type { Language } from '../../domain/basics/index.ts';
import { chooseNumber } from './choose-number.ts';
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

/** Numbers are said in the language's own way: English has one and many, Vietnamese has not. */
function sayEnglish(): Words {
  const say = i18n.getFixedT('en');
  return ((key: string, values?: Readonly<Record<string, unknown>>) => {
    const template: unknown = i18n.getResource('en', 'translation', key);
    if (typeof template !== 'string' || !template.includes('[')) return say(key, values ?? {});
    const chosen = chooseNumber(template, values);
    return i18n.services.interpolator.interpolate(chosen, values ?? {}, 'en', {});
  }) as Words;
}

const byLanguage: Readonly<Record<Language, Words>> = {
  vi: i18n.getFixedT('vi') as Words,
  en: sayEnglish(),
};

/** The language of the console; whoever draws words is drawn again when it changes. */
export const language = signal<Language>('vi');

/** The words of the language that is chosen now; read in a component, it follows the choice. */
export function useWords(): Words {
  return byLanguage[language.value];
}

/** The words of one language, outside of components. */
export function wordsFor(which: Language): Words {
  return byLanguage[which];
}
