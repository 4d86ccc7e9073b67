import * as z from 'zod/mini';
import { pictogramSchema, serviceCodeSchema } from '../../service/index.ts';
import { conditionSchema } from './condition.ts';
import { guideLimits } from './limits.ts';
import {
  listIdSchema,
  slugSchema,
  stateIdSchema,
  textKeySchema,
  valueNameSchema,
  variableNameSchema,
} from './names.ts';

/** Where the next question is. The first whose condition holds is taken; without one, always. */
const routeSchema = z.strictObject({ when: z.optional(conditionSchema), to: stateIdSchema });
export type Route = z.infer<typeof routeSchema>;
const routes = z.array(routeSchema).check(z.minLength(1), z.maxLength(guideLimits.routes));

const optionSchema = z.strictObject({
  value: valueNameSchema,
  label: textKeySchema,
  note: z.optional(textKeySchema),
  icon: z.optional(pictogramSchema),
});
export type Option = z.infer<typeof optionSchema>;

const question = {
  var: variableNameSchema,
  title: textKeySchema,
  /** One line: why this is asked. */
  why: z.optional(textKeySchema),
  /** More, behind a key: what the words mean, where to look on the paper. */
  help: z.optional(textKeySchema),
  next: routes,
};
const options = z.array(optionSchema).check(z.minLength(1), z.maxLength(guideLimits.options));

const choiceState = z.strictObject({ kind: z.literal('choice'), ...question, options });
const setState = z.strictObject({
  kind: z.literal('set'),
  ...question,
  options,
  /** The words of the empty set: "Không có giấy nào". Needed when none may be chosen. */
  none: z.optional(textKeySchema),
});
/** `unsure` is the label of "Tôi không chắc"; the variable says whether that is an answer. */
const measured = { ...question, unsure: z.optional(textKeySchema) };
const intState = z.strictObject({ kind: z.literal('int'), ...measured });
const dateState = z.strictObject({ kind: z.literal('date'), ...measured });

/** A shared part of a flow; inlined before anything is checked or run. */
const includeState = z.strictObject({
  kind: z.literal('include'),
  part: slugSchema,
  /** Asked once, or up to three times: variables become `name.1`, `name.2`, `name.3`. */
  repeat: z.optional(z.int().check(z.minimum(2), z.maximum(guideLimits.repeats))),
  /** Where each exit of the part leads. Of a repeated part, `again` leads to the next copy. */
  exits: z.record(slugSchema, stateIdSchema),
});

const outcomeState = z.strictObject({
  kind: z.literal('outcome'),
  title: textKeySchema,
  text: z.optional(textKeySchema),
  /** What follows: papers to bring, or a page with a next step (R54, never an error). */
  ending: z.optional(z.enum(['checklist', 'askStaff', 'notEligible', 'elsewhere'])),
  /** The lists shown, in order. Needed for the ending `checklist`, which is the default. */
  checklist: z.optional(
    z.union([listIdSchema, z.array(listIdSchema).check(z.minLength(1), z.maxLength(8))]),
  ),
  /** What to do now. Needed for every other ending. */
  nextStep: z.optional(textKeySchema),
  /** What the record does not give: questions for staff, never invented answers. */
  askStaff: z.optional(z.array(textKeySchema).check(z.minLength(1), z.maxLength(6))),
  /** The office in words, where the record's own is not enough. */
  office: z.optional(textKeySchema),
  /** The record whose fee, office, hours and time are shown; the flow's first when absent. */
  service: z.optional(serviceCodeSchema),
  sources: z.optional(z.array(slugSchema).check(z.maxLength(12))),
});

export const stateSchema = z.discriminatedUnion('kind', [
  choiceState,
  setState,
  intState,
  dateState,
  outcomeState,
]);
export const writtenStateSchema = z.discriminatedUnion('kind', [
  choiceState,
  setState,
  intState,
  dateState,
  outcomeState,
  includeState,
]);
export type State = z.infer<typeof stateSchema>;
export type WrittenState = z.infer<typeof writtenStateSchema>;
export type IncludeState = z.infer<typeof includeState>;
export type Outcome = z.infer<typeof outcomeState>;
export type Question = Exclude<State, Outcome>;
