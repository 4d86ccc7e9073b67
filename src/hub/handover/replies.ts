import type pg from 'pg';
import type { ActionStatus, FollowResult } from '../../domain/action/index.ts';
import { type Reply, repliesMax } from '../../domain/api/index.ts';
import type { Store } from '../store/index.ts';

/** Channel on which a reply tells every hub process. */
export const replyChannel = 'motcham_reply';

export interface RequestPlace {
  readonly kiosk: string;
  readonly incarnation: number;
  readonly seq: number;
}

export interface NewState {
  readonly status: ActionStatus;
  readonly result: FollowResult | null;
  readonly isFinal: boolean;
}

/**
 * Writes what became of a request, with the next number of its kiosk. The kiosk's row is locked
 * until the transaction ends, so a kiosk never hears of a number before those below it.
 */
export async function writeReply(
  client: pg.PoolClient,
  { kiosk, incarnation, seq }: RequestPlace,
  { status, result, isFinal }: NewState,
  nowMs: number,
): Promise<void> {
  const { rows } = await client.query<{ last_number: number }>(
    `insert into reply_lines (kiosk, last_number) values ($1, 1)
      on conflict (kiosk) do update set last_number = reply_lines.last_number + 1
      returning last_number`,
    [kiosk],
  );
  const number = rows[0]?.last_number;
  await client.query(
    `update follows set status = $4, result = $5, is_final = $6, number = $7, changed_at = $8
      where kiosk = $1 and incarnation = $2 and seq = $3`,
    [
      kiosk,
      incarnation,
      seq,
      status,
      result === null ? null : JSON.stringify(result),
      isFinal,
      number,
      new Date(nowMs),
    ],
  );
  // Sent when the transaction commits.
  await client.query('select pg_notify($1, $2)', [replyChannel, `${kiosk} ${number}`]);
}

/** What is said in place of a number when a kiosk shall beat at once for another reason. */
export const beatNow = 'now';

/** Has a kiosk that polls beat at once, when the transaction commits: it learns what changed of itself. */
export async function nudgeKiosk(
  client: Pick<pg.PoolClient, 'query'>,
  kiosk: string,
): Promise<void> {
  await client.query('select pg_notify($1, $2)', [replyChannel, `${kiosk} ${beatNow}`]);
}

/**
 * Replies to a kiosk above what it says it has, oldest first. A number of another epoch counts
 * nothing: a restored hub may have gone back behind it.
 */
export async function readReplies(
  store: Store,
  kiosk: string,
  seen: { readonly epoch: string; readonly upTo: number } | undefined,
): Promise<readonly Reply[]> {
  const above = seen?.epoch === store.epoch ? seen.upTo : 0;
  const rows = await store.db
    .selectFrom('follows')
    .select(['number', 'reply_hash', 'status', 'changed_at', 'result'])
    .where('kiosk', '=', kiosk)
    .where('number', '>', above)
    .orderBy('number')
    .limit(repliesMax)
    .execute();
  return rows.flatMap(({ number, reply_hash, status, changed_at, result }) =>
    number === null || reply_hash === null
      ? []
      : [{ number, hash: reply_hash, status, changedAt: changed_at.toISOString(), result }],
  );
}
