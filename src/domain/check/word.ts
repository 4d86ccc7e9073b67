import * as z from 'zod/mini';

/** A text of the kiosk itself: its source is Vietnamese, and a translation is approved for a source. */
export const wordSchema = z.object({
  key: z.string().check(z.regex(/^[a-zA-Z][a-zA-Z0-9.]{1,79}$/)),
  vi: z.string().check(z.minLength(1), z.maxLength(600)),
  en: z.string().check(z.maxLength(600)),
  /** The Vietnamese that `en` was last approved for. */
  approvedFor: z.optional(z.string().check(z.maxLength(600))),
});
