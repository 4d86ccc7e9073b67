import * as z from 'zod/mini';
import { KioskIdSchema } from '../../action/index.ts';
import {
  commandNames,
  commandStates,
  paperStates,
  ReadinessLineSchema,
  truthReasons,
  truths,
} from '../../fleet/index.ts';
import { SiteSchema } from '../wire.ts';

/** Paths of the console's fleet pages, below its API. */
export const fleetPaths = {
  /** GET ?since=SERIAL&epoch=E: everything, or what changed. */
  fleet: 'fleet',
  /** GET: the last 24 hours of every kiosk that was not well all the time. */
  strips: 'fleet/strips',
  /** GET: kiosks that were revoked, the newest first. */
  revoked: 'fleet/revoked',
  kiosk: (kiosk: string) => `fleet/kiosks/${kiosk}`,
  site: (kiosk: string) => `fleet/kiosks/${kiosk}/site`,
  revoke: (kiosk: string) => `fleet/kiosks/${kiosk}/revoke`,
  restore: (kiosk: string) => `fleet/kiosks/${kiosk}/restore`,
  commands: 'fleet/commands',
  codes: 'fleet/codes',
  alarms: 'alarms',
  acknowledge: (alarm: string) => `alarms/${alarm}/acknowledge`,
} as const;

const ms = z.int();
const TruthSchema = z.enum(truths);
const ReasonSchema = z.nullable(z.enum(truthReasons));

/** A kiosk in the list. Short names: ten thousand of them travel at once. */
export const FleetLineSchema = z.strictObject({
  /** Id. */
  k: KioskIdSchema,
  /** Revoked: the list drops it. */
  gone: z.optional(z.literal(true)),
  /** Plate, building, ward, code of the ward, lift. */
  p: z.string(),
  b: z.string(),
  w: z.string(),
  c: z.string(),
  l: z.optional(z.literal(true)),
  truth: TruthSchema,
  reason: ReasonSchema,
  /** Since when this truth holds, ms. */
  since: ms,
  /** Last heard, ms, to five minutes while it is well; null: never. */
  heard: z.nullable(ms),
  /** Requests that wait on it, and the age of the oldest when it said so, s. */
  q: z.int(),
  old: z.nullable(z.int()),
  /** Published version that it shows; null: not known. */
  v: z.nullable(z.int()),
  /** Clock, ms off when it last beat; null: not known. */
  off: z.nullable(z.int()),
  /** Printer and its paper when it last beat; absent: it prints and has paper enough. */
  paper: z.optional(z.enum(paperStates)),
  /** An alarm is open. */
  alarm: z.optional(z.literal(true)),
});
export type FleetLine = z.infer<typeof FleetLineSchema>;

/** Most kiosks that one answer holds; a list of more is read by its wards. */
export const fleetLinesMax = 100_000;

export const FleetAnswerSchema = z.strictObject({
  nowMs: ms,
  epoch: z.string(),
  /** Ask with it next time. */
  serial: z.int(),
  /** Everything, or only what changed after the serial that was asked with. */
  whole: z.boolean(),
  published: z.int(),
  /** When the truth was last looked at, ms; null: never. */
  lookedMs: z.nullable(ms),
  openAlarms: z.int(),
  lines: z.array(FleetLineSchema).check(z.maxLength(fleetLinesMax)),
});
export type FleetAnswer = z.infer<typeof FleetAnswerSchema>;

/** The same with its lines unread: ten thousand of them are read a few at a time. */
export const FleetHeadSchema = z.extend(FleetAnswerSchema, {
  lines: z.array(z.unknown()).check(z.maxLength(fleetLinesMax)),
});

/** A change of truth: when, ms, and to what. */
const ChangeSchema = z.strictObject({ at: ms, truth: TruthSchema, reason: ReasonSchema });
export type TruthChange = z.infer<typeof ChangeSchema>;

export const StripsAnswerSchema = z.strictObject({
  fromMs: ms,
  nowMs: ms,
  /** By kiosk: changes within the span, and what held at its start. Absent: the same all the time. */
  strips: z.record(z.string(), z.array(ChangeSchema)),
});
export type StripsAnswer = z.infer<typeof StripsAnswerSchema>;

/** Most revoked kiosks that are listed. */
export const revokedLinesMax = 1_000;

export const RevokedAnswerSchema = z.strictObject({
  kiosks: z
    .array(
      z.strictObject({
        kiosk: KioskIdSchema,
        site: SiteSchema,
        /** Null: revoked before the hub wrote down when. */
        revokedMs: z.nullable(ms),
        /** It can be taken back. */
        isYoung: z.boolean(),
      }),
    )
    .check(z.maxLength(revokedLinesMax)),
});
export type RevokedAnswer = z.infer<typeof RevokedAnswerSchema>;

/** An hour of a kiosk. Null: nothing was heard of it. */
export const BeatHourSchema = z.strictObject({
  hour: ms,
  pages: z.int(),
  shells: z.int(),
  queueMax: z.int(),
  oldestMaxS: z.nullable(z.int()),
  clockOffMaxMs: z.nullable(z.int()),
  screens: z.nullable(z.int()),
  diskFreeMinMb: z.nullable(z.int()),
  browserMaxMb: z.nullable(z.int()),
});
export type BeatHour = z.infer<typeof BeatHourSchema>;

