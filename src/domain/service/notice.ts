import * as z from 'zod/mini';
import { pictogramSchema } from './pictogram.ts';
import { pictureSchema } from './picture.ts';
import { daySchema, localTextSchema } from './text.ts';

/** Most places that one notice names; more of them are the whole city. */
const audiencePlacesMax = 100;
const places = z
  .array(z.string().check(z.minLength(1), z.maxLength(170)))
  .check(z.minLength(1), z.maxLength(audiencePlacesMax));

/** For whom a notice is, by the places of `sitePlacesOf`; one without it is for everybody. */
export const noticeAudienceSchema = z.union([
  z.strictObject({ wards: places }),
  z.strictObject({ buildings: places }),
]);
export type NoticeAudience = z.infer<typeof noticeAudienceSchema>;

/** Something a building, a ward or the city tells residents. */
export const noticeSchema = z.object({
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,59}$/)),
  title: localTextSchema,
  body: z.array(localTextSchema).check(z.minLength(1), z.maxLength(8)),
  from: localTextSchema,
  pictogram: pictogramSchema,
  /** Stands beside the text, and never in its place. */
  picture: z.optional(pictureSchema),
  /** Not shown before this day. */
  publishedOn: daySchema,
  /** Not shown after this day. */
  expiresOn: z.optional(daySchema),
  audience: z.optional(noticeAudienceSchema),
  /** Stands above the others. */
  isImportant: z.optional(z.boolean()),
});
export type Notice = z.infer<typeof noticeSchema>;
