import * as z from 'zod/mini';
import { noticeAudienceSchema } from './notice.ts';
import { pictogramSchema } from './pictogram.ts';
import { registerServiceCodeSchema } from './service-code.ts';
import { stillRightSchema } from './still-right.ts';
import { daySchema, localTextSchema } from './text.ts';

/** What comes round each year, or by a call of the state. */
export const seasonKinds = ['school', 'election', 'tet', 'tax', 'other'] as const;
export type SeasonKind = (typeof seasonKinds)[number];

/** Most seasons of a content: more at once are no list that anybody finds theirs in. */
export const seasonsMax = 60;
/** A season that stands longer than this is no season, days. */
const daysMax = 366;
const dayMs = 86_400_000;

const rowSchema = z
  .strictObject({
    from: daySchema,
    /** Absent: one day. */
    to: z.optional(daySchema),
    what: localTextSchema,
    /** Only where these wards are; absent: everywhere. */
    audience: z.optional(noticeAudienceSchema),
  })
  .check(z.refine(({ from, to }) => to === undefined || from <= to, 'ends before it begins'));

/**
 * When it counts. `notAnnounced`: nobody has said yet, and no day is shown: last year's is no
 * promise for this one.
 */
const datesSchema = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('announced'),
      /** First and last day on which residents can do something. */
      opens: daySchema,
      closes: daySchema,
      /** Shown so many days ahead. */
      daysAhead: z.int().check(z.minimum(0), z.maximum(120)),
    })
    .check(
      z.refine(({ opens, closes }) => opens <= closes, 'closes before it opens'),
      z.refine(
        ({ opens, closes }) => (Date.parse(closes) - Date.parse(opens)) / dayMs <= daysMax,
        'stands longer than a year',
      ),
    ),
  z.strictObject({ kind: z.literal('notAnnounced') }),
]);

/** Something with a beginning and an end that concerns many at once; opens and closes by itself. */
export const seasonSchema = z.strictObject({
  key: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,59}$/)),
  kind: z.enum(seasonKinds),
  title: localTextSchema,
  pictogram: pictogramSchema,
  /** What it is, in a sentence. */
  about: localTextSchema,
  dates: datesSchema,
  /** For whom, by places; absent: for everybody. */
  audience: z.optional(noticeAudienceSchema),
  /** Whom it concerns, in words. */
  who: z.array(localTextSchema).check(z.maxLength(8)),
  calendar: z.array(rowSchema).check(z.maxLength(20)),
  papers: z.array(localTextSchema).check(z.maxLength(20)),
  /** Procedures, the most wanted first; a guided flow stands behind its procedure. */
  services: z.array(registerServiceCodeSchema).check(z.maxLength(6)),
  source: localTextSchema,
  /** The day somebody last compared it with its source; absent: nobody has. */
  checkedOn: z.optional(daySchema),
  upkeep: z.optional(stillRightSchema),
  /** Shipped to show how a season looks: said on the screen. */
  isExample: z.optional(z.boolean()),
});
export type Season = z.infer<typeof seasonSchema>;

export const seasonsSchema = z.array(seasonSchema).check(
  z.maxLength(seasonsMax),
  z.refine((list) => new Set(list.map(({ key }) => key)).size === list.length, 'twice one key'),
);
