import * as z from 'zod/mini';
import { frameWordSchema, frameWordsMax } from '../../service/index.ts';
import { ReviewSchema } from './documents.ts';
import { TranslationStateSchema } from './translations.ts';

/** Path of the words of the kiosk's own screens, below the console's API. */
export const wordsPath = 'words';

const own = z.strictObject({ vi: z.string(), en: z.string(), enOne: z.optional(z.string()) });

export const WordRowSchema = z.strictObject({
  /** What the application brings. */
  shipped: frameWordSchema,
  /** What editors wrote in its place; null: nothing. */
  own: z.nullable(own),
  state: TranslationStateSchema,
  /** Of the document `word/KEY`; 0: there has never been one. */
  revision: z.int(),
  /** Residents see just this already. */
  isSame: z.boolean(),
  approvedFor: z.optional(z.string()),
  review: z.optional(ReviewSchema),
});
export type WordRow = z.infer<typeof WordRowSchema>;

export const WordsSchema = z.strictObject({
  rows: z.array(WordRowSchema).check(z.maxLength(frameWordsMax)),
});
