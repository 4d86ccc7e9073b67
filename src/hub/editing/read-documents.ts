import type pg from 'pg';
import {
  changesMax,
  type DocumentChange,
  type DocumentRow,
  type DocumentState,
  documentsMax,
  type EditedDocument,
  type HistoryLine,
} from '../../domain/api/console/index.ts';
import type { DocumentKind } from '../../domain/check/index.ts';
import { type PublicService, withSynonyms } from '../../domain/service/index.ts';
import { clearSentSql, type ReviewRow, reviewColumns, toReview } from './review-document.ts';

type Reader = Pick<pg.Pool, 'query'>;

interface StateRow {
  readonly is_published: boolean;
  readonly is_removed: boolean;
  readonly published_revision: number | null;
}

function stateOf(row: StateRow): DocumentState {
  if (row.is_published) return 'published';
  if (row.is_removed) return 'removed';
  return row.published_revision === null ? 'new' : 'changed';
}

/** A document that was made and taken out again before anybody saw it stands in no list. */
const listed = 'not (is_removed and is_published)';
const inVietnamese = new Intl.Collator('vi', { numeric: true });

/**
 * Rows of one kind, by title: what needs a hand first is the page's to say.
 *
 * @param buildings only what is theirs; undefined: all of them
 */
export async function listDocuments(
  client: Reader,
  kind: DocumentKind,
  buildings?: readonly string[],
): Promise<readonly DocumentRow[]> {
  const { rows } = await client.query<
    StateRow & {
      id: string;
      title: string;
      part: string;
      revision: number;
      author_name: string;
      edited_at: Date;
      errors: number;
      warnings: number;
      review: ReviewRow['review'];
    }
  >(
    `select id, title, part, revision, is_published, is_removed, published_revision, author_name,
        edited_at, errors, warnings, review
      from documents where kind = $1 and ${listed}
        and ($2::text[] is null or is_of_buildings(kind, id, $2))
      order by lower(title), id limit ${documentsMax}`,
    [kind, buildings ?? null],
  );
  // A database without ICU knows letters by their codes only: Đ would stand behind Y.
  rows.sort((a, b) => inVietnamese.compare(a.title, b.title));
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    group: row.part,
    revision: row.revision,
    status: stateOf(row),
    editedBy: row.author_name,
    editedAt: row.edited_at.toISOString(),
    errors: row.errors,
    warnings: row.warnings,
    ...(row.review !== null && { review: row.review }),
  }));
}

/** One document as it is written now, and as residents see it. */
export async function findDocument(
  client: Reader,
  kind: DocumentKind,
  id: string,
): Promise<EditedDocument | undefined> {
  const { rows } = await client.query<
    ReviewRow & {
      revision: number;
      body: unknown;
      published: unknown;
      author_name: string;
      edited_at: Date;
    }
  >(
    `select d.revision, r.body, p.body as published, r.author_name, r.edited_at, ${reviewColumns}
      from documents d join document_revisions r using (kind, id, revision)
        left join document_revisions p
          on (p.kind, p.id, p.revision) = (d.kind, d.id, d.published_revision)
      where d.kind = $1 and d.id = $2`,
    [kind, id],
  );
  const row = rows[0];
  if (row === undefined) return undefined;
  return {
    kind,
    id,
    revision: row.revision,
    body: row.body,
    published: row.published,
    editedBy: row.author_name,
    editedAt: row.edited_at.toISOString(),
    ...withReview(row),
  };
}

function withReview(row: ReviewRow) {
  const review = toReview(row);
  return review === undefined ? {} : { review };
}

/** Lines of a history that are shown at once. */
const historyLinesMax = 500;

/** Newest first. */
export async function listHistory(
  client: Reader,
  kind: DocumentKind,
  id: string,
): Promise<readonly HistoryLine[]> {
  const { rows } = await client.query<{
    revision: number;
    author_name: string;
    edited_at: Date;
    published: boolean;
    removal: boolean;
  }>(
    `select r.revision, r.author_name, r.edited_at, r.body is null as removal,
        coalesce(r.revision = d.published_revision, false) as published
      from document_revisions r join documents d using (kind, id)
      where kind = $1 and id = $2 order by r.revision desc limit ${historyLinesMax}`,
    [kind, id],
  );
  return rows.map((row) => ({
    revision: row.revision,
    editedBy: row.author_name,
    editedAt: row.edited_at.toISOString(),
    isPublished: row.published,
    isRemoval: row.removal,
  }));
}

/** The body of one revision; undefined when there is none of that number. */
export async function findRevision(
  client: Reader,
  kind: DocumentKind,
  id: string,
  revision: number,
): Promise<{ readonly body: unknown } | undefined> {
  const { rows } = await client.query<{ body: unknown }>(
    'select body from document_revisions where kind = $1 and id = $2 and revision = $3',
    [kind, id, revision],
  );
  return rows[0];
}

