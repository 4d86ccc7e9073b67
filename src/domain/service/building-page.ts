import * as z from 'zod/mini';
import { stillRightSchema } from './still-right.ts';
import { daySchema, localTextSchema } from './text.ts';

/** Most buildings of a content: every kiosk takes all of them, 2 KB each. */
export const buildingPagesMax = 1_000;

const key = z.string().check(z.regex(/^[a-z][a-z0-9-]{1,59}$/));

/** What a building tells those who live in it; its own committee answers for it. */
export const buildingPageSchema = z.strictObject({
  key,
  /** As `sitePlacesOf` names it: ward and building. */
  building: z.string().check(z.minLength(1), z.maxLength(170)),
  /** The committee, or whoever runs the house. */
  contact: z.strictObject({
    who: localTextSchema,
    phone: z.optional(z.string().check(z.regex(/^[0-9 .+-]{3,20}$/))),
    hours: z.optional(localTextSchema),
  }),
  rules: z.array(localTextSchema).check(z.maxLength(20)),
  bins: z
    .array(
      z.strictObject({
        what: localTextSchema,
        /** 0 is Sunday. */
        weekdays: z
          .array(z.int().check(z.minimum(0), z.maximum(6)))
          .check(z.minLength(1), z.maxLength(7)),
        hours: z.optional(localTextSchema),
      }),
    )
    .check(z.maxLength(10)),
  works: z
    .array(
      z
        .strictObject({
          what: localTextSchema,
          where: localTextSchema,
          from: daySchema,
          to: daySchema,
        })
        .check(z.refine(({ from, to }) => from <= to, 'ends before it begins')),
    )
    .check(z.maxLength(20)),
  /** Lost and found. A thing, never whose it is. */
  found: z
    .array(
      z.strictObject({
        what: localTextSchema,
        foundOn: daySchema,
        keptAt: localTextSchema,
        /** Kept until then; absent: sixty days. */
        until: z.optional(daySchema),
      }),
    )
    .check(z.maxLength(20)),
  lifts: z
    .array(
      z.strictObject({
        name: localTextSchema,
        /** Out of service since. */
        since: daySchema,
        /** When it is expected back, where somebody said so. */
        back: z.optional(daySchema),
      }),
    )
    .check(z.maxLength(20)),
  source: localTextSchema,
  /** The day somebody of the building last looked over all of it. */
  updatedOn: daySchema,
  upkeep: z.optional(stillRightSchema),
  /** Made up, to show how it looks: said on the screen. */
  isExample: z.optional(z.boolean()),
});
export type BuildingPage = z.infer<typeof buildingPageSchema>;

export const buildingPagesSchema = z.array(buildingPageSchema).check(
  z.maxLength(buildingPagesMax),
  z.refine((list) => new Set(list.map((one) => one.key)).size === list.length, 'twice one key'),
  z.refine(
    (list) => new Set(list.map(({ building }) => building)).size === list.length,
    'twice one building',
  ),
);
