import type { ScreenLanguage } from '../../domain/basics/index.ts';

/** What each language calls itself: whoever looks for it reads no other (R46). */
export const languageNames: Readonly<Record<ScreenLanguage, string>> = {
  vi: 'Tiếng Việt',
  en: 'English',
  ko: '한국어',
  ja: '日本語',
  zh: '简体中文',
  fr: 'Français',
};
