import * as z from 'zod/mini';

/** A text long enough for any one paragraph on a screen; longer is a mistake in the content. */
const textCharsMax = 600;

/**
 * Characters of one paragraph copied from a register. The longest of 2026-07-18 is the name of a
 * paper with 7,630 (1.002759).
 */
const registerTextCharsMax = 8000;

/** No control characters, no markup. Content is data (law 5). */
const plain = z.regex(/^[^\p{Cc}<>]*$/u);

/** One line of words of our own. */
const plainText = z.string().check(z.minLength(1), z.maxLength(textCharsMax), plain);

/** A text in every language the product speaks; a missing language does not parse. */
export const localTextSchema = z.object({ vi: plainText, en: plainText });

/**
 * A text copied from a register, which speaks Vietnamese only: `en` is empty where nobody has
 * translated it. Screens and slips then show the Vietnamese, marked as Vietnamese (`wordsIn`).
 */
export const registerTextSchema = z.object({
  vi: z.string().check(z.minLength(1), z.maxLength(registerTextCharsMax), plain),
  en: z.string().check(z.maxLength(registerTextCharsMax), plain),
});

/** Either of the two; they have the same static type, so a schema can be built with each. */
export type TextSchema = typeof localTextSchema | typeof registerTextSchema;

/** A Vietnamese text that has no official English, such as the title of a law. */
export const vietnameseTextSchema = plainText;

/** A day in the calendar, `YYYY-MM-DD`. */
export const daySchema = z.iso.date();
