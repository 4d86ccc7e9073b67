import type pg from 'pg';
import { documentBytesMax, documentsMax, revisionsMax } from '../../domain/api/console/index.ts';
import {
  canonicalJson,
  err,
  type Json,
  ok,
  type Result,
  sha256,
  toHex,
  toUtf8,
} from '../../domain/basics/index.ts';
import { checkDocument, type DocumentKind } from '../../domain/check/index.ts';
import { noteAudit } from '../audit/index.ts';
import { titleOf } from './title-of.ts';

/** Edits of one person within so many ms are one revision: autosave writes every two seconds. */
const runMs = 5 * 60_000;

/** Who writes; without an id it is the command line, which brings what came with the product. */
export interface Author {
  readonly id: string | undefined;
  readonly name: string;
}

export interface Save {
  readonly kind: DocumentKind;
  readonly id: string;
  /** The revision it stands on; 0 makes a new document. */
  readonly revision: number;
  /** Null takes it out of what is published next. */
  readonly body: unknown;
}

export interface When {
  readonly nowMs: number;
  /** ISO day in Hanoi. */
  readonly today: string;
  /** What was found in it already: flows are examined before the transaction begins. */
  readonly found?: Pick<Saved, 'errors' | 'warnings'> | undefined;
}

interface Saved {
  readonly revision: number;
  readonly errors: number;
  readonly warnings: number;
}

export type SaveError =
  | { readonly kind: 'editedMeanwhile'; readonly revision: number; readonly editedBy: string }
  | { readonly kind: 'tooLarge' | 'tooMany' | 'notJson' };

interface CurrentRow {
  readonly revision: number;
  readonly published_revision: number | null;
  readonly sent_revision: number | null;
  /** A release carries it: it stays, whatever is typed after it. */
  readonly is_carried: boolean;
  readonly is_removed: boolean;
  readonly author: string | null;
  readonly author_name: string;
  readonly begun_at: Date;
  readonly digest: string;
  readonly published_digest: string | null;
  readonly published_body: unknown;
}

const currentSql = `select d.revision, d.published_revision, d.sent_revision, d.is_removed, r.author, r.author_name,
    exists (select 1 from release_revisions c where (c.kind, c.id, c.revision)
      = (d.kind, d.id, d.revision)) as is_carried,
    r.begun_at, r.digest, p.digest as published_digest, p.body as published_body
  from documents d join document_revisions r using (kind, id, revision)
    left join document_revisions p on (p.kind, p.id, p.revision) = (d.kind, d.id, d.published_revision)
  where d.kind = $1 and d.id = $2 for update of d`;

/** Digest of a body as revisions are compared; of a removal too. */
export async function digestOf(body: unknown): Promise<Result<string, 'tooLarge' | 'notJson'>> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = toUtf8(canonicalJson(body as Json));
  } catch {
    return err('notJson');
  }
  return bytes.length > documentBytesMax ? err('tooLarge') : ok(toHex(await sha256(bytes)));
}

/**
 * Saves a revision of a document within the caller's transaction, or says that somebody saved
 * another one since: nothing is ever written over. Drafts may be wrong; what the checks find is
 * counted beside them and keeps them from being published.
 *
 * @param today ISO day in Hanoi
 */
export async function saveDocument(
  client: pg.ClientBase,
  save: Save,
  author: Author,
  { nowMs, today, found: given }: When,
): Promise<Result<Saved, SaveError>> {
  const { kind, id, body } = save;
  const digested = await digestOf(body);
  if (!digested.ok) return err({ kind: digested.error });
  const digest = digested.value;
  const { rows } = await client.query<CurrentRow>(currentSql, [kind, id]);
  const now = rows[0];
  const at = now?.revision ?? 0;
  if (at !== save.revision) {
    return err({ kind: 'editedMeanwhile', revision: at, editedBy: now?.author_name ?? '' });
  }
  if (at >= revisionsMax) return err({ kind: 'tooMany' });
  if (now === undefined) {
    const { rows: counted } = await client.query<{ count: number }>(
      'select count(*)::integer as count from documents where kind = $1',
      [kind],
    );
    if ((counted[0]?.count ?? 0) >= documentsMax) return err({ kind: 'tooMany' });
  }
  const found = given ?? (await countFindings(client, save, today, now?.published_body));
  if (now?.digest === digest) return ok({ revision: at, ...found });

  const when = new Date(nowMs);
  // What a removal took away stays in the history, whoever wrote it when.
  const isSameRun =
    body !== null &&
    now !== undefined &&
    now.revision !== now.published_revision &&
    now.revision !== now.sent_revision &&
    !now.is_carried &&
    now.author === (author.id ?? null) &&
    now.author_name === author.name &&
    !now.is_removed &&
    nowMs - now.begun_at.getTime() < runMs;
  const revision = at + 1;
  const written = await client.query(
    `insert into document_revisions
        (kind, id, revision, body, digest, author, author_name, begun_at, edited_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [
      kind,
      id,
      revision,
      body === null ? null : JSON.stringify(body),
      digest,
      author.id ?? null,
      author.name,
      isSameRun ? now.begun_at : when,
      when,
    ],
  );
  // Two made the same new document at once: there was no row to wait at.
  if (written.rowCount !== 1) return err({ kind: 'editedMeanwhile', revision, editedBy: '' });
  const isPublished =
    now?.published_digest == null ? body === null : now.published_digest === digest;
  const { title, part } = titleOf(kind, id, body ?? now?.published_body);
  await client.query(
    `insert into documents (kind, id, revision, title, part, is_removed, is_published, author_name,
        edited_at, errors, warnings)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
      on conflict (kind, id) do update set revision = excluded.revision, title = excluded.title,
        part = excluded.part, is_removed = excluded.is_removed,
        is_published = excluded.is_published, author_name = excluded.author_name,
        edited_at = excluded.edited_at, errors = excluded.errors, warnings = excluded.warnings`,
    [
      kind,
      id,
      revision,
      title,
      part,
      body === null,
      isPublished,
      author.name,
      when,
      found.errors,
      found.warnings,
    ],
  );
  if (isSameRun) {
    await client.query(
      'delete from document_revisions where kind = $1 and id = $2 and revision = $3',
      [kind, id, at],
    );
  } else {
    // One line a run of edits: the log says who changed which text when (P18), not every keystroke.
    await noteAudit(client, {
      person: { id: author.id ?? 'cli', name: author.name },
      what: body === null ? 'document.remove' : at === 0 ? 'document.create' : 'document.edit',
      subject: `${kind}/${id}`,
      facts: { revision, digest, before: now?.digest ?? null },
    });
  }
  return ok({ revision, ...found });
}

/**
 * What the checks find in a text, with the names that others have.
 *
 * @param today ISO day in Hanoi
 */
export async function countFindings(
  client: pg.ClientBase,
  { kind, id, body }: Omit<Save, 'revision'>,
  today: string,
  published: unknown,
): Promise<{ readonly errors: number; readonly warnings: number }> {
  if (body === null) return { errors: 0, warnings: 0 };
  const { title } = titleOf(kind, id, body);
  const { rows } = await client.query<{ id: string }>(
    `select id from documents
      where kind = $1 and lower(title) = lower($2) and id <> $3 and not is_removed limit 1`,
    [kind, title, id],
  );
  const takenNames = new Map(rows.map((row) => [title.toLocaleLowerCase('vi'), row.id]));
  const findings = checkDocument(kind, body, { today, takenNames, published });
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: findings.length - errors };
}
