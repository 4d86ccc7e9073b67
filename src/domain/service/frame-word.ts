import * as z from 'zod/mini';

/** Longest text of a screen's own, characters: the longest shipped one has 231. */
const wordCharsMax = 400;
/** Most words of a kiosk's screens that content may bring: all of them, and room. */
export const frameWordsMax = 2_000;

const text = z.string().check(
  z.minLength(1),
  z.maxLength(wordCharsMax),
  // Content is data (law 5): no markup, no control characters.
  z.regex(/^[^\p{Cc}<>]*$/u),
);

/** A text of the kiosk's own screens, in place of the one that its application brings. */
export const frameWordSchema = z.object({
  key: z.string().check(z.regex(/^[a-z][a-zA-Z]{0,29}\.[a-zA-Z][a-zA-Z0-9_-]{0,59}$/)),
  vi: text,
  en: text,
  /** English of one, where the text counts; `en` is then that of many. */
  enOne: z.optional(text),
});
export type FrameWord = z.infer<typeof frameWordSchema>;

/** Names of the values that a text is filled with, each once, in the order of the alphabet. */
export function valuesIn(words: string): readonly string[] {
  const names = [...words.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name);
  return [...new Set(names)].sort();
}

/**
 * Whether a text can stand where another stands: with the same values, and nothing else that the
 * machine would read as an order (`$t(…)`, half a brace).
 */
export function fitsAs(words: string, shipped: string): boolean {
  const rest = words.replace(/\{\{\w+\}\}/g, '');
  return !/[{}]|\$t\(/.test(rest) && valuesIn(words).join(' ') === valuesIn(shipped).join(' ');
}
