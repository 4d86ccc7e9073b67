import type { WordRow } from '../../../domain/api/console/index.ts';
import type { WordDocument } from '../../../domain/check/index.ts';

/** What a person types of one word. */
export interface WordTexts {
  readonly vi: string;
  readonly en: string;
  /** Of one; only where the shipped text counts. */
  readonly enOne?: string | undefined;
}

/** What stands on the screens by this row, before anything is typed. */
export function textsOf({ own, shipped: { vi, en, enOne } }: WordRow): WordTexts {
  const base = { vi, en, ...(enOne !== undefined && { enOne }) };
  return own === null ? base : { ...base, ...own };
}

/** The document of a word, written over what the application brings now. */
export function bodyOf(row: WordRow, texts: WordTexts, approvedFor?: string): WordDocument {
  const { key, ...shipped } = row.shipped;
  return { key, ...texts, shipped, ...(approvedFor !== undefined && { approvedFor }) };
}
