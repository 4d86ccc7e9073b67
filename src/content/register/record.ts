import * as z from 'zod/mini';

/** A number, or in some records a whole paragraph about the deadline. */
const timeSchema = z.object({
  qty: z.nullish(z.union([z.number(), z.string()])),
  unit: z.nullish(z.string()),
});

/** The part of a normalised register record that the starter catalogue draws on. */
export const registerRecordSchema = z.object({
  code: z.string(),
  name: z.string(),
  field: z.string(),
  levels: z.array(z.enum(['xa', 'tinh', 'bo', 'khac'])),
  issuer: z.string(),
  executing: z.string(),
  executingUnits: z.array(z.string()),
  fullOnline: z.boolean(),
  online: z.boolean(),
  channels: z.array(
    z.object({
      method: z.enum(['ONLINE', 'DIRECT', 'POSTAL']),
      time: timeSchema,
      note: z.nullish(z.string()),
      fees: z.array(
        z.object({
          value: z.nullable(z.number()),
          currency: z.nullish(z.string()),
          note: z.nullish(z.string()),
          kind: z.enum(['fixed', 'free', 'by_province_council', 'see_note', 'zero_no_note']),
        }),
      ),
    }),
  ),
  caseTimes: z.array(timeSchema),
  documents: z.array(
    z.object({
      case: z.string(),
      items: z.array(z.object({ name: z.string(), original: z.number(), copy: z.number() })),
    }),
  ),
  steps: z.array(z.string()),
  legal: z.array(z.object({ code: z.string() })),
  url: z.string(),
});
export type RegisterRecord = z.infer<typeof registerRecordSchema>;

/** The names of the register, NFC, without what cannot be seen. */
export function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
