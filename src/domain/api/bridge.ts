import * as z from 'zod/mini';
import { faultsMax, PrinterStatusSchema, PrintStateSchema } from '../fleet/index.ts';
import { ReceiptDocumentSchema } from '../receipt/index.ts';
import { PublicKeySchema } from './keys.ts';
import { HubTargetSchema } from './provision.ts';

/** Largest request body of the bridge, bytes: one slip and its QR. */
export const bridgeBodyBytesMax = 64 * 1024;
/** Header that carries the bridge token on every call but `GET /bridge/session`. */
export const bridgeTokenHeader = 'x-motcham-bridge';
/** The page's one origin (contracts.md): key, outbox and library belong to it. */
export const kioskPort = 8420;

/** Paths of the bridge between page and shell, on the page's own origin. */
export const bridgePaths = {
  /** GET: token for this page load, and what the shell knows. Origin and Host checked. */
  session: '/bridge/session',
  /** POST {jobId, document} → PrintJob. The same id again is the same job. */
  print: '/bridge/print',
  /** GET → PrintJob. */
  printJob: (jobId: string) => `/bridge/print/${jobId}`,
  /** POST {answer} → PrintJob: what the resident says about an unconfirmed slip. */
  printAnswer: (jobId: string) => `/bridge/print/${jobId}/answer`,
  /** GET, server-sent events: `print` (PrintJob), `status` (BridgeStatus), `scan` (ShellScan), `car` (ShellCar), `headset` (ShellHeadset). */
  events: '/bridge/events',
  /** GET → BridgeStatus. */
  status: '/bridge/status',
  /** POST {code} → ShellEnrolment: the shell's half of the proof for a code that staff typed. */
  enrolment: '/bridge/enrolment',
  /** GET → StaffLock; POST StaffLock → the same: wrong PINs, shared with the rescue page's door. */
  staffLock: '/bridge/staff-lock',
  /** GET → BridgeFaults: the last faults of the machine (S7). */
  faults: '/bridge/faults',
  /** POST HubTarget → ProvisionProbe: a code was read; its redemption goes to that hub. */
  provision: '/bridge/provision',
  /** POST HubTarget → 204: the page holds an identity of that hub. */
  provisionDone: '/bridge/provision/done',
  /**
   * GET → ReadinessReport: the shell looks at everything now, some seconds. POST PageReadiness → the
   * same, with what the page and the person before it found; kept until it is looked at again.
   */
  readiness: '/bridge/readiness',
  /** POST PageBeat → 204. */
  beat: '/bridge/beat',
} as const;

/** A one-time code and the shell's half of the proof that it is redeemed on this machine. */
export const ShellEnrolmentSchema = z.strictObject({
  code: z.string(),
  shell: z.strictObject({ publicKey: PublicKeySchema, proof: z.string() }),
});
export type ShellEnrolment = z.infer<typeof ShellEnrolmentSchema>;

export const EnrolmentRequestSchema = z.strictObject({
  /** Normalised Crockford, as it stands under the page's own half. */
  code: z.string().check(z.regex(/^[0-9A-Z]{4,64}$/)),
});

export const BridgeSessionSchema = z.strictObject({
  /** Lives in memory of this page load only. */
  token: z.string().check(z.minLength(32), z.maxLength(128)),
  /** Changes with every boot of the machine or start of the shell: scopes clock trust. */
  bootId: z.string(),
  trial: z.boolean(),
  /** Present while the shell holds an unused one-time code; the shell's half of the proof. */
  enrolment: z.nullable(ShellEnrolmentSchema),
  /** The hub that this machine belongs to; null on a bare one. Absent: the shell is older. */
  hub: z.optional(z.nullable(HubTargetSchema)),
});
export type BridgeSession = z.infer<typeof BridgeSessionSchema>;

export const PrintRequestSchema = z.strictObject({
  /** UUID of the page's making; the idempotency key of the job. */
  jobId: z.string().check(z.regex(/^[0-9a-f-]{36}$/)),
  document: ReceiptDocumentSchema,
});
export type PrintRequest = z.infer<typeof PrintRequestSchema>;

export const PrintJobSchema = z.strictObject({ jobId: z.string(), print: PrintStateSchema });
export type PrintJob = z.infer<typeof PrintJobSchema>;

/** The resident's word on an unconfirmed slip: it came out, print it again, or leave it. */
export const PrintAnswerSchema = z.strictObject({ answer: z.enum(['cameOut', 'again', 'leave']) });
export type PrintAnswer = z.infer<typeof PrintAnswerSchema>;

export const BridgeStatusSchema = z.strictObject({
  printer: PrinterStatusSchema,
  /** Width that slips are laid out for, dots: the preview on the screen takes it too. */
  paperDots: z.optional(z.union([z.literal(576), z.literal(384)])),
  scanner: z.enum(['none', 'ready', 'lost']),
  /** Whether the shell reached the hub at its last try. */
  hub: z.enum(['reachable', 'unreachable', 'unknown']),
  shell: z.strictObject({ version: z.string(), uptimeMs: z.int() }),
});
export type BridgeStatus = z.infer<typeof BridgeStatusSchema>;

export const BridgeFaultsSchema = z.strictObject({
  /** Oldest first. */
  faults: z
    .array(z.strictObject({ code: z.string().check(z.maxLength(16)), atMs: z.int() }))
    .check(z.maxLength(faultsMax)),
});
export type BridgeFaults = z.infer<typeof BridgeFaultsSchema>;

export const ShellScanSchema = z.strictObject({
  text: z.string().check(z.maxLength(8192)),
  device: z.string(),
  /** It came as keys of a US keyboard: letters that such a keyboard lacks are gone or wrong. */
  byKeys: z.optional(z.literal(true)),
});
export type ShellScan = z.infer<typeof ShellScanSchema>;

/** What a lift's car says; sent when a page begins to listen, and whenever it says something. */
export const ShellCarSchema = z.strictObject({
  /** It stands at a floor, or its doors open (L8); told once. */
  arrived: z.boolean(),
  /** Its alarm or an announcement is on (L9). */
  alarm: z.boolean(),
});
export type ShellCar = z.infer<typeof ShellCarSchema>;

/** What the sound card's jack says; sent as a car's words are, by a shell that was told of a jack. */
export const ShellHeadsetSchema = z.strictObject({ plugged: z.boolean() });

/** From requestAnimationFrame of the page, each second: proof that it renders and moves on. */
export const PageBeatSchema = z.strictObject({
  /** Name of the session state, never content. */
  screen: z.string().check(z.maxLength(64)),
  /** True only in attract: the shell may restart the browser then. */
  idle: z.boolean(),
  /** Screens shown since load. */
  progress: z.int(),
});
export type PageBeat = z.infer<typeof PageBeatSchema>;
