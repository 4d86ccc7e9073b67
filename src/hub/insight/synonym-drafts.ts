import type pg from 'pg';
import { newUuidV7 } from '../../domain/basics/index.ts';
import { fillRandom } from '../world.ts';

/** Proposes that words lead to a service; the same proposal again is the one that stands. */
export async function draftSynonym(
  client: Pick<pg.PoolClient, 'query'>,
  draft: { readonly words: string; readonly service: string; readonly by: string },
  nowMs: number,
): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `insert into synonym_drafts (id, words, service, made_by, made_at) values ($1, $2, $3, $4, $5)
      on conflict (words, service) do update set words = excluded.words returning id::text as id`,
    [newUuidV7(() => nowMs, fillRandom), draft.words, draft.service, draft.by, new Date(nowMs)],
  );
  return rows[0]?.id ?? '';
}

/** Takes a proposal back, and says which it was. Undefined when there is none of this id. */
export async function dropSynonym(
  client: Pick<pg.PoolClient, 'query'>,
  id: string,
): Promise<{ readonly words: string; readonly service: string } | undefined> {
  const { rows } = await client.query<{ words: string; service: string }>(
    'delete from synonym_drafts where id = $1 returning words, service',
    [id],
  );
  return rows[0];
}
