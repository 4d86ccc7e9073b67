import * as z from 'zod/mini';

const minute = z.int().check(z.minimum(0), z.maximum(1440));

/** Most spans of a week: three a day. */
const spansMax = 21;

/** Hours of some weekdays, minutes after midnight in Hanoi. */
const spanSchema = z
  .strictObject({
    /** 0 is Sunday. */
    weekdays: z
      .array(z.int().check(z.minimum(0), z.maximum(6)))
      .check(z.minLength(1), z.maxLength(7)),
    from: minute,
    /** 1440: until midnight. */
    to: minute,
  })
  .check(z.refine(({ from, to }) => from < to, 'from must come before to'));

/** When a place is open, day by day. */
export const openingSchema = z.strictObject({
  spans: z.array(spanSchema).check(z.minLength(1), z.maxLength(spansMax)),
  /** On public holidays; `unknown` where nobody said. */
  holidays: z.enum(['asUsual', 'closed', 'unknown']),
});
export type Opening = z.infer<typeof openingSchema>;
