import * as z from 'zod/mini';
import { feedbackCategories, freeTextLengthMax } from './free-text.ts';
import { UsageCountsBodySchema } from './usage-counts.ts';

/** What a resident can leave behind. The kind is readable on the wire; the body never is. */
export const actionKinds = [
  'feedback',
  'appointment',
  'dossierQuestion',
  'callForHelp',
  'cancellation',
  'commandResult',
  'usageCounts',
] as const;
export type ActionKind = (typeof actionKinds)[number];
export const ActionKindSchema = z.enum(actionKinds);

/** A report to the city, Open311-shaped: category, place, text, urgency. */
export const FeedbackBodySchema = z.strictObject({
  kind: z.literal('feedback'),
  category: z.enum(feedbackCategories),
  place: z.string().check(z.maxLength(200)),
  text: z.string().check(z.minLength(1), z.maxLength(freeTextLengthMax)),
  urgent: z.boolean(),
  language: z.enum(['vi', 'en']),
  follow: z.string(),
});

/** A wish for an hour at a branch. Provisional until the hub confirms, and shown so. */
export const AppointmentBodySchema = z.strictObject({
  kind: z.literal('appointment'),
  serviceCode: z.string().check(z.maxLength(32)),
  /** Key of the field that limits a person to one slot a day. */
  field: z.string().check(z.maxLength(64)),
  branch: z.string().check(z.maxLength(64)),
  /** ISO date in Asia/Ho_Chi_Minh. */
  day: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  /** Start of the slot, 24-hour local time. */
  slot: z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
  /** Digits only; empty when the resident chose paper or QR. */
  phone: z.string().check(z.regex(/^(\+?\d{8,15})?$/)),
  /** Personal number when a card was scanned and the resident consented; else empty. */
  personalNumber: z.string().check(z.regex(/^(\d{12})?$/)),
  /** Name as on the card, when the resident consented; else empty. */
  name: z.string().check(z.maxLength(120)),
  /** The resident is 75 or older, from the card or as stated: served first. Absent: not asked. */
  priority: z.optional(z.literal('age75')),
  language: z.enum(['vi', 'en']),
  follow: z.string(),
});

/** A question about a dossier by its code; answered when the network is back. */
export const DossierQuestionBodySchema = z.strictObject({
  kind: z.literal('dossierQuestion'),
  dossierCode: z.string().check(z.maxLength(64)),
  language: z.enum(['vi', 'en']),
  follow: z.string(),
});

/** A resident pressed "Gọi người giúp". */
export const CallForHelpBodySchema = z.strictObject({
  kind: z.literal('callForHelp'),
  screen: z.string().check(z.maxLength(64)),
  language: z.enum(['vi', 'en']),
  follow: z.string(),
});

/** A resident takes back a request that was sent already, by the follow code on its slip. */
export const CancellationBodySchema = z.strictObject({
  kind: z.literal('cancellation'),
  /** Follow code of the request: whoever holds the slip may cancel it. */
  cancels: z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{11}$/)),
  language: z.enum(['vi', 'en']),
  follow: z.string(),
});

/** The outcome of a remote command (contracts.md, Heartbeat). */
export const CommandResultBodySchema = z.strictObject({
  kind: z.literal('commandResult'),
  command: z.string().check(z.maxLength(64)),
  outcome: z.enum(['done', 'refused', 'failed']),
  detail: z.string().check(z.maxLength(500)),
});

/** What stays of a request that was withdrawn before it was sent: the same sequence, no content. */
export const TombstoneBodySchema = z.strictObject({
  kind: z.literal('withdrawn'),
  follow: z.string(),
});

export const ActionBodySchema = z.discriminatedUnion('kind', [
  FeedbackBodySchema,
  AppointmentBodySchema,
  DossierQuestionBodySchema,
  CallForHelpBodySchema,
  CancellationBodySchema,
  CommandResultBodySchema,
  UsageCountsBodySchema,
  TombstoneBodySchema,
]);

export type FeedbackBody = z.infer<typeof FeedbackBodySchema>;
export type AppointmentBody = z.infer<typeof AppointmentBodySchema>;
export type DossierQuestionBody = z.infer<typeof DossierQuestionBodySchema>;
export type CallForHelpBody = z.infer<typeof CallForHelpBodySchema>;
export type TombstoneBody = z.infer<typeof TombstoneBodySchema>;
export type ActionBody = z.infer<typeof ActionBodySchema>;
