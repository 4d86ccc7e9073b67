import * as z from 'zod/mini';
import { pictogramSchema, serviceCodeSchema } from '../../service/index.ts';
import { conditionSchema } from './condition.ts';
import { guideLimits } from './limits.ts';
import { itemIdSchema, slugSchema, textKeySchema } from './names.ts';

/** Copies of one paper, as in the catalogue. */
const count = z.int().check(z.minimum(0), z.maximum(20));

const paperItem = z.strictObject({
  kind: z.literal('paper'),
  label: textKeySchema,
  note: z.optional(textKeySchema),
  whereToGet: z.optional(textKeySchema),
  pictogram: pictogramSchema,
  originals: z.optional(count),
  copies: z.optional(count),
  use: z.optional(z.enum(['submit', 'show', 'fillIn', 'lookedUp'])),
  /** The paper of the catalogue record that this is. */
  evidence: z.optional(
    z.strictObject({
      service: serviceCodeSchema,
      key: z.string().check(z.regex(/^[a-z][a-zA-Z0-9]{1,39}$/)),
    }),
  ),
  source: z.optional(slugSchema),
});

/** Something to know: free of charge, late, to be done first. */
const noteItem = z.strictObject({
  kind: z.literal('note'),
  label: textKeySchema,
  note: z.optional(textKeySchema),
  pictogram: z.optional(pictogramSchema),
  source: z.optional(slugSchema),
});

export const itemSchema = z.discriminatedUnion('kind', [paperItem, noteItem]);
export type Item = z.infer<typeof itemSchema>;

const entrySchema = z.strictObject({
  item: itemIdSchema,
  when: z.optional(conditionSchema),
  /** The rule in words, for "Vì sao có giấy này?"; the answers that decided are added. */
  why: z.optional(textKeySchema),
});
export type Entry = z.infer<typeof entrySchema>;

/** A conditional list, shared by outcomes: hundreds of answer sets reuse one page. */
export const listSchema = z
  .array(entrySchema)
  .check(z.minLength(1), z.maxLength(guideLimits.entries));
