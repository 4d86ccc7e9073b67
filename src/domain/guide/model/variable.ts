import * as z from 'zod/mini';
import { guideLimits } from './limits.ts';
import { valueNameSchema } from './names.ts';

/** How private an answer is. `personal` and `sensitive` leave the screen only as a sealed request. */
const privacyClassSchema = z.enum(['public', 'quasi', 'personal', 'sensitive']);
export type PrivacyClass = z.infer<typeof privacyClassSchema>;

/** Bounds of a whole number: 270 years in days, so that no domain overflows anything. */
const bound = z.int().check(z.minimum(-100_000), z.maximum(100_000));

const enumVariable = z.strictObject({
  enum: z.array(valueNameSchema).check(z.minLength(2), z.maxLength(guideLimits.options)),
  class: privacyClassSchema,
});

const setVariable = z.strictObject({
  /** What may be chosen together; none of them is the empty set. */
  set: z.array(valueNameSchema).check(z.minLength(1), z.maxLength(guideLimits.setValues)),
  /** Fewest and most that may be chosen; 0 and all of them when absent. */
  min: z.optional(z.int().check(z.minimum(0), z.maximum(guideLimits.setValues))),
  max: z.optional(z.int().check(z.minimum(1), z.maximum(guideLimits.setValues))),
  /** "Tôi không chắc" is an answer too. R49 */
  unsure: z.optional(z.literal(true)),
  class: privacyClassSchema,
});

const intVariable = z.strictObject({
  /** Smallest and largest, both allowed. */
  int: z.tuple([bound, bound]),
  /** `date`: the resident gives a day, and the value is the time from it to today. */
  ask: z.optional(z.enum(['number', 'date'])),
  /** Whole units that have passed since the day; negative for a day to come. `days` when absent. */
  unit: z.optional(z.enum(['days', 'months', 'years'])),
  unsure: z.optional(z.literal(true)),
  class: privacyClassSchema,
});

/** What a question can be answered with: always finitely many values. */
export const variableSchema = z.union([enumVariable, setVariable, intVariable]);
export type Variable = z.infer<typeof variableSchema>;
export type IntVariable = z.infer<typeof intVariable>;
export type SetVariable = z.infer<typeof setVariable>;
