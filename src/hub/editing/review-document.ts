import type pg from 'pg';
import type { Review, ReviewState } from '../../domain/api/console/index.ts';
import { err, ok, type Result } from '../../domain/basics/index.ts';
import type { DocumentKind } from '../../domain/check/index.ts';
import { noteAudit } from '../audit/index.ts';
import { type Author, countFindings, type When } from './save-document.ts';

interface Place {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly revision: number;
}

export type ReviewError =
  | { readonly kind: 'notFound' }
  /** Somebody saved or sent another revision since. */
  | { readonly kind: 'editedMeanwhile'; readonly revision: number; readonly editedBy: string }
  /** What the checks call an error never leaves the editor (P2). */
  | { readonly kind: 'hasErrors'; readonly errors: number }
  /** Warnings may stand for a reason, and the reason is written down (P2). */
  | { readonly kind: 'needsReason'; readonly warnings: number }
  /** Whoever wrote in it does not approve it (P6). */
  | { readonly kind: 'isAuthor' }
  | { readonly kind: 'notSent' };

interface Row {
  readonly revision: number;
  readonly author_name: string;
  readonly body: unknown;
  readonly published: unknown;
  readonly sent_revision: number | null;
}

async function lockRow(
  client: pg.ClientBase,
  { kind, id }: Pick<Place, 'kind' | 'id'>,
): Promise<Row | undefined> {
  const { rows } = await client.query<Row>(
    `select d.revision, r.author_name, r.body, p.body as published, d.sent_revision
      from documents d join document_revisions r using (kind, id, revision)
        left join document_revisions p
          on (p.kind, p.id, p.revision) = (d.kind, d.id, d.published_revision)
      where d.kind = $1 and d.id = $2 for update of d`,
    [kind, id],
  );
  return rows[0];
}

/**
 * Says that a revision is ready for residents: the next release carries it, and what is typed
 * after it waits. Within the caller's transaction.
 *
 * @param today ISO day in Hanoi
 */
export async function sendDocument(
  client: pg.ClientBase,
  place: Place & { readonly note: string },
  author: Author,
  when: When,
): Promise<Result<void, ReviewError>> {
  const { kind, id, revision, note } = place;
  const row = await lockRow(client, place);
  if (row === undefined) return err({ kind: 'notFound' });
  if (row.revision !== revision) {
    return err({ kind: 'editedMeanwhile', revision: row.revision, editedBy: row.author_name });
  }
  const { body, published } = row;
  const { errors, warnings } =
    (body === null ? undefined : when.found) ??
    (await countFindings(client, { kind, id, body }, when.today, published));
  if (errors > 0) return err({ kind: 'hasErrors', errors });
  if (warnings > 0 && note.trim() === '') return err({ kind: 'needsReason', warnings });
  await client.query(
    `update documents set sent_revision = $3, sent_by = $4, sent_by_name = $5, sent_at = $6,
        sent_note = $7, sent_warnings = $8, review = 'sent', reviewed_by = null,
        reviewed_by_name = null, reviewed_at = null, review_note = null
      where kind = $1 and id = $2`,
    [kind, id, revision, author.id ?? null, author.name, new Date(when.nowMs), note, warnings],
  );
  await noteAudit(client, {
    person: { id: author.id ?? 'cli', name: author.name },
    what: 'document.send',
    subject: `${kind}/${id}`,
    facts: { revision, warnings, note },
  });
  return ok(undefined);
}

const cleared = `sent_revision = null, sent_by = null, sent_by_name = null, sent_at = null,
  sent_note = null, sent_warnings = null, review = null, reviewed_by = null,
  reviewed_by_name = null, reviewed_at = null, review_note = null`;

/** Takes it back before it was released. */
export async function takeBack(
  client: pg.ClientBase,
  { kind, id }: Pick<Place, 'kind' | 'id'>,
  author: Author,
): Promise<Result<void, ReviewError>> {
  const { rowCount } = await client.query(
    `update documents set ${cleared} where kind = $1 and id = $2 and review is not null
        and ($3::uuid is null or may_write($3, kind, id, null))`,
    [kind, id, author.id ?? null],
  );
  if (rowCount !== 1) return err({ kind: 'notSent' });
  await noteAudit(client, {
    person: { id: author.id ?? 'cli', name: author.name },
    what: 'document.takeBack',
    subject: `${kind}/${id}`,
    facts: {},
  });
  return ok(undefined);
}

/**
 * A second person approves exactly the revision that was sent, or gives it back with an answer. The
 * statement itself refuses whoever wrote in it since residents last saw it, or sent it (P6).
 */
export async function reviewDocument(
  client: pg.ClientBase,
  place: Place & { readonly decision: 'approve' | 'return'; readonly note: string },
  reviewer: { readonly id: string; readonly name: string },
  nowMs: number,
): Promise<Result<void, ReviewError>> {
  const { kind, id, revision, decision, note } = place;
  const row = await lockRow(client, place);
  if (row === undefined) return err({ kind: 'notFound' });
  if (row.sent_revision === null) return err({ kind: 'notSent' });
  if (row.sent_revision !== revision) {
    return err({ kind: 'editedMeanwhile', revision: row.sent_revision, editedBy: row.author_name });
  }
  const { rowCount } = await client.query(
    `update documents d set review = $4, reviewed_by = $5, reviewed_by_name = $6, reviewed_at = $7,
        review_note = $8
      where kind = $1 and id = $2 and sent_revision = $3
        and ($4 = 'returned' or (sent_by is distinct from $5 and not exists (
          select 1 from document_revisions r where r.kind = d.kind and r.id = d.id
            and r.author = $5 and r.revision > coalesce(d.published_revision, 0)
            and r.revision <= d.sent_revision)))`,
    [
      kind,
      id,
      revision,
      decision === 'approve' ? 'approved' : 'returned',
      reviewer.id,
      reviewer.name,
      new Date(nowMs),
      note,
    ],
  );
  if (rowCount !== 1) return err({ kind: 'isAuthor' });
  await noteAudit(client, {
    person: reviewer,
    what: decision === 'approve' ? 'document.approve' : 'document.return',
    subject: `${kind}/${id}`,
    facts: { revision, note },
  });
  return ok(undefined);
}

/** Columns of `documents d` that `toReview` reads. */
export const reviewColumns = `d.review, d.sent_revision, d.sent_by_name, d.sent_at, d.sent_note,
  d.reviewed_by_name, d.reviewed_at, d.review_note`;

export interface ReviewRow {
  readonly review: Exclude<ReviewState, 'draft'> | null;
  readonly sent_revision: number | null;
  readonly sent_by_name: string | null;
  readonly sent_at: Date | null;
  readonly sent_note: string | null;
  readonly reviewed_by_name: string | null;
  readonly reviewed_at: Date | null;
  readonly review_note: string | null;
}

/** Undefined: nobody has sent anything. */
export function toReview(row: ReviewRow): Review | undefined {
  if (row.review === null || row.sent_revision === null) return undefined;
  return {
    state: row.review,
    revision: row.sent_revision,
    sentBy: row.sent_by_name ?? '',
    sentAt: row.sent_at?.toISOString() ?? '',
    note: row.sent_note ?? '',
    reviewedBy: row.reviewed_by_name,
    reviewedAt: row.reviewed_at?.toISOString() ?? null,
    answer: row.review_note ?? '',
  };
}

/** Forgets what was sent up to the revision that residents see now. */
export const clearSentSql = `update documents d set ${cleared}
  from jsonb_to_recordset($1) as one (kind text, id text, revision integer)
  where d.kind = one.kind and d.id = one.id and d.sent_revision <= one.revision`;
