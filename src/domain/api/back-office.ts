import * as z from 'zod/mini';
import {
  BranchSchema,
  DaySchema,
  dossierStates,
  feedbackReasons,
  feedbackStates,
  helpersTold,
  officeReasons,
  SlotSchema,
} from '../action/index.ts';
import { uuidV7Pattern } from '../basics/index.ts';

/**
 * The contract with a back office (docs/back-office.md): requests go out and answers come back as
 * CloudEvents 1.0 in structured JSON, each way signed in the profile of signature.ts.
 */
export const backOfficeMediaType = 'application/cloudevents+json';
/** `type` of the event that carries a request of this kind. */
export const requestEventType = (kind: string) => `vn.motcham.request.${kind}.v1`;
export const answerEventType = 'vn.motcham.answer.v1';
/** The name under which a back office signs its answers, and the hub its requests. */
export const backOfficeKeyId = 'back-office';
export const handoverKeyId = 'handover';
/** Largest answer of a back office, bytes: every answer we know is below 1 KiB. */
export const backOfficeAnswerBytesMax = 8 * 1024;

/** Which request: `kiosk/incarnation/sequence`. */
export const SubjectSchema = z
  .string()
  .check(z.regex(/^k-[0-9A-HJKMNP-TV-Z]{8}\/[1-9]\d{0,8}\/[1-9]\d{0,14}$/));

const eventBase = {
  specversion: z.literal('1.0'),
  id: z.string().check(z.minLength(1), z.maxLength(128)),
  source: z.string().check(z.minLength(1), z.maxLength(200)),
  subject: SubjectSchema,
  datacontenttype: z.optional(z.literal('application/json')),
};
const language = z.enum(['vi', 'en']);
const receivedAt = z.string();

const AppointmentDataSchema = z.strictObject({
  kind: z.literal('appointment'),
  receivedAt,
  serviceCode: z.string(),
  field: z.string(),
  branch: z.string(),
  day: z.string(),
  slot: z.string(),
  phone: z.string(),
  personalNumber: z.string(),
  name: z.string(),
  /** `age75`: served first. */
  priority: z.nullable(z.literal('age75')),
  language,
});
const FeedbackDataSchema = z.strictObject({
  kind: z.literal('feedback'),
  receivedAt,
  category: z.string(),
  place: z.string(),
  text: z.string(),
  urgent: z.boolean(),
  /** Deadlines of Decision 1207/QĐ-UBND in Vietnamese working hours; null when not known. */
  receiveBy: z.nullable(z.string()),
  solveBy: z.nullable(z.string()),
  language,
});
const DossierDataSchema = z.strictObject({
  kind: z.literal('dossierQuestion'),
  receivedAt,
  dossierCode: z.string(),
  language,
});
const CallForHelpDataSchema = z.strictObject({
  kind: z.literal('callForHelp'),
  receivedAt,
  screen: z.string(),
  language,
});

/** The request `cancels` is withdrawn: nobody comes, and its hour is free again. */
const CancellationDataSchema = z.strictObject({
  kind: z.literal('cancellation'),
  receivedAt,
  /** Id of the request that was handed over before. */
  cancels: z.string().check(z.regex(uuidV7Pattern)),
  language,
});

export const BackOfficeDataSchema = z.discriminatedUnion('kind', [
  AppointmentDataSchema,
  FeedbackDataSchema,
  DossierDataSchema,
  CallForHelpDataSchema,
  CancellationDataSchema,
]);
export type BackOfficeData = z.infer<typeof BackOfficeDataSchema>;

/** A request on its way to an office. `id` is the request's id, and its idempotency key. */
export const RequestEventSchema = z.object({
  ...eventBase,
  type: z.string().check(z.regex(/^vn\.motcham\.request\.[a-zA-Z]+\.v1$/)),
  time: z.string(),
  data: BackOfficeDataSchema,
});
export type RequestEvent = z.infer<typeof RequestEventSchema>;

/** What an office says of a request: enumerated facts only, never words of its own. */
export const OfficeResultSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('appointment'),
    outcome: z.enum(['confirmed', 'moved', 'refused']),
    day: DaySchema,
    slot: SlotSchema,
    branch: BranchSchema,
    reason: z.nullable(z.enum(officeReasons)),
  }),
  z.strictObject({
    kind: z.literal('dossierQuestion'),
    state: z.enum(dossierStates),
    dueDay: z.nullable(DaySchema),
  }),
  z.strictObject({
    kind: z.literal('feedback'),
    state: z.enum(feedbackStates),
    reason: z.nullable(z.enum(feedbackReasons)),
  }),
  z.strictObject({ kind: z.literal('callForHelp'), told: z.enum(helpersTold) }),
  /** A resident may always take back a request: an office can only say that it has heard it. */
  z.strictObject({ kind: z.literal('cancellation'), outcome: z.literal('cancelled') }),
]);
export type OfficeResult = z.infer<typeof OfficeResultSchema>;

/** An office's answer, in the response to the request or later to the hub's answer path. */
export const AnswerEventSchema = z.object({
  ...eventBase,
  type: z.literal(answerEventType),
  data: z.strictObject({
    /** The id of the request that is answered. */
    request: z.string().check(z.regex(uuidV7Pattern)),
    result: OfficeResultSchema,
  }),
});
export type AnswerEvent = z.infer<typeof AnswerEventSchema>;

/** What the hub says of an answer that was brought to it. */
export const AnswerTakenSchema = z.strictObject({
  /** `kept`: it stands. `same`: it stood already. `contradicts`: another one stands, this is noted. */
  taken: z.enum(['kept', 'same', 'contradicts']),
});
export type AnswerTaken = z.infer<typeof AnswerTakenSchema>;
