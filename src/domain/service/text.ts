import * as z from 'zod/mini';

/** A text long enough for any one paragraph on a screen; longer is a mistake in the content. */
const textCharsMax = 600;

/** One line of words: no control characters, no markup. Content is data (law 5). */
const plainText = z
  .string()
  .check(z.minLength(1), z.maxLength(textCharsMax), z.regex(/^[^\p{Cc}<>]*$/u));

/** A text in every language the product speaks; a missing language does not parse. */
export const localTextSchema = z.object({ vi: plainText, en: plainText });

/** A Vietnamese text that has no official English, such as the title of a law. */
export const vietnameseTextSchema = plainText;

/** A day in the calendar, `YYYY-MM-DD`. */
export const daySchema = z.iso.date();
