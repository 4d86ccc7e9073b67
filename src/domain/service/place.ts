import * as z from 'zod/mini';
import { daySchema, localTextSchema } from './text.ts';

export const placeKeySchema = z.string().check(z.regex(/^[a-z][a-z0-9-]{1,59}$/));

/** A text somebody stated, or that nobody has: never a guess. */
const statedTextSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('known'), text: localTextSchema }),
  z.object({ kind: z.literal('unknown') }),
]);

const placeKindSchema = z.enum(['cityBranch', 'servicePoint']);
export type PlaceKind = z.infer<typeof placeKindSchema>;

/** A place a resident can go to. */
export const placeSchema = z.object({
  key: placeKeySchema,
  kind: placeKindSchema,
  name: localTextSchema,
  address: statedTextSchema,
  hours: statedTextSchema,
  source: localTextSchema,
  /** The day somebody last confirmed it. Absent: nobody has. */
  checkedOn: z.optional(daySchema),
});
export type Place = z.infer<typeof placeSchema>;
