import * as z from 'zod/mini';
import { translationStates } from '../../check/index.ts';
import { DocumentIdSchema, DocumentKindSchema } from './documents.ts';

/** Path of the words and translations, below the console's API: `?state=missing`. */
export const translationsPath = 'translations';
/** Texts in one answer; how many there are of each state is told all the same. */
export const translationsMax = 5_000;

export const TranslationStateSchema = z.enum(translationStates);

export const TranslationRowSchema = z.strictObject({
  kind: DocumentKindSchema,
  id: DocumentIdSchema,
  title: z.string(),
  path: z.string(),
  vi: z.string(),
  en: z.string(),
  state: TranslationStateSchema,
});
export type TranslationRow = z.infer<typeof TranslationRowSchema>;

export const TranslationsSchema = z.strictObject({
  rows: z.array(TranslationRowSchema).check(z.maxLength(translationsMax)),
  counts: z.strictObject({
    missing: z.int(),
    stale: z.int(),
    new: z.int(),
    approved: z.int(),
  }),
  /** Entries that are shown as a register's own words, which nobody translates. */
  registerEntries: z.int(),
});
