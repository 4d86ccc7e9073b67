import type pg from 'pg';
import type { ActionStatus, FollowResult } from '../../domain/action/index.ts';
import { giveHourPlaceBack } from './hour-places.ts';
import { giveTurnBack } from './quota.ts';
import { type RequestPlace, writeReply } from './replies.ts';

/** Where the request stands that somebody cancels. */
interface Target extends RequestPlace {
  readonly kind: string;
  readonly status: ActionStatus;
  /** Calls begun about it; null once it has left the queue. */
  readonly attempts: number | null;
}

/** States in which a request can still be taken back. */
const open: readonly ActionStatus[] = ['received', 'inProgress', 'confirmed', 'moved'];

/**
 * Takes a request back by the hash of its follow code: withdrawn for whoever follows it, its turn of
 * the quota free again. `office`: the office was told of the request, so it has to hear of this too.
 */
export async function cancelRequest(
  client: pg.PoolClient,
  place: RequestPlace,
  target: Buffer | undefined,
  nowMs: number,
): Promise<'office' | 'done'> {
  const say = async (outcome: Extract<FollowResult, { kind: 'cancellation' }>['outcome']) => {
    const result = { kind: 'cancellation', outcome } as const;
    const status = outcome === 'cancelled' ? 'done' : 'refused';
    await writeReply(client, place, { status, result, isFinal: true }, nowMs);
    return 'done' as const;
  };
  const found = target === undefined ? undefined : await findTarget(client, target);
  if (found === undefined) return say('notFound');
  if (found.status === 'withdrawn') return say('cancelled');
  const isOver = !open.includes(found.status);
  if (isOver || found.kind === 'callForHelp' || found.kind === 'cancellation')
    return say('tooLate');
  await writeReply(client, found, { status: 'withdrawn', result: null, isFinal: true }, nowMs);
  await giveTurnBack(client, found);
  await giveHourPlaceBack(client, found);
  await client.query('delete from handover where kiosk = $1 and incarnation = $2 and seq = $3', [
    found.kiosk,
    found.incarnation,
    found.seq,
  ]);
  // Nobody was ever called about it: there is nobody to tell.
  return found.attempts === 0 ? say('cancelled') : 'office';
}

async function findTarget(client: pg.PoolClient, codeHash: Buffer): Promise<Target | undefined> {
  const { rows } = await client.query<Target>(
    `select f.kiosk, f.incarnation, f.seq, f.kind, f.status,
        (select h.attempts from handover h
          where h.kiosk = f.kiosk and h.incarnation = f.incarnation and h.seq = f.seq) as attempts
      from follows f where f.code_hash = $1 for update of f`,
    [codeHash],
  );
  return rows[0];
}
