import * as z from 'zod/mini';
import {
  ActionEnvelopeSchema,
  actionStatuses,
  batchCountMax,
  FollowResultSchema,
  KioskIdSchema,
} from '../action/index.ts';
import { crockfordAlphabet, screenLanguages } from '../basics/index.ts';
import { pointSchema } from '../service/index.ts';
import { PublicKeySchema } from './keys.ts';
import { SiteKitSchema } from './site-kit.ts';

/** Characters of a one-time enrolment code: 13 × 5 = 65 bits (contracts.md: ≥ 60). */
export const enrolmentCodeLength = 13;
/** How long a one-time code lives, ms. */
export const enrolmentCodeLifeMs = 15 * 60_000;

/** Where the kiosk stands: shown in its header, printed on its slips. */
export const SiteSchema = z.strictObject({
  /** Short name on the house plate, e.g. `A3`. */
  plate: z.string().check(z.minLength(1), z.maxLength(6)),
  building: z.string().check(z.maxLength(80)),
  ward: z.string().check(z.maxLength(80)),
  /** Code of the ward, five digits, or empty when unknown. */
  wardCode: z.string().check(z.maxLength(5)),
  mode: z.enum(['lobby', 'lift']),
  /** Position, degrees WGS 84, where somebody measured it; told to kiosks that know it (app 5). */
  at: z.optional(pointSchema),
  /**
   * Languages that are offered here, the one a session begins with first; absent: those of content.
   * Of a guest's language, kiosks are told that know it (app 6).
   */
  languages: z.optional(
    z.array(z.enum(screenLanguages)).check(z.minLength(1), z.maxLength(screenLanguages.length)),
  ),
  /** When somebody is there to help, minutes after midnight, quarters of an hour. */
  hours: z.optional(
    z.strictObject({
      from: z.int().check(z.minimum(0), z.maximum(1440), z.multipleOf(15)),
      to: z.int().check(z.minimum(0), z.maximum(1440), z.multipleOf(15)),
    }),
  ),
});
export type Site = z.infer<typeof SiteSchema>;

const ProvenKeySchema = z.strictObject({
  publicKey: PublicKeySchema,
  proof: z.string().check(z.maxLength(128)),
});

export const EnrolRequestSchema = z.strictObject({
  code: z.string().check(z.regex(new RegExp(`^[${crockfordAlphabet}]{${enrolmentCodeLength}}$`))),
  page: ProvenKeySchema,
  /** Absent on a tablet without a shell. */
  shell: z.optional(ProvenKeySchema),
});
export type EnrolRequest = z.infer<typeof EnrolRequestSchema>;

export const SealingKeySchema = z.strictObject({
  keyId: z.string().check(z.maxLength(64)),
  publicKey: z.string().check(z.maxLength(128)),
});

export const EnrolAnswerSchema = z.strictObject({
  kiosk: KioskIdSchema,
  incarnation: z.int().check(z.minimum(1)),
  site: SiteSchema,
  /** Who opens its staff mode, and where residents go while it cannot serve. */
  kit: z.optional(SiteKitSchema),
  trial: z.boolean(),
  hub: z.strictObject({
    epoch: z.string(),
    sealing: SealingKeySchema,
    /** Verifies signed times. */
    time: PublicKeySchema,
    /** Text of the root metadata on which the kiosk builds all its trust in content (TUF). */
    root: z.string().check(z.maxLength(64 * 1024)),
  }),
});
export type EnrolAnswer = z.infer<typeof EnrolAnswerSchema>;

/** Why a code is not taken: a member `reason` beside the problem `bad-code`. */
export const codeRefusals = ['unknown', 'used', 'expired', 'revoked'] as const;
export type CodeRefusal = (typeof codeRefusals)[number];

/**
 * Why a kiosk cannot send a range of its line any more. `settled`: it deleted them because the hub
 * had called them settled, and the hub went back further than its backup. `missing`: its storage
 * lost them.
 */
export const holeReasons = ['settled', 'missing'] as const;

/** Sequences that a kiosk gave and no longer holds: declared, so that its line can go on. */
export const HoleSchema = z
  .strictObject({
    from: z.int().check(z.minimum(1)),
    to: z.int().check(z.minimum(1)),
    reason: z.enum(holeReasons),
  })
  .check(z.refine(({ from, to }) => from <= to));
export type Hole = z.infer<typeof HoleSchema>;

/** Contiguous: the hole, if any, ends right before the first of `actions`, of which it may be all. */
export const ActionBatchSchema = z.strictObject({
  actions: z.array(ActionEnvelopeSchema).check(z.maxLength(batchCountMax)),
  hole: z.optional(HoleSchema),
});
export type ActionBatch = z.infer<typeof ActionBatchSchema>;

/** What every answer to a kiosk carries, so that it can delete and rewind (contracts.md, Settled). */
export const WatermarkSchema = z.strictObject({
  /** Random; new after a restore. A changed epoch makes the kiosk look at `lastSeq` again. */
  epoch: z.string(),
  /** Highest contiguous sequence the hub holds of this incarnation; 0 for none. */
  lastSeq: z.int(),
  /** Highest sequence that may be deleted. */
  settled: z.int(),
});
export type Watermark = z.infer<typeof WatermarkSchema>;

