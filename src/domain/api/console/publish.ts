import * as z from 'zod/mini';
import { ReleaseFactsSchema, RingFactsSchema, SignatureLineSchema } from './releases.ts';

const instant = z.string().check(z.maxLength(30));
const keyid = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** How far a release is. `held`: it waits for somebody; `void`: it never goes out. */
export const releaseStates = [
  'draft',
  'signed',
  'running',
  'held',
  'done',
  'rolledBack',
  'void',
] as const;

/** One document that publishers sign: a ring, or the way back (`percent` null). */
export const ReleaseDocumentSchema = z.strictObject({
  place: z.int(),
  version: z.int(),
  percent: z.nullable(z.int()),
  /** Canonical text: its UTF-8 bytes are what signatures are over. */
  signed: z.string().check(z.maxLength(256 * 1024)),
  publishedAt: z.nullable(instant),
  keyids: z.array(keyid).check(z.maxLength(16)),
});

export const ReleaseSchema = z.strictObject({
  id: z.string().check(z.maxLength(36)),
  contentVersion: z.int(),
  note: z.string().check(z.maxLength(500)),
  madeBy: z.string().check(z.maxLength(200)),
  /** Name of that person; empty for the command line. */
  madeByName: z.string(),
  madeAt: instant,
  state: z.enum(releaseStates),
  /** Why it is held: `crashLoop`, `appUnwell`, `faults`, `abandonment`, `contentRefused`, or words. */
  reason: z.nullable(z.string().check(z.maxLength(500))),
  documents: z.array(ReleaseDocumentSchema).check(z.maxLength(8)),
});
export type ReleaseView = z.infer<typeof ReleaseSchema>;

const side = z.strictObject({ sessions: z.int(), abandoned: z.int(), faults: z.int() });

/** A release with what its kiosks say, beside the kiosks of the versions before. */
export const ReleaseAnswerSchema = z.strictObject({
  release: ReleaseSchema,
  facts: z.strictObject({
    fresh: side,
    old: side,
    kiosks: z.int(),
    looping: z.int(),
    unwell: z.int(),
    refusing: z.int(),
  }),
  /** Each ring by itself; empty for a release that went to every kiosk at once. */
  rings: z.array(RingFactsSchema).check(z.maxLength(8)),
  /** Null: made by the command line, of content that no editor wrote. */
  made: z.nullable(ReleaseFactsSchema),
  signatures: z.array(SignatureLineSchema).check(z.maxLength(16)),
  /** Enough publishers have signed, and somebody who wrote none of it has to approve (P6). */
  needsApprover: z.boolean(),
  /** Whoever asks wrote in it: their signature is one of two, and no approval. */
  isOwn: z.boolean(),
});
export type ReleaseAnswer = z.infer<typeof ReleaseAnswerSchema>;

/** Newest first, without the texts that are signed. */
export const ReleaseListSchema = z.strictObject({
  releases: z.array(ReleaseSchema).check(z.maxLength(50)),
  /** Version that every kiosk may show; a trial's first one is no release of this list. */
  standing: z.nullable(z.int()),
});
export type ReleaseList = z.infer<typeof ReleaseListSchema>;

/** A publisher's signatures, made in the browser: one for each document, in order. */
export const ReleaseSignSchema = z.strictObject({
  keyid,
  /** SHA-256 over the texts that were looked at and signed (`releaseDigest`). */
  digest: keyid,
  sigs: z
    .array(z.string().check(z.regex(/^[0-9a-f]{1,512}$/)))
    .check(z.minLength(1), z.maxLength(8)),
});

export const ReleaseWhySchema = z.strictObject({ why: z.string().check(z.maxLength(500)) });
