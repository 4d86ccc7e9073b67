import * as z from 'zod/mini';
import { localTextSchema } from './text.ts';

const timeUnitSchema = z.enum(['hour', 'day', 'workingDay', 'month', 'year']);
export type TimeUnit = z.infer<typeof timeUnitSchema>;

/** Longer than any deadline in the register (180 days); above it is a typing mistake. */
const timeQuantityMax = 400;
const quantity = z.int().check(z.minimum(1), z.maximum(timeQuantityMax));

/**
 * How long the office may take (*thời hạn giải quyết*). Zero does not exist: what the register
 * gives as zero or leaves out is `unknown`.
 */
export const processingTimeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('known'),
    quantity,
    /** The longest time, where the cases of one service differ; in the same unit. */
    quantityMax: z.optional(quantity),
    unit: timeUnitSchema,
    /** The law asks for the result on the day the dossier arrives. */
    sameDay: z.boolean(),
    note: z.optional(localTextSchema),
    /** Why the number may be wrong, such as a register that contradicts itself. */
    doubt: z.optional(localTextSchema),
  }),
  z.object({ kind: z.literal('unknown'), note: z.optional(localTextSchema) }),
]);
export type ProcessingTime = z.infer<typeof processingTimeSchema>;
