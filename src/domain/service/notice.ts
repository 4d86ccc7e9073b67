import * as z from 'zod/mini';
import { pictogramSchema } from './pictogram.ts';
import { daySchema, localTextSchema } from './text.ts';

/** Something a building, a ward or the city tells residents. */
export const noticeSchema = z.object({
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,59}$/)),
  title: localTextSchema,
  body: z.array(localTextSchema).check(z.minLength(1), z.maxLength(8)),
  from: localTextSchema,
  pictogram: pictogramSchema,
  publishedOn: daySchema,
  /** Not shown after this day. */
  expiresOn: z.optional(daySchema),
});
export type Notice = z.infer<typeof noticeSchema>;
