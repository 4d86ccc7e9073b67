import * as z from 'zod/mini';
import { isIsoDay } from '../calendar/index.ts';

/**
 * What became of a request, in words that can be counted: nothing here is free text, so nothing
 * that an outside system writes can reach a resident's screen unread.
 */
export const appointmentOutcomes = ['confirmed', 'moved', 'refused'] as const;
/** Why an hour was refused or moved. `quotaDay` and `quotaField` are the hub's own. */
export const officeReasons = ['full', 'closed', 'notHere', 'tooLate'] as const;
export const appointmentReasons = [...officeReasons, 'quotaDay', 'quotaField'] as const;
/** States of a dossier; `notFound`: the office has none under this code. */
export const dossierStates = [
  'received',
  'inProgress',
  'waitingForPapers',
  'waitingForPayment',
  'done',
  'returned',
  'refused',
  'notFound',
] as const;
export const feedbackStates = ['received', 'inProgress', 'done', 'refused'] as const;
/** Why a report was not taken (Decision 1207/QĐ-UBND: unclear, or a complaint that goes elsewhere). */
export const feedbackReasons = ['unclear', 'complaint', 'otherAuthority', 'duplicate'] as const;
/** Who was told that a resident calls for help. */
export const helpersTold = ['guard', 'manager', 'hotline', 'nobody'] as const;

/**
 * What became of a cancellation. `tooLate`: the request was over already. `notFound`: the hub has no
 * request under that code, perhaps because another kiosk still keeps it.
 */
export const cancellationOutcomes = ['cancelled', 'tooLate', 'notFound'] as const;

/** An ISO day that the calendar has, in Hanoi. */
export const DaySchema = z.string().check(z.refine(isIsoDay));
/** Start of a slot, 24-hour local time. */
export const SlotSchema = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
/** Key of a branch, as the content names it. */
export const BranchSchema = z.string().check(z.regex(/^[a-z][a-z0-9-]{1,59}$/));
/** An instant in UTC, to the second. */
export const InstantSchema = z
  .string()
  .check(z.regex(/^\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/));

const AppointmentResultSchema = z.strictObject({
  kind: z.literal('appointment'),
  outcome: z.enum(appointmentOutcomes),
  day: DaySchema,
  slot: SlotSchema,
  branch: BranchSchema,
  reason: z.nullable(z.enum(appointmentReasons)),
});

const DossierResultSchema = z.strictObject({
  kind: z.literal('dossierQuestion'),
  state: z.enum(dossierStates),
  dueDay: z.nullable(DaySchema),
  /** When the office was asked: a state is true of that moment only. */
  askedAt: InstantSchema,
});

const FeedbackResultSchema = z.strictObject({
  kind: z.literal('feedback'),
  state: z.enum(feedbackStates),
  /** Deadlines in Vietnamese working hours, computed by the hub; null when not known. */
  receiveBy: z.nullable(InstantSchema),
  solveBy: z.nullable(InstantSchema),
  reason: z.nullable(z.enum(feedbackReasons)),
});

const CallForHelpResultSchema = z.strictObject({
  kind: z.literal('callForHelp'),
  told: z.enum(helpersTold),
  at: InstantSchema,
});

const CancellationResultSchema = z.strictObject({
  kind: z.literal('cancellation'),
  outcome: z.enum(cancellationOutcomes),
});

export const FollowResultSchema = z.discriminatedUnion('kind', [
  AppointmentResultSchema,
  DossierResultSchema,
  FeedbackResultSchema,
  CallForHelpResultSchema,
  CancellationResultSchema,
]);
export type FollowResult = z.infer<typeof FollowResultSchema>;
export type AppointmentResult = z.infer<typeof AppointmentResultSchema>;
export type DossierResult = z.infer<typeof DossierResultSchema>;
export type FeedbackResult = z.infer<typeof FeedbackResultSchema>;
export type CallForHelpResult = z.infer<typeof CallForHelpResultSchema>;

/** What became of a request: made at the hub, read by the kiosk that sent it or by a follow code. */
export const actionStatuses = [
  'received',
  'inProgress',
  'confirmed',
  'moved',
  'refused',
  'done',
  'withdrawn',
] as const;
export type ActionStatus = (typeof actionStatuses)[number];

/** An instant as the wire has it: UTC, to the second. */
export function instantText(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
