import * as z from 'zod/mini';

/** Most names in each list of one day: together they fit one sealed body. */
export const usageNamesMax = {
  screens: 48,
  outcomes: 16,
  words: 40,
  missed: 24,
  services: 40,
  steps: 48,
} as const;
/** Largest body as JSON, bytes: one sealed body of 4 KiB text and its room, less follow code and seal. */
export const usageBytesMax = 5_800;
/** Longest counted words, characters without marks: five syllables of seven and their spaces. */
export const usageWordsLengthMax = 40;
/** Most syllables of a query that are counted (contracts.md, Insight). */
export const usageSyllablesMax = 5;

const countedWordsSchema = z
  .string()
  .check(z.regex(/^[a-z]{1,7}( [a-z]{1,7}){0,4}$/), z.maxLength(usageWordsLengthMax));
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
        words: countedWordsSchema,
        count,
      }),
    )
    .check(z.maxLength(usageNamesMax.words)),
  /** Queries that hold anything the lexicon does not know. */
  otherWords: z.int().check(z.minimum(0), z.maximum(1_000_000)),
  /** Words after which nothing was found; absent from a page that does not tell. */
  missed: z.optional(
    z
      .array(z.strictObject({ words: countedWordsSchema, count }))
      .check(z.maxLength(usageNamesMax.missed)),
  ),
  /** Services whose page was opened, by code. */
  services: z.optional(
    z
      .array(z.strictObject({ code: z.string().check(z.regex(/^[\w.-]{3,32}$/)), count }))
      .check(z.maxLength(usageNamesMax.services)),
  ),
  /** Questions and outcomes of guided flows that were reached, `flow/state`: never an answer. */
  steps: z.optional(
    z
      .array(
        z.strictObject({
          step: z.string().check(z.regex(/^[a-zA-Z0-9][\w./-]{2,100}$/)),
          count,
        }),
      )
      .check(z.maxLength(usageNamesMax.steps)),
  ),
  /** Given by the outbox like to every request; told to nobody and never looked up. */
  follow: z.string(),
});
export type UsageCountsBody = z.infer<typeof UsageCountsBodySchema>;
