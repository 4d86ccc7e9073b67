import type pg from 'pg';
import { signText } from '../../domain/api/index.ts';
import { err, newUuidV7, ok, type Result } from '../../domain/basics/index.ts';
import {
  type EmergencyOrder,
  EmergencySendSchema,
  type EmergencyTarget,
  emergenciesMax,
  emergencyText,
  type SignedEmergency,
} from '../../domain/emergency/index.ts';
import type { SigningKey } from '../keys/index.ts';
import { inTransaction, type Store } from '../store/index.ts';
import { fillRandom } from '../world.ts';
import { kiosksOf } from './places.ts';
import { readDrafts } from './read-drafts.ts';

/** Channel on which a message tells every hub process. */
export const emergencyChannel = 'motcham_emergency';
/** Any number: one message at a time, so that changes are seen in the order of their numbers. */
const emergencyLock = 7_265_045;

export interface EmergencyWish {
  readonly draft: string;
  readonly sha256: string;
  readonly target: EmergencyTarget;
  readonly minutes: number;
  readonly reason: string;
}

export type SendRefusal =
  /** Nobody published a draft of these words. */
  | 'unknownDraft'
  | 'tooLong'
  /** Nobody would see it: whoever sends it must know. */
  | 'noKiosk'
  | 'tooMany';

/** Who sends, with which key, and where it is written down. */
export interface EmergencyHand {
  readonly key: SigningKey;
  readonly nowMs: number;
  readonly by: string;
  /** Runs in the same transaction: what cannot be written down is not said. */
  readonly note: (client: pg.PoolClient, id: string) => Promise<void>;
}

async function signed(order: EmergencyOrder, key: SigningKey): Promise<SignedEmergency> {
  return { order, signature: await signText(emergencyText(order), key.privateKey) };
}

/** Signs and keeps a message, and tells every hub process. Returns its id. */
export async function sendEmergency(
  store: Store,
  { draft: id, sha256, target, minutes, reason }: EmergencyWish,
  { key, nowMs, by, note }: EmergencyHand,
): Promise<Result<string, SendRefusal>> {
  const found = (await readDrafts(store)).find(
    (one) => one.draft.id === id && one.sha256 === sha256,
  );
  if (found === undefined) return err('unknownDraft');
  const { draft } = found;
  if (minutes > draft.minutesMax) return err('tooLong');
  const kiosks = await kiosksOf(store, target);
  if (kiosks.length === 0) return err('noKiosk');
  const order = EmergencySendSchema.parse({
    v: 1,
    do: 'show',
    id: newUuidV7(() => nowMs, fillRandom),
    draft: id,
    sha256,
    target,
    sentAtMs: nowMs,
    endsAtMs: nowMs + minutes * 60_000,
  });
  return inTransaction(store.pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [emergencyLock]);
    const { rows } = await client.query<{ open: number }>(
      'select count(*)::int as open from emergencies where ends_at > $1 and ended_at is null',
      [new Date(nowMs)],
    );
    if ((rows[0]?.open ?? 0) >= emergenciesMax) return err('tooMany');
    await client.query(
      `insert into emergencies (id, draft, title, gravity, target, kiosks, reason, sent_at, ends_at,
          sent_by, signed, change)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, nextval('emergency_changes'))`,
      [
        order.id,
        id,
        JSON.stringify(draft.title),
        draft.gravity,
        JSON.stringify(target),
        kiosks.length,
        reason,
        new Date(nowMs),
        new Date(order.endsAtMs),
        by,
        JSON.stringify(await signed(order, key)),
      ],
    );
    await note(client, order.id);
    await client.query('select pg_notify($1, $2)', [emergencyChannel, order.id]);
    return ok(order.id);
  });
}

/** Ends a message before its time, everywhere. */
export async function endEmergency(
  store: Store,
  id: string,
  reason: string,
  { key, nowMs, by, note }: EmergencyHand,
): Promise<Result<void, 'unknown' | 'isOver'>> {
  return inTransaction(store.pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [emergencyLock]);
    const { rows } = await client.query<{ is_over: boolean }>(
      'select (ended_at is not null or ends_at <= $2) as is_over from emergencies where id = $1',
      [id, new Date(nowMs)],
    );
    if (rows[0] === undefined) return err('unknown');
    if (rows[0].is_over) return err('isOver');
    const end = await signed({ v: 1, do: 'end', id, atMs: nowMs }, key);
    await client.query(
      `update emergencies set ended_at = $2, ended_by = $3, end_reason = $4, end_signed = $5,
          change = nextval('emergency_changes') where id = $1`,
      [id, new Date(nowMs), by, reason, JSON.stringify(end)],
    );
    await note(client, id);
    await client.query('select pg_notify($1, $2)', [emergencyChannel, id]);
    return ok(undefined);
  });
}
