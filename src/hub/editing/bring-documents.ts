import { canonicalJson, type Json } from '../../domain/basics/index.ts';
import { hanoiMoment } from '../../domain/calendar/index.ts';
import { inTransaction, type Store } from '../store/index.ts';
import { findDocument } from './read-documents.ts';
import { saveDocument } from './save-document.ts';
import type { SeedDocument } from './seed-documents.ts';

/** Documents of one transaction: a long one would keep editors waiting. */
const documentsPerTransaction = 100;

export interface Brought {
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  /** Somebody writes in it, or took it out: it stays as they have it. */
  readonly left: number;
  /** The editor has no room for more of its kind. */
  readonly full: number;
}

const digest = (value: unknown): string =>
  value === null || value === undefined ? '' : canonicalJson(value as Json);

/**
 * Saves documents that came from outside as drafts, in the name of where they came from. A draft of
 * a person, and what a person took out, is never written over.
 *
 * @param author name under which they stand in the history
 */
export async function bringDocuments(
  store: Store,
  documents: readonly SeedDocument[],
  author: string,
  nowMs: number,
): Promise<Brought> {
  const counts = { new: 0, changed: 0, same: 0, left: 0, full: 0 };
  const when = { nowMs, today: hanoiMoment(nowMs).day };
  for (let at = 0; at < documents.length; at += documentsPerTransaction) {
    await inTransaction(store.pool, async (client) => {
      for (const { kind, id, body } of documents.slice(at, at + documentsPerTransaction)) {
        const found = await findDocument(client, kind, id);
        if (found !== undefined && digest(found.body) === digest(body)) {
          counts.same += 1;
          continue;
        }
        const isUntouched =
          found === undefined ||
          found.editedBy === author ||
          (found.body !== null && digest(found.body) === digest(found.published));
        if (!isUntouched) {
          counts.left += 1;
          continue;
        }
        const revision = found?.revision ?? 0;
        const save = { kind, id, revision, body };
        const saved = await saveDocument(client, save, { id: undefined, name: author }, when);
        if (saved.ok) counts[found === undefined ? 'new' : 'changed'] += 1;
        else if (saved.error.kind === 'editedMeanwhile') counts.left += 1;
        else counts.full += 1;
      }
    });
  }
  return counts;
}
