import type pg from 'pg';
import { wantedMax } from '../../domain/api/console/index.ts';

/** Words of searches for which editors are asked to write an entry. */
export interface WantedEntry {
  readonly words: string;
  readonly askedBy: string;
  readonly askedAt: string;
}

/** Asks for an entry; asked for already it stays as it is. False: too many stand already. */
export async function wantEntry(
  client: Pick<pg.PoolClient, 'query'>,
  { words, by }: { readonly words: string; readonly by: string },
  nowMs: number,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into wanted_entries (words, asked_by, asked_at)
      select $1, $2, $3 where (select count(*) from wanted_entries) < $4
      on conflict (words) do update set words = excluded.words`,
    [words, by, new Date(nowMs), wantedMax],
  );
  return rowCount === 1;
}

/** Takes a wish from the list. False: it does not stand there. */
export async function dropWanted(
  client: Pick<pg.PoolClient, 'query'>,
  words: string,
): Promise<boolean> {
  const { rowCount } = await client.query('delete from wanted_entries where words = $1', [words]);
  return rowCount === 1;
}

/** What is asked for, the oldest first. */
export async function readWanted(client: Pick<pg.Pool, 'query'>): Promise<readonly WantedEntry[]> {
  const { rows } = await client.query<{ words: string; asked_by: string; asked_at: Date }>(
    'select words, asked_by, asked_at from wanted_entries order by asked_at, words limit $1',
    [wantedMax],
  );
  return rows.map(({ words, asked_by, asked_at }) => ({
    words,
    askedBy: asked_by,
    askedAt: asked_at.toISOString(),
  }));
}
