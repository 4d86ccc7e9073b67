import * as z from 'zod/mini';

/** English that was looked at again and still says the same; stays with its editors and reaches no kiosk. */
export const stillRightSchema = z.strictObject({
  /** Its place, and the Vietnamese then. */
  stillRight: z.optional(z.record(z.string().check(z.maxLength(120)), z.string())),
});
