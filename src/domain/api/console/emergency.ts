import * as z from 'zod/mini';
import { EmergencyTargetSchema, emergencyStates } from '../../emergency/index.ts';
import {
  emergencyDraftSchema,
  emergencyGravities,
  emergencyMinutesMax,
  localTextSchema,
} from '../../service/index.ts';

/** Paths of emergency messages, below the console's API. */
export const emergencyPaths = {
  /** GET: drafts, places and messages; POST: sends one. */
  all: 'emergencies',
  /** GET: which kiosk showed it when. */
  one: (id: string) => `emergencies/${id}`,
  end: (id: string) => `emergencies/${id}/end`,
} as const;

/** Messages of the past that one answer holds. */
export const emergenciesListedMax = 100;
/** Kiosks of one message that one answer names; the sums are of all. */
export const emergencyKiosksListedMax = 500;

const ms = z.int();
const reason = z.string().check(z.minLength(3), z.maxLength(300));

export const ListedEmergencySchema = z.strictObject({
  id: z.string(),
  draft: z.string(),
  title: localTextSchema,
  gravity: z.enum(emergencyGravities),
  target: EmergencyTargetSchema,
  reason: z.string(),
  sentMs: ms,
  endsMs: ms,
  sentBy: z.string(),
  /** Null: not ended before its time. */
  endedMs: z.nullable(ms),
  endedBy: z.nullable(z.string()),
  endReason: z.nullable(z.string()),
  /** Kiosks that it was for when it was sent. */
  kiosks: z.int(),
  /** Of them, those that said they show it. */
  shown: z.int(),
  /** Those that said why they do not. */
  failed: z.int(),
  /** When the first and the last of them showed it; null: none yet. */
  firstMs: z.nullable(ms),
  lastMs: z.nullable(ms),
});
export type ListedEmergency = z.infer<typeof ListedEmergencySchema>;

export const EmergencyDeskSchema = z.strictObject({
  nowMs: ms,
  /** Drafts of the content that is published for every kiosk, with their hashes. */
  drafts: z.array(z.strictObject({ draft: emergencyDraftSchema, sha256: z.string() })),
  /** Buildings that have kiosks, by ward. */
  buildings: z.array(
    z.strictObject({
      key: z.string(),
      name: z.string(),
      wardKey: z.string(),
      ward: z.string(),
      kiosks: z.int(),
    }),
  ),
  /** Newest first. */
  messages: z.array(ListedEmergencySchema),
});
export type EmergencyDesk = z.infer<typeof EmergencyDeskSchema>;

export const EmergencyKiosksSchema = z.strictObject({
  message: ListedEmergencySchema,
  kiosks: z.array(
    z.strictObject({
      kiosk: z.string(),
      plate: z.string(),
      building: z.string(),
      /** Null: it has said nothing. */
      state: z.nullable(z.enum(emergencyStates)),
      shownMs: z.nullable(ms),
    }),
  ),
});
export type EmergencyKiosks = z.infer<typeof EmergencyKiosksSchema>;

export const SendEmergencySchema = z.strictObject({
  draft: z.string().check(z.maxLength(60)),
  /** Of the words that the person saw: other words by the same name are not sent. */
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  target: EmergencyTargetSchema,
  minutes: z.int().check(z.minimum(1), z.maximum(emergencyMinutesMax)),
  reason,
});
export const EmergencySentSchema = z.strictObject({ id: z.string() });
export const EndEmergencySchema = z.strictObject({ reason });
