import * as z from 'zod/mini';
import { documentKinds } from '../../check/index.ts';

/** Paths of the documents that editors write, below the console's API. */
export const documentPaths = {
  list: 'documents',
  one: (kind: string, id: string) => `documents/${kind}/${encodeURIComponent(id)}`,
  history: (kind: string, id: string) => `documents/${kind}/${encodeURIComponent(id)}/history`,
  revision: (kind: string, id: string, revision: number) =>
    `documents/${kind}/${encodeURIComponent(id)}/history/${revision}`,
  /** Says who else has it open; answers the others. */
  looking: (kind: string, id: string) => `documents/${kind}/${encodeURIComponent(id)}/looking`,
  /** POST: this revision is ready. DELETE: it is not. */
  sent: (kind: string, id: string) => `documents/${kind}/${encodeURIComponent(id)}/sent`,
  /** POST: a second person says yes, or gives it back. */
  review: (kind: string, id: string) => `documents/${kind}/${encodeURIComponent(id)}/review`,
  /** What else names it. */
  uses: (kind: string, id: string) => `documents/${kind}/${encodeURIComponent(id)}/uses`,
  /** What the next release changes: everything that was sent, with both bodies. */
  changes: 'document-changes',
} as const;

/** Most documents of one kind: `servicesMax` of the catalogue. */
export const documentsMax = 20_000;
/** Largest document, bytes of JSON: the longest procedure of the register has 330 KB. */
export const documentBytesMax = 512 * 1024;
/** Most revisions of one document; edits of one person within minutes are one. */
export const revisionsMax = 10_000;
/** Most changed documents that one release reads at once. */
export const changesMax = 2_000;

export const DocumentKindSchema = z.enum(documentKinds);
export const DocumentIdSchema = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/));

export const documentStates = ['published', 'new', 'changed', 'removed'] as const;
export type DocumentState = (typeof documentStates)[number];

const when = z.string().check(z.maxLength(30));
const revision = z.int().check(z.minimum(0));

/** Longest reason or answer of a review, characters. */
export const reviewNoteCharsMax = 500;
const note = z.string().check(z.maxLength(reviewNoteCharsMax));

/**
 * How far a document is on its way to residents. `draft`: nobody said that it is ready; `sent` and
 * `approved` go into the next release; `returned` came back with an answer and does not.
 */
export const reviewStates = ['draft', 'sent', 'approved', 'returned'] as const;
export type ReviewState = (typeof reviewStates)[number];

export const ReviewSchema = z.strictObject({
  state: z.enum(reviewStates),
  /** The revision that was sent: what is typed after it is not in it. */
  revision,
  sentBy: z.string(),
  sentAt: when,
  /** Why the warnings may stand (P2), or what the reader should know. */
  note,
  reviewedBy: z.nullable(z.string()),
  reviewedAt: z.nullable(when),
  answer: note,
});
export type Review = z.infer<typeof ReviewSchema>;

/** `POST` of `sent`. */
export const SendDocumentSchema = z.strictObject({ revision, note });
/** `POST` of `review`. */
export const ReviewDocumentSchema = z.strictObject({
  revision,
  decision: z.enum(['approve', 'return']),
  note,
});

/** Most documents that name one document; more are counted by nobody. */
export const usesMax = 200;
/** What a removal would break, said before it. */
export const UsesSchema = z.strictObject({
  uses: z
    .array(
      z.strictObject({
        kind: DocumentKindSchema,
        id: DocumentIdSchema,
        title: z.string(),
      }),
    )
    .check(z.maxLength(usesMax)),
});
export type Uses = z.infer<typeof UsesSchema>;

export const DocumentRowSchema = z.strictObject({
  id: DocumentIdSchema,
  title: z.string(),
  /** What lists group by: the field of a procedure, the kind of a place. */
  group: z.string(),
  revision,
  status: z.enum(documentStates),
  /** Name of who wrote it last; `cli` for what came with the product. */
  editedBy: z.string(),
  editedAt: when,
  errors: z.int(),
  warnings: z.int(),
  /** Absent: a draft, or nothing to send. */
  review: z.optional(z.enum(reviewStates)),
});
export type DocumentRow = z.infer<typeof DocumentRowSchema>;
export const DocumentListSchema = z.strictObject({
  rows: z.array(DocumentRowSchema).check(z.maxLength(documentsMax)),
});

export const DocumentSchema = z.strictObject({
  kind: DocumentKindSchema,
  id: DocumentIdSchema,
  revision,
  /** Source form of src/content; null: taken out of what is published next. */
  body: z.unknown(),
  /** What residents see now; null: nothing yet. */
  published: z.unknown(),
  editedBy: z.string(),
  editedAt: when,
  /** Absent: nobody has sent anything since it was published. */
  review: z.optional(ReviewSchema),
});
export type EditedDocument = z.infer<typeof DocumentSchema>;

/** `PUT`: revision 0 makes a new one. */
export const SaveDocumentSchema = z.strictObject({ revision, body: z.unknown() });
/** `DELETE` has no body: the revision stands in the query. */
export const SavedDocumentSchema = z.strictObject({
  revision,
  errors: z.int(),
  warnings: z.int(),
});

export const HistoryLineSchema = z.strictObject({
  revision,
  editedBy: z.string(),
  editedAt: when,
  isPublished: z.boolean(),
  isRemoval: z.boolean(),
});
export type HistoryLine = z.infer<typeof HistoryLineSchema>;
export const HistorySchema = z.strictObject({ lines: z.array(HistoryLineSchema) });
export const RevisionSchema = z.strictObject({ revision, body: z.unknown() });

/** Others who have it open, by name. */
export const LookingSchema = z.strictObject({
  others: z.array(z.string()),
  /** The revision now: a page that stands on an older one says so before anybody types. */
  revision,
});

export const DocumentChangeSchema = z.strictObject({
  kind: DocumentKindSchema,
  id: DocumentIdSchema,
  title: z.string(),
  revision,
  status: z.enum(documentStates),
  body: z.unknown(),
  published: z.unknown(),
  errors: z.int(),
  warnings: z.int(),
  /** Everybody who wrote in it since it was published: none of them approves it. */
  authors: z.array(z.string()),
  review: z.optional(ReviewSchema),
});
export type DocumentChange = z.infer<typeof DocumentChangeSchema>;
