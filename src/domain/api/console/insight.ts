import * as z from 'zod/mini';

/** Paths of the insight pages, below the console's API. */
export const insightPaths = {
  /** GET ?span=7d|12w|1y. */
  insight: 'insight',
  synonyms: 'insight/synonyms',
  synonym: (id: string) => `insight/synonyms/${id}`,
  /** GET ?words=: services whose names share something with what a person types. */
  services: 'insight/services',
  /** GET, POST: words for which an entry shall be written. */
  wanted: 'insight/wanted',
  wantedOne: (words: string) => `insight/wanted/${encodeURIComponent(words)}`,
} as const;

/** Whole weeks only: free spans would let two answers be subtracted until a single kiosk is left. */
export const insightSpans = ['7d', '12w', '1y'] as const;
export type InsightSpan = (typeof insightSpans)[number];

/** Counts of one name in each step of the span, none in the span of a week; null: too few shared it. */
const named = {
  name: z.string(),
  count: z.int(),
  kiosks: z.int(),
  steps: z.array(z.nullable(z.int())),
};
const NamedSchema = z.strictObject(named);
export type NamedCount = z.infer<typeof NamedSchema>;

/** Most services that are offered to somebody who looks for one. */
export const foundServicesMax = 8;
const CandidateSchema = z.strictObject({
  service: z.string(),
  name: z.string(),
  sure: z.enum(['high', 'middle']),
});

export const MissedSchema = z.strictObject({
  ...named,
  wards: z.int(),
  candidates: z.array(CandidateSchema).check(z.maxLength(3)),
  /** Services that somebody has proposed already. */
  drafts: z.array(z.string()),
  /** Who has asked for an entry of its own; null: nobody. */
  wantedBy: z.nullable(z.string()),
});
export type Missed = z.infer<typeof MissedSchema>;

const LocalNameSchema = z.strictObject({ vi: z.string(), en: z.string() });

/** A question or an outcome of a guided flow that was reached. */
const FunnelStepSchema = z.strictObject({
  /** Its id in the flow. */
  question: z.string(),
  /** As residents read it; null where the published flow has no such step any more. */
  name: z.nullable(LocalNameSchema),
  isOutcome: z.boolean(),
  count: z.int(),
  /**
   * How many came here and to none of what may follow, at the least; null where it is not known,
   * because too few share one of the steps that may follow.
   */
  stopped: z.nullable(z.int()),
});
export type FunnelStep = z.infer<typeof FunnelStepSchema>;

export const InsightAnswerSchema = z.strictObject({
  span: z.enum(insightSpans),
  /** First day of each step, ISO, Hanoi. */
  steps: z.array(z.string()),
  /**
   * Before the first whole week with counts: the day, ISO, Hanoi, from which it is shown, if a kiosk
   * tells of this week; null as soon as there is one.
   */
  firstOn: z.nullable(z.string()),
  /** Weeks of the span that are still being added up, and are in no number yet. */
  pending: z.int(),
  /** A pilot has too few kiosks: there ten sessions share, not ten kiosks; so in one of the weeks. */
  isPilot: z.boolean(),
  /** Names kept back because too few share them. */
  suppressed: z.int(),
  sessions: z.array(z.nullable(z.int())),
  searches: z.strictObject({
    found: z.array(z.nullable(z.int())),
    missed: z.array(z.nullable(z.int())),
  }),
  missed: z.array(MissedSchema),
  services: z.array(z.strictObject({ ...named, title: z.nullable(z.string()) })),
  funnels: z.array(
    z.strictObject({
      flow: z.string(),
      title: z.nullable(LocalNameSchema),
      steps: z.array(FunnelStepSchema),
    }),
  ),
  outcomes: z.array(NamedSchema),
  wards: z.array(
    z.strictObject({
      ward: z.string(),
      wardCode: z.string(),
      /** Null: too few share it. */
      sessions: z.nullable(z.int()),
      missed: z.nullable(z.int()),
      scanFailed: z.nullable(z.int()),
      printFailed: z.nullable(z.int()),
    }),
  ),
});
export type InsightAnswer = z.infer<typeof InsightAnswerSchema>;

/** Words as residents' words are counted. */
export const MissedWordsSchema = z
  .string()
  .check(z.regex(/^[a-z]{1,7}( [a-z]{1,7}){0,4}$/), z.maxLength(40));
export const SynonymRequestSchema = z.strictObject({
  words: MissedWordsSchema,
  service: z.string().check(z.minLength(1), z.maxLength(32)),
});
export const SynonymAnswerSchema = z.strictObject({ id: z.string() });

export const FoundServicesSchema = z.strictObject({
  services: z
    .array(z.strictObject({ service: z.string(), name: z.string() }))
    .check(z.maxLength(foundServicesMax)),
});

/** Most entries that stand as asked for. */
export const wantedMax = 500;
export const WantedRequestSchema = z.strictObject({ words: MissedWordsSchema });
export const WantedListSchema = z.strictObject({
  wanted: z
    .array(z.strictObject({ words: z.string(), askedBy: z.string(), askedAt: z.string() }))
    .check(z.maxLength(wantedMax)),
});
