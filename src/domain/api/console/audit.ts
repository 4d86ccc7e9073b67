import * as z from 'zod/mini';

/** Everything that a line of the audit log may say to have been done: subject and verb. */
export const auditActs = [
  'alarm.acknowledge',
  'document.approve',
  'document.create',
  'document.edit',
  'document.remove',
  'document.return',
  'document.seed',
  'document.send',
  'document.takeBack',
  'emergency.end',
  'emergency.send',
  'feed.ask',
  'fleet.code',
  'fleet.command',
  'fleet.move',
  'fleet.restore',
  'fleet.revoke',
  'import.begin',
  'insight.synonym',
  'insight.synonymDropped',
  'insight.wanted',
  'insight.wantedDropped',
  'people.first-administrator',
  'people.invite',
  'people.join',
  'people.link',
  'people.passkey-add',
  'people.passkey-remove',
  'people.revoke',
  'people.rights',
  'people.sign-in',
  'people.sign-on-roles',
  'people.sign-out-everywhere',
  'publish.app',
  'publish.appBack',
  'publish.back',
  'publish.draft',
  'publish.hold',
  'publish.next',
  'publish.sign',
  'publish.trialKey',
  'publish.void',
  'request.claim',
  'request.open',
  'request.places',
  'request.replay',
  'request.reply',
] as const;
export type AuditAct = (typeof auditActs)[number];

/** One line of the audit log as it is shown and exported. */
export const AuditLineSchema = z.strictObject({
  seq: z.int(),
  /** ISO date-time, UTC. */
  at: z.string(),
  /** Id and name of who did it; `hub` for the hub itself, `cli` for the command line. */
  person: z.string(),
  personName: z.string(),
  /** What was done: one of `auditActs`, or a word of an earlier program. */
  what: z.string(),
  /** To what: an id, a hash. */
  subject: z.string(),
  facts: z.record(z.string(), z.unknown()),
  /** SHA-256 of this line and the hash before it, hexadecimal. */
  hash: z.string(),
});
export type AuditLine = z.infer<typeof AuditLineSchema>;

/** Most lines of one answer; older ones are asked for with `before`. */
export const auditLinesMax = 10_000;

export const AuditAnswerSchema = z.strictObject({
  lines: z.array(AuditLineSchema),
  /** Newest line of the whole log; 0 when it is empty. */
  lastSeq: z.int(),
  /** The last head that was signed, with its time. */
  head: z.nullable(z.strictObject({ seq: z.int(), hash: z.string(), at: z.string() })),
});
export type AuditAnswer = z.infer<typeof AuditAnswerSchema>;

export const AuditCheckSchema = z.strictObject({
  ok: z.boolean(),
  lines: z.int(),
  /** The first line that does not fit; null when all do. */
  seq: z.nullable(z.int()),
  problem: z.nullable(z.string()),
});
export type AuditCheck = z.infer<typeof AuditCheckSchema>;
