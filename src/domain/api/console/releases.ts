import * as z from 'zod/mini';
import { frameWordSchema } from '../../service/index.ts';
import { DocumentIdSchema, DocumentKindSchema } from './documents.ts';

/** Most findings, sentences and documents that a page is given at once. */
const listedMax = 2_000;
/** A reason why warnings may stand, characters (P2). */
export const reasonCharsMin = 3;
const reasonCharsMax = 300;
/** Words whose shipped text is told with a release: the told list ends there, too. */
export const shippedWordsMax = listedMax;
/** What a release is called, characters. */
export const releaseNoteCharsMax = 200;

/** Paths below the console's API. */
export const releasePaths = {
  list: 'releases',
  /** What the next release would be: documents, findings, sentences. */
  next: 'releases/next',
  one: (id: string) => `releases/${id}`,
  signatures: (id: string) => `releases/${id}/signatures`,
  go: (id: string) => `releases/${id}/next`,
  back: (id: string) => `releases/${id}/back`,
  hold: (id: string) => `releases/${id}/hold`,
  void: (id: string) => `releases/${id}/void`,
  /** Trial only: lets the trial's own root name a publisher's key. */
  trialKey: 'publisher-keys/trial',
} as const;

const localText = z.strictObject({ vi: z.string(), en: z.string() });
const place = z.strictObject({ kind: DocumentKindSchema, id: DocumentIdSchema });

export const ReleaseFindingSchema = z.strictObject({
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  where: z.string(),
  detail: z.string(),
  /** In Vietnamese, where the check says it in both. */
  detailVi: z.optional(z.string()),
  /** Null: of the content as a whole. */
  document: z.nullable(place),
  /** In a document that this release changes: its warnings need a reason. */
  isChanged: z.boolean(),
});
export type ReleaseFinding = z.infer<typeof ReleaseFindingSchema>;

/** What the hub says that residents will see differently. A publisher's browser tells it anew. */
export const ToldSchema = z.strictObject({
  kind: DocumentKindSchema,
  id: DocumentIdSchema,
  title: localText,
  what: z.enum(['added', 'removed', 'changed', 'unseen']),
  text: localText,
  path: z.string(),
});

export const ReleaseAuthorSchema = z.strictObject({ id: z.string(), name: z.string() });
const ReleaseDocumentLineSchema = z.strictObject({
  kind: DocumentKindSchema,
  id: DocumentIdSchema,
  title: z.string(),
  revision: z.int(),
  /** Why its warnings may stand, from whoever sent it. */
  note: z.string(),
  authors: z.array(ReleaseAuthorSchema),
});

/** What the checks and the comparison gave when a draft was made. */
export const ReleaseFactsSchema = z.strictObject({
  /** Packages of the application that go through the rings with it; absent in releases of before. */
  apps: z.optional(
    z
      .array(
        z.strictObject({
          version: z.string().check(z.maxLength(60)),
          architecture: z.string().check(z.maxLength(40)),
          bytes: z.int(),
        }),
      )
      .check(z.maxLength(16)),
  ),
  /** What the application brings for the words of its screens that this release writes over. */
  shippedWords: z.optional(z.array(frameWordSchema).check(z.maxLength(shippedWordsMax))),
  /** ISO day in Hanoi for which fees are told. */
  day: z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/)),
  /** Documents that changed beyond those that are told one by one. */
  moreCount: z.int(),
  documents: z.array(ReleaseDocumentLineSchema).check(z.maxLength(listedMax)),
  documentCount: z.int(),
  findings: z.array(ReleaseFindingSchema).check(z.maxLength(listedMax)),
  told: z.array(ToldSchema).check(z.maxLength(listedMax)),
  /** By code of a warning: why it may stand. */
  reasons: z.record(z.string(), z.string()),
  /** What one kiosk of the content before will download, packed. */
  deltaBytes: z.int(),
  deltaSections: z.int(),
});
export type ReleaseFacts = z.infer<typeof ReleaseFactsSchema>;

/** What the next release would be. */
export const NextReleaseSchema = z.strictObject({
  /** Names exactly what was looked at; sent back when the draft is made. */
  mark: z.string(),
  /** The release that stands in the way. */
  open: z.nullable(z.string()),
  /** Nothing was sent, and what stands is what would be published. */
  isSame: z.boolean(),
  facts: ReleaseFactsSchema,
});
export type NextRelease = z.infer<typeof NextReleaseSchema>;

export const MakeReleaseSchema = z.strictObject({
  mark: z.string().check(z.maxLength(64)),
  note: z.string().check(z.trim(), z.minLength(1), z.maxLength(releaseNoteCharsMax)),
  reasons: z.record(
    z.string().check(z.maxLength(40)),
    z.string().check(z.trim(), z.minLength(reasonCharsMin), z.maxLength(reasonCharsMax)),
  ),
});

/** The public half of a publisher's key (JWK), Ed25519 or P-256. */
export const PublisherJwkSchema = z.strictObject({
  kty: z.enum(['OKP', 'EC']),
  crv: z.enum(['Ed25519', 'P-256']),
  x: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
  y: z.optional(z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))),
});
export type PublisherJwk = z.infer<typeof PublisherJwkSchema>;
export const TrialKeySchema = z.strictObject({ key: PublisherJwkSchema });
export const TrialKeyAnswerSchema = z.strictObject({ root: z.int() });

const count = z.int().check(z.minimum(0));
/** Kiosks of one ring that are in no ring before it. */
export const RingFactsSchema = z.strictObject({
  percent: z.int(),
  /** Active kiosks in it, and those that show the new version. */
  kiosks: count,
  showing: count,
  /** Of them not heard of for so long that they count as down, page and shell. */
  silent: count,
  sessions: count,
  abandoned: count,
  faults: count,
  looping: count,
  refusing: count,
  /** Content versions that its kiosks show, and packages that their shells run; most first. */
  contents: z.array(z.strictObject({ version: z.int(), kiosks: count })).check(z.maxLength(8)),
  apps: z
    .array(z.strictObject({ version: z.string().check(z.maxLength(32)), kiosks: count }))
    .check(z.maxLength(8)),
});
export type RingFacts = z.infer<typeof RingFactsSchema>;

export const SignatureLineSchema = z.strictObject({
  keyid: z.string(),
  name: z.string(),
  person: z.string(),
  at: z.string(),
});
