import * as z from 'zod/mini';

/** Most names in each list of one day: together they fit one sealed body. */
export const usageNamesMax = { screens: 48, outcomes: 16, words: 40 } as const;
/** Longest counted words, characters without marks: five syllables of seven and their spaces. */
export const usageWordsLengthMax = 40;
/** Most syllables of a query that are counted (contracts.md, Insight). */
export const usageSyllablesMax = 5;

const count = z.int().check(z.minimum(1), z.maximum(1_000_000));
const named = z.strictObject({ name: z.string().check(z.regex(/^[a-zA-Z]{1,24}$/)), count });

/**
 * How a kiosk was used on one day, in numbers that belong to nobody (contracts.md, Insight; R66).
 * Words are folded syllables that the search lexicon knows, at most five, without digits; every
 * other query is `other`. A word counts once a session.
 */
export const UsageCountsBodySchema = z.strictObject({
  kind: z.literal('usageCounts'),
  /** ISO day in Hanoi. */
  day: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  sessions: z.int().check(z.minimum(0), z.maximum(1_000_000)),
  screens: z.array(named).check(z.maxLength(usageNamesMax.screens)),
  outcomes: z.array(named).check(z.maxLength(usageNamesMax.outcomes)),
  words: z
    .array(
      z.strictObject({
        words: z
          .string()
          .check(z.regex(/^[a-z]{1,7}( [a-z]{1,7}){0,4}$/), z.maxLength(usageWordsLengthMax)),
        count,
      }),
    )
    .check(z.maxLength(usageNamesMax.words)),
  /** Queries that hold anything the lexicon does not know. */
  otherWords: z.int().check(z.minimum(0), z.maximum(1_000_000)),
  /** Given by the outbox like to every request; told to nobody and never looked up. */
  follow: z.string(),
});
export type UsageCountsBody = z.infer<typeof UsageCountsBodySchema>;
