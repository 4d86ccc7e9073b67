import type pg from 'pg';
import type { WordRow } from '../../domain/api/console/index.ts';
import { isSame } from '../../domain/change/index.ts';
import { wordSchema, wordState } from '../../domain/check/index.ts';
import type { FrameWord } from '../../domain/service/index.ts';
import { type ReviewRow, reviewColumns, toReview } from './review-document.ts';

type Row = ReviewRow & {
  readonly id: string;
  readonly revision: number;
  readonly body: unknown;
  readonly published: unknown;
};

/** Every word of the kiosk's screens, in the order of its application, with what stands in its place. */
export async function listWords(
  client: Pick<pg.Pool, 'query'>,
  frameWords: readonly FrameWord[],
): Promise<WordRow[]> {
  const { rows } = await client.query<Row>(
    `select d.id, d.revision, r.body, p.body as published, ${reviewColumns}
      from documents d join document_revisions r using (kind, id, revision)
        left join document_revisions p
          on (p.kind, p.id, p.revision) = (d.kind, d.id, d.published_revision)
      where d.kind = 'word'`,
  );
  const byKey = new Map(rows.map((row) => [row.id, row]));
  return frameWords.map((shipped) => toRow(shipped, byKey.get(shipped.key)));
}

function toRow(shipped: FrameWord, row: Row | undefined): WordRow {
  const read = wordSchema.safeParse(row?.body ?? null);
  const review = row && toReview(row);
  const common = {
    shipped,
    revision: row?.revision ?? 0,
    isSame: row === undefined || isSame(row.body ?? null, row.published ?? null),
    ...(review !== undefined && { review }),
  };
  if (!read.success) return { ...common, own: null, state: wordState(null, row?.published) };
  const { vi, en, enOne, approvedFor } = read.data;
  const { key: _, ...texts } = shipped;
  return {
    ...common,
    own: { vi, en, ...(enOne !== undefined && { enOne }) },
    ...(approvedFor !== undefined && { approvedFor }),
    // Against what the application brings today: after an update it may be something else.
    state: wordState({ ...read.data, shipped: texts }, row?.published),
  };
}

/** Whether a word was written over what the application really brings; a removal always is. */
export function isShipped(key: string, body: unknown, frameWords: readonly FrameWord[]): boolean {
  if (body === null) return true;
  const read = wordSchema.safeParse(body);
  const found = frameWords.find((one) => one.key === key);
  if (!read.success || found === undefined) return false;
  return isSame({ ...read.data.shipped, key }, found) && read.data.key === key;
}
