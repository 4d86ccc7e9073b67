import type pg from 'pg';
import {
  type ActionBody,
  type FollowResult,
  readFollowCode,
  replyHash,
} from '../../domain/action/index.ts';

import type { Keyring } from '../keys/index.ts';
import { cancelRequest } from './cancel.ts';
import { hashFollowCode } from './follow-hash.ts';
import { noteDesk } from './note-desk.ts';
import { hashPerson, type QuotaReason, takeTurn } from './quota.ts';
import { type RequestPlace, writeReply } from './replies.ts';
import { addUsage } from './usage.ts';

/** What is known of an opened request before anything is written. */
export interface Registration {
  readonly place: RequestPlace;
  readonly body: ActionBody;
  readonly follow: { readonly codeHash: Buffer; readonly replyHash: string } | undefined;
  /** Whose turn an appointment takes; undefined without a personal number. */
  readonly person: Buffer | undefined;
  /** Which request a cancellation takes back. */
  readonly cancels: Buffer | undefined;
}

/** Computes the hashes under which a request is known; the values themselves go no further. */
export async function prepareRegistration(
  place: RequestPlace,
  body: ActionBody,
  keys: Keyring,
): Promise<Registration> {
  // Counts belong to nobody: no code leads to them.
  const isFollowed = body.kind !== 'commandResult' && body.kind !== 'usageCounts';
  const code = isFollowed ? readFollowCode(body.follow) : undefined;
  return {
    place,
    body,
    follow:
      code?.ok === true
        ? {
            codeHash: await hashFollowCode(code.value, keys.followKey),
            replyHash: await replyHash(place.kiosk, code.value),
          }
        : undefined,
    person:
      body.kind === 'appointment' && body.personalNumber !== ''
        ? await hashPerson(body.personalNumber, keys.quotaKey)
        : undefined,
    cancels:
      body.kind === 'cancellation' ? await hashFollowCode(body.cancels, keys.followKey) : undefined,
  };
}

/**
 * Locks are taken in one order whatever the order of requests: no two processes wait in a circle.
 * What takes back another request comes last: that one may be of the same round.
 */
export function byPerson(a: Registration, b: Registration): number {
  const last = Number(a.cancels !== undefined) - Number(b.cancels !== undefined);
  if (last !== 0) return last;
  const of = ({ person }: Registration) => person?.toString('hex') ?? '';
  const kiosk = a.place.kiosk < b.place.kiosk ? -1 : Number(a.place.kiosk > b.place.kiosk);
  return of(a) < of(b) ? -1 : of(a) > of(b) ? 1 : kiosk;
}

/** `office`: to be handed to the back office; `done`: nothing is left to do. */
export type Registered = 'office' | 'done';

/** Makes a request known by its follow code, and decides what the hub itself decides. */
export async function register(
  client: pg.PoolClient,
  { place, body, follow, person, cancels }: Registration,
  nowMs: number,
): Promise<Registered> {
  if (body.kind === 'commandResult') return 'done';
  if (body.kind === 'usageCounts') {
    await addUsage(client, place.kiosk, body, nowMs);
    return 'done';
  }
  const isWithdrawn = body.kind === 'withdrawn';
  if (follow !== undefined) {
    await client.query(
      `insert into follows
        (code_hash, reply_hash, kiosk, incarnation, seq, kind, status, is_final, changed_at)
        select $1, $2, $3, $4, $5, kind, $6, $7, $8 from actions
        where kiosk = $3 and incarnation = $4 and seq = $5
        on conflict do nothing`,
      [
        follow.codeHash,
        follow.replyHash,
        place.kiosk,
        place.incarnation,
        place.seq,
        isWithdrawn ? 'withdrawn' : 'received',
        isWithdrawn,
        new Date(nowMs),
      ],
    );
  }
  if (isWithdrawn) return 'done';
  await noteDesk(client, place, body);
  if (body.kind === 'cancellation') return cancelRequest(client, place, cancels, nowMs);
  if (body.kind === 'appointment' && person !== undefined) {
    const reason = await takeTurn(client, person, body, place);
    if (reason !== undefined) {
      const result = quotaResult(body, reason);
      await writeReply(client, place, { status: 'refused', result, isFinal: true }, nowMs);
      return 'done';
    }
  }
  return 'office';
}

function quotaResult(
  { day, slot, branch }: Extract<ActionBody, { kind: 'appointment' }>,
  reason: QuotaReason,
): FollowResult {
  return { kind: 'appointment', outcome: 'refused', day, slot, branch, reason };
}
