import { hanoiMoment } from '../../domain/calendar/index.ts';
import { checkDocument, type DocumentKind } from '../../domain/check/index.ts';
import { noteAudit } from '../audit/index.ts';
import { inTransaction, type Store } from '../store/index.ts';
import { digestOf } from './save-document.ts';
import { titleOf } from './title-of.ts';

/** One document in source form. */
export interface SeedDocument {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly body: unknown;
}

/** Rows that travel in one statement. */
const rowsPerStatement = 200;

/**
 * Brings what came with the product, or an imported catalogue, into the editor as published.
 * What is there already is left as it is: editors' work is never written over.
 *
 * @returns how many were new
 */
export async function seedDocuments(
  store: Store,
  documents: readonly SeedDocument[],
  nowMs: number,
): Promise<number> {
  const today = hanoiMoment(nowMs).day;
  const when = new Date(nowMs).toISOString();
  return inTransaction(store.pool, async (client) => {
    const { rows: known } = await client.query<{ name: string }>(
      `select kind || '/' || id as name from documents`,
    );
    const there = new Set(known.map(({ name }) => name));
    const fresh = documents.filter(({ kind, id }) => !there.has(`${kind}/${id}`));
    let count = 0;
    for (let at = 0; at < fresh.length; at += rowsPerStatement) {
      const rows = [];
      for (const { kind, id, body } of fresh.slice(at, at + rowsPerStatement)) {
        const digest = await digestOf(body);
        if (!digest.ok) throw new Error(`${kind}/${id} is no document: ${digest.error}`);
        const findings = checkDocument(kind, body, { today });
        const errors = findings.filter(({ severity }) => severity === 'error').length;
        const warnings = findings.length - errors;
        rows.push({
          kind,
          id,
          body,
          digest: digest.value,
          ...titleOf(kind, id, body),
          errors,
          warnings,
        });
      }
      const given = JSON.stringify(rows);
      const columns =
        '(kind text, id text, body jsonb, digest text, title text, part text, errors integer, warnings integer)';
      const written = await client.query(
        `insert into document_revisions
            (kind, id, revision, body, digest, author_name, begun_at, edited_at)
          select kind, id, 1, body, digest, 'cli', $2, $2
            from jsonb_to_recordset($1) as one ${columns} on conflict do nothing`,
        [given, when],
      );
      await client.query(
        `insert into documents (kind, id, revision, published_revision, title, part, is_removed,
            is_published, author_name, edited_at, errors, warnings)
          select kind, id, 1, 1, title, part, false, true, 'cli', $2, errors, warnings
            from jsonb_to_recordset($1) as one ${columns} on conflict do nothing`,
        [given, when],
      );
      count += written.rowCount ?? 0;
    }
    if (count > 0) {
      await noteAudit(client, {
        person: { id: 'cli', name: 'cli' },
        what: 'document.seed',
        subject: 'documents',
        facts: { count },
      });
    }
    return count;
  });
}