/**
 * What the next release changes: every document of which somebody said that it is ready, at the
 * revision that was sent, with both bodies and everybody who wrote in it since. Drafts that nobody
 * sent are not in it: they are saved every two seconds, in the middle of a sentence.
 */
export async function listChanges(client: Reader): Promise<readonly DocumentChange[]> {
  const { rows } = await client.query<
    StateRow &
      ReviewRow & {
        kind: DocumentKind;
        id: string;
        title: string;
        sent_revision: number;
        body: unknown;
        published: unknown;
        warnings: number;
        authors: string[] | null;
      }
  >(
    `select d.kind, d.id, d.title, d.sent_revision, false as is_published,
        s.body is null as is_removed, d.published_revision, s.body, p.body as published,
        coalesce(d.sent_warnings, 0) as warnings, ${reviewColumns},
        (select array_agg(distinct a.author::text) from document_revisions a
          where a.kind = d.kind and a.id = d.id and a.author is not null
            and a.revision > coalesce(d.published_revision, 0)
            and a.revision <= d.sent_revision) as authors
      from documents d
        join document_revisions s
          on (s.kind, s.id, s.revision) = (d.kind, d.id, d.sent_revision)
        left join document_revisions p
          on (p.kind, p.id, p.revision) = (d.kind, d.id, d.published_revision)
      where d.review in ('sent', 'approved') and s.digest is distinct from p.digest
        and not (p.revision is null and s.body is null)
      order by d.kind, d.id limit ${changesMax}`,
  );
  return rows.map((row) => ({
    kind: row.kind,
    id: row.id,
    title: row.title,
    revision: row.sent_revision,
    status: stateOf(row),
    body: row.body,
    published: row.published,
    // What has errors is not taken when it is sent.
    errors: 0,
    warnings: row.warnings,
    authors: row.authors ?? [],
    ...withReview(row),
  }));
}

interface BodyToPublish {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly revision: number;
  readonly body: unknown;
}

/**
 * Every body that would be published, with its revision: what a release is built from. Of a
 * document that was sent it is what was sent, of every other what residents see now. Synonyms stand
 * among the ways to ask for their procedure already.
 */
export async function listBodies(client: Reader): Promise<readonly BodyToPublish[]> {
  const { rows } = await client.query<BodyToPublish>(
    `select d.kind, d.id, r.revision, r.body from documents d join document_revisions r
        on (r.kind, r.id) = (d.kind, d.id) and r.revision =
          case when d.review in ('sent', 'approved') then d.sent_revision
            else d.published_revision end
      where r.body is not null order by d.kind, d.id`,
  );
  const synonyms = rows.flatMap(({ kind, body }) =>
    kind === 'synonym' ? [body as { readonly words: string; readonly service: string }] : [],
  );
  const procedures = rows.flatMap(({ kind, body }) =>
    kind === 'procedure' ? [body as PublicService] : [],
  );
  const taught = new Map(withSynonyms(procedures, synonyms).map((body) => [body.code, body]));
  return rows.map((row) =>
    row.kind === 'procedure' ? { ...row, body: taught.get(row.id) ?? row.body } : row,
  );
}

/** Every document that a release leaves out because editors withdrew it, published before or by this one. */
export async function listWithdrawn(
  client: Reader,
): Promise<readonly Pick<BodyToPublish, 'kind' | 'id'>[]> {
  const { rows } = await client.query<Pick<BodyToPublish, 'kind' | 'id'>>(
    `select d.kind, d.id from documents d join document_revisions r
        on (r.kind, r.id) = (d.kind, d.id) and r.revision =
          case when d.review in ('sent', 'approved') then d.sent_revision
            else d.published_revision end
      where r.body is null order by d.kind, d.id`,
  );
  return rows;
}

/**
 * Says that residents see exactly these revisions now. Within the transaction that publishes.
 * What was edited since the release was read stays a change; what was sent is through.
 */
export async function markPublished(
  client: pg.ClientBase,
  revisions: readonly {
    readonly kind: DocumentKind;
    readonly id: string;
    readonly revision: number;
  }[],
): Promise<void> {
  const given = JSON.stringify(revisions.map(({ kind, id, revision }) => ({ kind, id, revision })));
  await client.query(
    `update documents d set published_revision = one.revision,
        is_published = (select digest from document_revisions r
            where (r.kind, r.id, r.revision) = (d.kind, d.id, d.revision))
          = (select digest from document_revisions r
            where (r.kind, r.id, r.revision) = (d.kind, d.id, one.revision))
      from jsonb_to_recordset($1) as one (kind text, id text, revision integer)
      where d.kind = one.kind and d.id = one.id`,
    [given],
  );
  await client.query(clearSentSql, [given]);
}
