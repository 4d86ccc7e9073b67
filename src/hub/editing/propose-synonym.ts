import type pg from 'pg';
import type { Synonym } from '../../domain/check/index.ts';
import { findDocument } from './read-documents.ts';
import { sendDocument } from './review-document.ts';
import { type Author, saveDocument } from './save-document.ts';

interface When {
  readonly nowMs: number;
  /** ISO day in Hanoi. */
  readonly today: string;
}

/** The document of a synonym: the same words for the same service are the same document. */
const synonymId = ({ words, service }: Synonym): string =>
  `${words.replaceAll(' ', '-')}.${service}`.slice(0, 80);

/**
 * Makes a synonym a document that is sent already: choosing it was saying that it is right, and a
 * second person sees it in the next release. The same once more changes nothing.
 */
export async function proposeSynonym(
  client: pg.ClientBase,
  { words, service }: Synonym,
  author: Author,
  when: When,
): Promise<void> {
  const id = synonymId({ words, service });
  const found = await findDocument(client, 'synonym', id);
  if (found !== undefined && found.body !== null) return;
  const revision = found?.revision ?? 0;
  const saved = await saveDocument(
    client,
    { kind: 'synonym', id, revision, body: { words, service } },
    author,
    when,
  );
  // Somebody else made it this very moment: it is there.
  if (!saved.ok) return;
  const { revision: made } = saved.value;
  await sendDocument(client, { kind: 'synonym', id, revision: made, note: '' }, author, when);
}

/** Takes a synonym out again; what residents find already goes with the next release. */
export async function dropProposed(
  client: pg.ClientBase,
  synonym: Synonym,
  author: Author,
  when: When,
): Promise<void> {
  const id = synonymId(synonym);
  const found = await findDocument(client, 'synonym', id);
  if (found === undefined || found.body === null) return;
  const { revision } = found;
  const saved = await saveDocument(
    client,
    { kind: 'synonym', id, revision, body: null },
    author,
    when,
  );
  if (!saved.ok) return;
  const { revision: gone } = saved.value;
  await sendDocument(client, { kind: 'synonym', id, revision: gone, note: '' }, author, when);
}
