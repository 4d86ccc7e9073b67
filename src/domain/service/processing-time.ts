import * as z from 'zod/mini';
import { localTextSchema, type TextSchema } from './text.ts';

const timeUnitSchema = z.enum(['hour', 'day', 'workingDay', 'month', 'year']);
export type TimeUnit = z.infer<typeof timeUnitSchema>;

/** Longer than any deadline in the register (420 days); above it is a typing mistake. */
const timeQuantityMax = 750;
// The register counts in halves and quarters of a working day (3.5; 6.25).
const quantity = z.number().check(z.minimum(0.25), z.maximum(timeQuantityMax));

/**
 * How long the office may take (*thời hạn giải quyết*). Zero does not exist: what the register
 * gives as zero or leaves out is `unknown`.
 */
export const processingTimeOf = (text: TextSchema) =>
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('known'),
      quantity,
      /** The longest time, where the cases of one service differ; in the same unit. */
      quantityMax: z.optional(quantity),
      unit: timeUnitSchema,
      /** The law asks for the result on the day the dossier arrives. */
      sameDay: z.boolean(),
      note: z.optional(text),
      /** Why the number may be wrong, such as a register that contradicts itself. */
      doubt: z.optional(text),
    }),
    z.object({ kind: z.literal('unknown'), note: z.optional(text) }),
  ]);

/** The time of an entry of our own. */
export const processingTimeSchema = processingTimeOf(localTextSchema);
export type ProcessingTime = z.infer<typeof processingTimeSchema>;