export const AlarmSchema = z.strictObject({
  id: z.string(),
  kiosk: KioskIdSchema,
  site: SiteSchema,
  /** The worst word it had. */
  truth: TruthSchema,
  reason: ReasonSchema,
  badSinceMs: ms,
  raisedMs: ms,
  clearedMs: z.nullable(ms),
  ackedMs: z.nullable(ms),
  ackedBy: z.nullable(z.string()),
  ackReason: z.nullable(z.string()),
});
export type Alarm = z.infer<typeof AlarmSchema>;

export const AlarmsAnswerSchema = z.strictObject({
  nowMs: ms,
  alarms: z.array(AlarmSchema),
  /** Where they are sent, and what waits or failed there. */
  channels: z.array(
    z.strictObject({
      channel: z.enum(['webhook', 'mail']),
      target: z.string(),
      waiting: z.int(),
      dead: z.int(),
      lastDoneMs: z.nullable(ms),
      problem: z.nullable(z.string()),
    }),
  ),
});
export type AlarmsAnswer = z.infer<typeof AlarmsAnswerSchema>;

export const CommandLineSchema = z.strictObject({
  number: z.int(),
  name: z.enum(commandNames),
  issuedMs: ms,
  finishedMs: z.nullable(ms),
  /** Null: the shell has not told yet. `void`: its time ran out and nothing was told. */
  state: z.nullable(z.enum([...commandStates, 'void'])),
  report: z.nullable(z.string()),
});
export type CommandLine = z.infer<typeof CommandLineSchema>;

export const KioskAnswerSchema = z.strictObject({
  nowMs: ms,
  line: FleetLineSchema,
  site: SiteSchema,
  /** Whether its screen says that it stands there; null: it was not heard, or does not say. */
  showsSite: z.nullable(z.boolean()),
  state: z.enum(['active', 'revoked']),
  revokedMs: z.nullable(ms),
  enrolledMs: ms,
  incarnation: z.int(),
  published: z.int(),
  findings: z.array(z.strictObject({ truth: TruthSchema, reason: z.enum(truthReasons) })),
  pageHeardMs: z.nullable(ms),
  shellHeardMs: z.nullable(ms),
  /** Last signs of life by wake poll, unsigned. */
  pageSeenMs: z.nullable(ms),
  shellSeenMs: z.nullable(ms),
  /** The last beats as they were said: facts with their time, never the state now. */
  page: z.nullable(z.record(z.string(), z.unknown())),
  shell: z.nullable(z.record(z.string(), z.unknown())),
  keys: z.array(
    z.strictObject({
      role: z.enum(['page', 'shell']),
      thumbprint: z.string(),
      state: z.string(),
      createdMs: ms,
    }),
  ),
  changes: z.array(ChangeSchema),
  hours: z.array(BeatHourSchema),
  commands: z.array(CommandLineSchema),
  alarms: z.array(AlarmSchema),
  /** The newest look at the whole machine, by staff before it or by command; null: none yet. */
  readiness: z.nullable(
    z.strictObject({
      at: ms,
      by: z.enum(['staff', 'command']),
      isReady: z.boolean(),
      lines: z.array(ReadinessLineSchema),
    }),
  ),
});
export type KioskAnswer = z.infer<typeof KioskAnswerSchema>;

/** Most kiosks that one confirmation commands. */
export const commandedMax = 500;

export const CommandRequestSchema = z.strictObject({
  kiosks: z.array(KioskIdSchema).check(z.minLength(1), z.maxLength(commandedMax)),
  name: z.enum(commandNames),
});
export type CommandRequest = z.infer<typeof CommandRequestSchema>;

export const CommandAnswerSchema = z.strictObject({
  issued: z.array(z.strictObject({ kiosk: KioskIdSchema, number: z.int() })),
  refused: z.array(
    z.strictObject({ kiosk: KioskIdSchema, why: z.enum(['unknownKiosk', 'noShell']) }),
  ),
});
export type CommandAnswer = z.infer<typeof CommandAnswerSchema>;

/** As an operator writes it: half a code is the code of no ward. */
const WrittenSiteSchema = SiteSchema.check(
  z.refine(({ wardCode }) => /^(\d{5})?$/.test(wardCode), {
    error: 'five digits, or empty',
    path: ['wardCode'],
  }),
);
export const CodeRequestSchema = z.strictObject({ site: WrittenSiteSchema });
export const CodeAnswerSchema = z.strictObject({
  code: z.string(),
  expiresMs: ms,
  /** What the QR code holds; null while the hub does not know its own address. */
  qr: z.nullable(z.string()),
});
export type CodeAnswer = z.infer<typeof CodeAnswerSchema>;

const reason = z.string().check(z.minLength(3), z.maxLength(300));
export const MoveRequestSchema = z.strictObject({ site: WrittenSiteSchema, reason });
/** The id is typed once more (P17). */
export const RevokeRequestSchema = z.strictObject({ typed: KioskIdSchema, reason });
export const RestoreRequestSchema = z.strictObject({ reason });
export const AcknowledgeRequestSchema = z.strictObject({ reason });
export const DoneAnswerSchema = z.strictObject({ done: z.literal(true) });

/** How long a revocation can be taken back, ms (P17). */
export const revokedBackMs = 30 * 86_400_000;
