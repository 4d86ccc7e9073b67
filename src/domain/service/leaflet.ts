import * as z from 'zod/mini';
import { pictogramSchema } from './pictogram.ts';
import { registerServiceCodeSchema } from './service-code.ts';
import { stillRightSchema } from './still-right.ts';
import { daySchema, localTextSchema, vietnameseTextSchema } from './text.ts';

/** Most leaflets of a content: each is a line of one list. */
export const leafletsMax = 24;

const priceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('known'),
    amountVnd: z.int().check(z.minimum(0), z.maximum(1_000_000_000)),
    /** Who set it, and since when. */
    source: localTextSchema,
    from: daySchema,
  }),
  z.strictObject({ kind: z.literal('unknown') }),
]);

/**
 * What a kiosk explains and does not do: where complaints and denunciations go, what is paid for
 * and where (*tờ hướng dẫn*).
 */
export const leafletSchema = z.strictObject({
  key: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,59}$/)),
  title: localTextSchema,
  pictogram: pictogramSchema,
  /** Said above everything: what this kiosk does not take or sell. */
  notHere: localTextSchema,
  parts: z
    .array(
      z.strictObject({
        title: localTextSchema,
        body: z.array(localTextSchema).check(z.minLength(1), z.maxLength(8)),
      }),
    )
    .check(z.minLength(1), z.maxLength(8)),
  /** Where to go instead, the first to try first. */
  desks: z
    .array(z.strictObject({ name: localTextSchema, how: localTextSchema }))
    .check(z.maxLength(8)),
  prices: z
    .array(z.strictObject({ what: localTextSchema, price: priceSchema }))
    .check(z.maxLength(20)),
  laws: z
    .array(
      z.strictObject({
        code: z.string().check(z.minLength(1), z.maxLength(60)),
        title: vietnameseTextSchema,
      }),
    )
    .check(z.maxLength(8)),
  services: z.array(registerServiceCodeSchema).check(z.maxLength(6)),
  source: localTextSchema,
  upkeep: z.optional(stillRightSchema),
  /** The day somebody last compared it with its source; absent: nobody has. */
  checkedOn: z.optional(daySchema),
});
export type Leaflet = z.infer<typeof leafletSchema>;

export const leafletsSchema = z.array(leafletSchema).check(
  z.maxLength(leafletsMax),
  z.refine((list) => new Set(list.map(({ key }) => key)).size === list.length, 'twice one key'),
);
