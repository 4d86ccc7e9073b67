import type pg from 'pg';
import type { DocumentKind } from '../../domain/check/index.ts';
import { markPublished } from './read-documents.ts';

/**
 * Says that residents see again what they saw before: a release went back. What it had changed is
 * a change once more, and nobody has sent it. Within the transaction that goes back.
 *
 * @param documents with the revision that residents saw before; null: they saw nothing of it
 */
export async function restorePublished(
  client: pg.ClientBase,
  documents: readonly {
    readonly kind: DocumentKind;
    readonly id: string;
    readonly before: number | null;
  }[],
): Promise<void> {
  await markPublished(
    client,
    documents.flatMap(({ kind, id, before }) =>
      before === null ? [] : [{ kind, id, revision: before }],
    ),
  );
  const fresh = documents.filter(({ before }) => before === null);
  await client.query(
    `update documents d set published_revision = null, is_published = d.is_removed
      from jsonb_to_recordset($1) as one (kind text, id text)
      where d.kind = one.kind and d.id = one.id`,
    [JSON.stringify(fresh.map(({ kind, id }) => ({ kind, id })))],
  );
}
