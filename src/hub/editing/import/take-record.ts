import type pg from 'pg';
import { changesMax } from '../../../domain/api/console/index.ts';
import { importedFields, withValueAt } from '../../../domain/change/index.ts';
import { findDocument } from '../read-documents.ts';
import { sendDocument } from '../review-document.ts';
import { type Author, saveDocument } from '../save-document.ts';

interface Taking {
  readonly importId: string;
  readonly place: number;
  readonly fields: readonly string[] | undefined;
  readonly send: string | undefined;
}

/** A record that was not taken: its code, or its place where the file has none, and why. */
export interface NotTaken {
  readonly code: string;
  readonly why: 'gone' | 'editedMeanwhile' | 'tooLarge' | 'tooMany' | 'notJson';
}

/**
 * Takes what a record has otherwise into its document, as a revision of whoever decides. What the
 * source does not say stays ours. Within the caller's transaction.
 */
export async function takeRecord(
  client: pg.ClientBase,
  { importId, place, fields, send }: Taking,
  author: Author,
  when: { readonly nowMs: number; readonly today: string },
): Promise<NotTaken | undefined> {
  const { rows } = await client.query<{ code: string; body: unknown; unsaid: string[] }>(
    `select code, body, unsaid from import_records
      where import = $1 and place = $2 and outcome in ('new', 'changed') for update`,
    [importId, place],
  );
  const record = rows[0];
  if (record === undefined || record.body === null) return { code: String(place), why: 'gone' };
  const { code, unsaid } = record;
  const found = await findDocument(client, 'procedure', code);
  const body = mix(found?.body ?? null, record.body, unsaid, fields);
  const save = { kind: 'procedure' as const, id: code, revision: found?.revision ?? 0, body };
  const saved = await saveDocument(client, save, author, when);
  if (!saved.ok) return { code, why: saved.error.kind };
  await client.query(
    `update import_records set decision = 'taken' where import = $1 and place = $2`,
    [importId, place],
  );
  if (send !== undefined && (await sentCount(client)) < changesMax) {
    const { revision } = saved.value;
    await sendDocument(client, { kind: 'procedure', id: code, revision, note: send }, author, when);
  }
  return undefined;
}

/** The document with the chosen fields of the record; a new one is the record itself. */
function mix(
  current: unknown,
  incoming: unknown,
  unsaid: readonly string[],
  fields: readonly string[] | undefined,
): unknown {
  if (current === null) return incoming;
  const chosen = importedFields(current, incoming, unsaid).filter(
    ({ path }) => fields === undefined || fields.includes(path),
  );
  let body: unknown = current;
  for (const { path, after } of chosen) body = withValueAt(body, path, after);
  return body;
}

async function sentCount(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::integer as count from documents where review in ('sent', 'approved')`,
  );
  return rows[0]?.count ?? 0;
}
