import * as z from 'zod/mini';
import {
  actionStatuses,
  BranchSchema,
  FollowResultSchema,
  hourPlacesMax,
  KioskIdSchema,
} from '../../action/index.ts';
import { OfficeResultSchema } from '../back-office.ts';
import { SiteSchema } from '../wire.ts';

/** Paths of the inbox, below the console's API. */
export const requestPaths = {
  inbox: 'requests',
  one: (id: string) => `requests/${id}`,
  open: (id: string) => `requests/${id}/open`,
  claim: (id: string) => `requests/${id}/claim`,
  reply: (id: string) => `requests/${id}/reply`,
  /** GET ?from=DAY&to=DAY. */
  hours: 'appointments',
  /** POST: how many visitors a branch takes in one hour. */
  places: 'appointments/places',
  dead: 'dead-letters',
  replay: 'dead-letters/replay',
} as const;

const ms = z.int();

/** Kinds that somebody at a desk answers. */
export const deskKinds = ['feedback', 'dossierQuestion', 'appointment', 'callForHelp'] as const;
export type DeskKind = (typeof deskKinds)[number];

export const DeskLineSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(deskKinds),
  kiosk: KioskIdSchema,
  site: SiteSchema,
  receivedMs: ms,
  status: z.enum(actionStatuses),
  changedMs: ms,
  isFinal: z.boolean(),
  /** Enumerated facts; null: not of this kind, or not opened yet. */
  category: z.nullable(z.string()),
  urgent: z.nullable(z.boolean()),
  branch: z.nullable(z.string()),
  day: z.nullable(z.string()),
  slot: z.nullable(z.string()),
  service: z.nullable(z.string()),
  /**
   * By when it is answered, ms, and what says so: Decision 1207/QĐ-UBND for reports, its own hour
   * for an appointment, two minutes for a call for help. Null: not known ("chưa rõ").
   */
  dueMs: z.nullable(ms),
  dueBy: z.nullable(z.enum(['reception', 'urgent', 'hour', 'help'])),
  claimedBy: z.nullable(z.string()),
  /** What hinders its way to an office, if anything. */
  handover: z.nullable(z.enum(['waiting', 'ready', 'failed', 'dead'])),
});
export type DeskLine = z.infer<typeof DeskLineSchema>;

/** What services, places and subjects are called that requests name by their keys. */
export const DeskNamesSchema = z.record(
  z.string(),
  z.strictObject({ vi: z.string(), en: z.string() }),
);
export type DeskNames = z.infer<typeof DeskNamesSchema>;

/** Most lines of the inbox: more open requests than that need more desks. */
export const deskLinesMax = 2_000;

export const InboxAnswerSchema = z.strictObject({
  nowMs: ms,
  /** Answered ones of the last days are in it too. */
  lines: z.array(DeskLineSchema).check(z.maxLength(deskLinesMax)),
  names: DeskNamesSchema,
  deadLetters: z.int(),
  /** An office is connected: it answers by itself, and a desk may answer before it. */
  hasOffice: z.boolean(),
});
export type InboxAnswer = z.infer<typeof InboxAnswerSchema>;

export const DeskRequestSchema = z.strictObject({
  line: DeskLineSchema,
  result: z.nullable(FollowResultSchema),
  /** Body without what it says of a person; null when the seal does not open. */
  body: z.nullable(z.record(z.string(), z.unknown())),
  /** Names of the fields that are closed. */
  closed: z.array(z.string()),
  names: DeskNamesSchema,
  problem: z.nullable(z.string()),
  history: z.array(
    z.strictObject({
      at: ms,
      what: z.enum(['received', 'claimed', 'changed', 'contradiction']),
      detail: z.string(),
    }),
  ),
});
export type DeskRequest = z.infer<typeof DeskRequestSchema>;

export const OpenRequestSchema = z.strictObject({
  reason: z.string().check(z.minLength(3), z.maxLength(300)),
});
export const OpenedAnswerSchema = z.strictObject({
  /** The fields that were closed, as the resident left them. */
  fields: z.record(z.string(), z.string()),
});
export type OpenedAnswer = z.infer<typeof OpenedAnswerSchema>;

export const ReplyRequestSchema = z.strictObject({ result: OfficeResultSchema });
export const ReplyAnswerSchema = z.strictObject({
  verdict: z.enum(['kept', 'same', 'contradicts', 'nonsense', 'full']),
});
export type ReplyAnswer = z.infer<typeof ReplyAnswerSchema>;
export const ClaimRequestSchema = z.strictObject({ claim: z.boolean() });

export const HoursAnswerSchema = z.strictObject({
  nowMs: ms,
  names: DeskNamesSchema,
  rows: z.array(
    z.strictObject({
      branch: z.string(),
      day: z.string(),
      slot: z.string(),
      asked: z.int(),
      confirmed: z.int(),
      refused: z.int(),
      /** Visitors that the branch takes in an hour; those of 75 or older have one place more. */
      places: z.int(),
      /** Nobody has said so for this branch: the usual number. */
      isUsual: z.boolean(),
    }),
  ),
});
export type HoursAnswer = z.infer<typeof HoursAnswerSchema>;

/** What is promised already stays promised, however few places are set. */
export const HourPlacesRequestSchema = z.strictObject({
  branch: BranchSchema,
  places: z.int().check(z.minimum(1), z.maximum(hourPlacesMax)),
});

export const DeadAnswerSchema = z.strictObject({
  nowMs: ms,
  letters: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.string(),
      kiosk: KioskIdSchema,
      seq: z.int(),
      state: z.enum(['failed', 'dead']),
      reason: z.nullable(z.string()),
      attempts: z.int(),
      receivedMs: ms,
    }),
  ),
});
export type DeadAnswer = z.infer<typeof DeadAnswerSchema>;
export const ReplayRequestSchema = z.strictObject({
  id: z.nullable(z.string().check(z.maxLength(36))),
});
export const ReplayAnswerSchema = z.strictObject({ count: z.int() });
export type ReplayAnswer = z.infer<typeof ReplayAnswerSchema>;
