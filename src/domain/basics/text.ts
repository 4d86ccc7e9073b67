/** The languages a resident can choose; `vi` is the source, `en` is required. */
export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];

/** A text in every language the product speaks; empty where a register has no English. */
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
