import * as z from 'zod/mini';
import { daySchema, serviceCodeSchema } from '../../service/index.ts';
import { checkSchema } from './condition.ts';
import { guideLimits } from './limits.ts';
import { itemSchema, listSchema } from './list.ts';
import {
  itemIdSchema,
  listIdSchema,
  slugSchema,
  stateIdSchema,
  textKeySchema,
  valueNameSchema,
  variableNameSchema,
} from './names.ts';
import { stateSchema, writtenStateSchema } from './state.ts';
import { variableSchema } from './variable.ts';

/** One line of words: no control characters, no markup (law 5). */
const plainText = z
  .string()
  .check(z.minLength(1), z.maxLength(guideLimits.textChars), z.regex(/^[^\p{Cc}<>]*$/u));

const atMost = (max: number) =>
  [
    z.refine<Record<string, unknown>>(
      (table) => Object.keys(table).length <= max,
      `more than ${max}`,
    ),
    // For the JSON Schema, which cannot read a function.
    z.meta({ maxProperties: max }),
  ] as const;

const sourceSchema = z.strictObject({
  id: slugSchema,
  /** Law, article; or the catalogue record and its date. */
  ref: plainText,
  url: z.optional(z.string().check(z.regex(/^https:\/\/[^\s<>"]{4,300}$/))),
  checkedOn: daySchema,
  checkedBy: z.optional(z.string().check(z.regex(/^[a-z0-9.-]{1,60}$/))),
  /** From this day on it has to be read again before the flow is published. */
  recheckBy: daySchema,
});

/** A number that the law changes on known days. */
const factSchema = z
  .array(
    z.strictObject({
      value: z.int(),
      from: daySchema,
      /** The last day it holds. Absent: until the next one begins. */
      until: z.optional(daySchema),
      source: slugSchema,
    }),
  )
  .check(z.minLength(1), z.maxLength(guideLimits.factValues));

const invariantSchema = z.union([
  z.strictObject({ id: slugSchema, say: plainText, never: checkSchema }),
  z.strictObject({
    id: slugSchema,
    say: plainText,
    if: z.optional(checkSchema),
    // biome-ignore lint/suspicious/noThenProperty: the format's own word (requirements §3.1); data, never awaited.
    then: checkSchema,
  }),
]);

const answerSchema = z.union([
  valueNameSchema,
  z.int(),
  z.array(valueNameSchema).check(z.maxLength(guideLimits.setValues)),
]);

const testSchema = z.strictObject({
  name: plainText,
  answers: z.record(variableNameSchema, answerSchema),
  expect: z.strictObject({
    outcome: stateIdSchema,
    has: z.optional(z.array(itemIdSchema)),
    not: z.optional(z.array(itemIdSchema)),
  }),
});

/** Which answers may go where. Absent: every answer that is `public` or `quasi`. */
const channel = z.optional(z.array(variableNameSchema));
const shareSchema = z.strictObject({ qr: channel, print: channel, speak: channel, count: channel });

const textsSchema = z.record(textKeySchema, plainText).check(...atMost(guideLimits.texts));
const localeSchema = z.string().check(z.regex(/^[a-z]{2,3}$/));

const common = {
  version: z.int().check(z.minimum(1), z.maximum(1_000_000)),
  vars: z.record(variableNameSchema, variableSchema).check(...atMost(guideLimits.variables)),
  start: stateIdSchema,
  items: z.optional(z.record(itemIdSchema, itemSchema).check(...atMost(guideLimits.items))),
  lists: z.optional(z.record(listIdSchema, listSchema).check(...atMost(guideLimits.lists))),
  texts: z.record(localeSchema, textsSchema),
  /** Of each translation: the hash of the source text it was made from (`sourceHash`). */
  translatedFrom: z.optional(
    z.record(localeSchema, z.record(textKeySchema, z.string().check(z.regex(/^[0-9a-f]{8}$/)))),
  ),
};

const states = <T extends z.ZodMiniType>(schema: T) =>
  z.record(stateIdSchema, schema).check(...atMost(guideLimits.states));

const flow = {
  schema: z.literal('flow/1'),
  id: slugSchema,
  ...common,
  title: z.optional(textKeySchema),
  /** Records of the catalogue that it stands on; the first gives fee, office and time. */
  services: z.optional(z.array(serviceCodeSchema).check(z.minLength(1), z.maxLength(12))),
  sources: z.array(sourceSchema).check(z.minLength(1), z.maxLength(guideLimits.sources)),
  locales: z.record(localeSchema, z.enum(['source', 'required', 'optional'])),
  profiles: z.optional(
    z.strictObject({
      lobby: z.optional(
        z.strictObject({
          maxQuestions: z.int().check(z.minimum(1), z.maximum(20)),
          maxSeconds: z.int().check(z.minimum(10), z.maximum(600)),
        }),
      ),
      /** L3: a lift runs no questions; it may hand the flow over to a phone. */
      lift: z.optional(z.strictObject({ allowed: z.literal(false), handoff: z.boolean() })),
    }),
  ),
  facts: z.optional(z.record(slugSchema, factSchema).check(...atMost(guideLimits.facts))),
  share: z.optional(shareSchema),
  invariants: z.optional(z.array(invariantSchema).check(z.maxLength(guideLimits.invariants))),
  tests: z.optional(z.array(testSchema).check(z.maxLength(guideLimits.tests))),
};

/** A flow as a kiosk runs it: no parts left. */
export const flowSchema = z.strictObject({ ...flow, states: states(stateSchema) });
/** A flow as an author writes it. */
export const writtenFlowSchema = z.strictObject({ ...flow, states: states(writtenStateSchema) });

/** A shared part: questions that lead to `exit.NAME`. It stands alone in a file of its own. */
export const partSchema = z.strictObject({
  schema: z.literal('flow-part/1'),
  id: slugSchema,
  ...common,
  exits: z.array(slugSchema).check(z.minLength(1), z.maxLength(8)),
  states: states(stateSchema),
});

export type Flow = z.infer<typeof flowSchema>;
export type WrittenFlow = z.infer<typeof writtenFlowSchema>;
export type Part = z.infer<typeof partSchema>;
export type Invariant = z.infer<typeof invariantSchema>;
export type GoldenTest = z.infer<typeof testSchema>;
/** An answer: a value of a choice, a whole number, or the chosen ones of a set. */
export type Answer = string | number | readonly string[];
export type Answers = Readonly<Record<string, Answer>>;