export const ActionBatchAnswerSchema = z.strictObject({
  watermark: WatermarkSchema,
  /** Sequences the hub will never take, with the reason; the kiosk quarantines them. */
  refused: z.array(z.strictObject({ seq: z.int(), code: z.string() })),
});
export type ActionBatchAnswer = z.infer<typeof ActionBatchAnswerSchema>;

/** Most replies in one heartbeat answer: 64 KiB hold them; the rest comes with the next one. */
export const repliesMax = 50;

/** What became of a request of this kiosk: enumerated facts, nothing that an office wrote. */
export const ReplySchema = z.strictObject({
  /** Rises by one with each reply to this kiosk. */
  number: z.int().check(z.minimum(1)),
  /** `replyHash` of kiosk and follow code. */
  hash: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
  status: z.enum(actionStatuses),
  /** ISO date-time, UTC. */
  changedAt: z.string().check(z.maxLength(30)),
  result: z.nullable(FollowResultSchema),
});
export type Reply = z.infer<typeof ReplySchema>;

export const HeartbeatAnswerSchema = z.strictObject({
  time: z.strictObject({ nowMs: z.int(), signature: z.string() }),
  /** Version of the published targets; 0 when nothing is published. Rises with every ring. */
  contentVersion: z.int(),
  watermark: WatermarkSchema,
  sealing: SealingKeySchema,
  site: SiteSchema,
  /** Present when the kiosk said that it has another one. */
  kit: z.optional(SiteKitSchema),
  /** Signed commands; none are issued before the publishing issue lands. */
  commands: z.array(z.never()),
  /** Newest change of the emergencies that touch this kiosk; absent while there is none. */
  emergencies: z.optional(z.int()),
  /** Oldest first, above what the kiosk said it has; absent when none waits. */
  replies: z.optional(z.array(ReplySchema).check(z.maxLength(repliesMax))),
});
export type HeartbeatAnswer = z.infer<typeof HeartbeatAnswerSchema>;

export const ReadinessTakenSchema = z.strictObject({
  /** ISO date-time by the hub's clock, UTC. */
  receivedAt: z.string(),
});
export type ReadinessTaken = z.infer<typeof ReadinessTakenSchema>;

export const FollowAnswerSchema = z.strictObject({
  status: z.enum(actionStatuses),
  kind: z.string(),
  /** ISO date-time of the last change, UTC. */
  changedAt: z.string(),
  /** Absent while nobody has answered. */
  result: z.optional(FollowResultSchema),
});
export type FollowAnswer = z.infer<typeof FollowAnswerSchema>;

/** What a wake poll answers when there is news. */
export const WakeAnswerSchema = z.strictObject({
  /** The published version: newer than it asked with, or the same. */
  contentVersion: z.int(),
  /** Present when a reply waits for this kiosk: the next heartbeat brings it. */
  replies: z.optional(z.literal(true)),
  /** Present when an emergency that touches this kiosk began or ended: its newest change. */
  emergencies: z.optional(z.int()),
});
export type WakeAnswer = z.infer<typeof WakeAnswerSchema>;

/** `degraded`: the hub serves, but holds no key for some requests; an operator has to act. */
export const HubHealthSchema = z.strictObject({
  status: z.enum(['ready', 'degraded']),
  trial: z.boolean(),
  epoch: z.string(),
  contentVersion: z.int(),
});
export type HubHealth = z.infer<typeof HubHealthSchema>;

/** Paths of the hub. The shell proxies `/hub/*` unchanged; without a shell the hub is the origin. */
export const hubPaths = {
  enrol: '/hub/v1/enrol',
  actions: '/hub/v1/actions',
  heartbeat: '/hub/v1/heartbeat',
  /** POST by a kiosk: what staff found before it opened (domain/fleet/readiness.ts). */
  readiness: '/hub/v1/readiness',
  /** POST by a shell, for itself (shell-beat.ts). */
  shellBeat: '/hub/v1/shell/beat',
  /** GET ?version=N&kiosk=K&replies=M&emergencies=S: 204 after `wakeHoldMs`, 200 at once when there is news. */
  wake: '/hub/v1/wake',
  /** GET ?kiosk=K: signed orders that touch this kiosk (domain/emergency). */
  emergencies: '/hub/v1/emergencies',
  /** POST by a kiosk: what it did with them. */
  emergencyReports: '/hub/v1/emergencies/reports',
  /** GET: the last good readings of the city's boards (readings.ts). */
  readings: '/hub/v1/readings',
  /** A file of the repository's metadata, such as `2.root.json` (TUF, consistent snapshots). */
  tuf: (name: string) => `/hub/v1/tuf/${name}`,
  section: (sha256: string) => `/hub/v1/content/sections/${sha256}`,
  /** GET ?of=HASH,HASH…: several, one after another in this order (domain/bundle/section-batch.ts). */
  sections: '/hub/v1/content/sections',
  follow: (code: string) => `/hub/v1/follow/${code}`,
  /** Newest signed head of the audit log: for copies kept elsewhere. */
  auditHead: '/hub/v1/audit/head.json',
  /** POST by a kiosk: what another system says of a dossier or a product (look-up.ts). */
  lookUp: (kind: string) => `/hub/v1/lookup/${kind}`,
  /** POST by a back office: an answer to a request (docs/back-office.md). */
  answers: '/hub/v1/back-office/answers',
  health: '/hub/health',
  metrics: '/hub/metrics',
  openapi: '/hub/openapi.json',
} as const;
