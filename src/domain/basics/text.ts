/** The languages that content is written in; `vi` is the source, `en` is required. */
export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];

/** The languages a resident can choose: those of content, and four that the screens' own words are in. */
export const screenLanguages = [...languages, 'ko', 'ja', 'zh', 'fr'] as const;
export type ScreenLanguage = (typeof screenLanguages)[number];

export function isContentLanguage(language: ScreenLanguage): language is Language {
  return language === 'vi' || language === 'en';
}

/** What content is shown in on a screen of this language: English where it speaks a guest's. */
export function contentLanguage(language: ScreenLanguage): Language {
  return language === 'vi' ? 'vi' : 'en';
}

/** A text in every language of content; empty where a register has no English. */
export type LocalText = Readonly<Record<Language, string>>;

/**
 * The words to show and the language they are in. Where nobody has translated a text, the
 * Vietnamese is shown, to be marked `lang="vi"` and, once a page, "chỉ có tiếng Việt".
 */
export function wordsIn(
  text: LocalText,
  language: Language,
): { readonly words: string; readonly language: Language } {
  const words = text[language];
  return words === '' ? { words: text.vi, language: 'vi' } : { words, language };
}
