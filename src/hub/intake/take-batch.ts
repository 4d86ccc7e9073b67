import type pg from 'pg';
import type { ActionEnvelope } from '../../domain/action/index.ts';
import { err, ok, type Result } from '../../domain/basics/index.ts';
import { inTransaction, type Store } from '../store/index.ts';
import { readSettled } from './settled.ts';

export interface TakeOptions {
  /** Ids of the sealing keys the hub can open. */
  readonly sealingKeys: ReadonlySet<string>;
  readonly nowMs: number;
  readonly settledAfterMs: number;
}

interface Refusal {
  readonly seq: number;
  readonly code: string;
}

export interface Progress {
  readonly lastSeq: number;
  readonly settled: number;
}

export interface Taken extends Progress {
  readonly accepted: number;
  readonly duplicates: number;
  readonly refused: readonly Refusal[];
}

export type TakeError = Progress & { readonly code: 'forked' | 'gap' };

/**
 * Takes a batch of one kiosk incarnation in one transaction, in order, by watermark (hub.md §4):
 * a sequence up to the watermark with the same id is a duplicate and is accepted again, with
 * another id it is a fork; the next one is new; anything later is a gap, and nothing of the batch
 * is taken.
 *
 * `envelopes` belong to one kiosk and incarnation and follow each other without a hole.
 *
 * @throws CommitUnsure and the errors of the store: then nothing may be acknowledged.
 */
export async function takeBatch(
  store: Store,
  envelopes: readonly [ActionEnvelope, ...ActionEnvelope[]],
  options: TakeOptions,
): Promise<Result<Taken, TakeError>> {
  const [{ kiosk, incarnation, seq: firstSeq }] = envelopes;
  return inTransaction(store.pool, async (client) => {
    const lastSeq = await lockWatermark(client, kiosk, incarnation);
    const old = envelopes.filter(({ seq }) => seq <= lastSeq);
    const known = await readKnown(client, kiosk, incarnation, old);
    // A row that retention has purged cannot be compared; the watermark vouches for it.
    const isForked = old.some(({ seq, id }) => (known.get(seq)?.id ?? id) !== id);
    const isGap = firstSeq > lastSeq + 1;
    if (isForked || isGap) {
      const settled = await readSettled(client, kiosk, incarnation, cutoff(options));
      return err({ code: isForked ? 'forked' : 'gap', lastSeq, settled });
    }
    const fresh = envelopes.filter(({ seq }) => seq > lastSeq);
    const refused = fresh.filter(({ keyId }) => !options.sealingKeys.has(keyId));
    const accepted = fresh.filter(({ keyId }) => options.sealingKeys.has(keyId));
    if (accepted.length > 0) await insertActions(client, accepted, options.nowMs);
    if (refused.length > 0) await insertRefusals(client, refused, options.nowMs);
    const newLastSeq = lastSeq + fresh.length;
    const settled = await advance(client, kiosk, incarnation, newLastSeq, options);
    const oldRefusals = [...known].flatMap(([seq, { code }]) =>
      code === null ? [] : [{ seq, code }],
    );
    return ok({
      lastSeq: newLastSeq,
      settled,
      accepted: accepted.length,
      duplicates: old.length,
      refused: [...oldRefusals, ...refused.map(({ seq }) => ({ seq, code: unknownKey }))],
    });
  });
}

/** A request sealed to a key this hub has never had, or has lost. */
const unknownKey = 'unknown-sealing-key';

function cutoff({ nowMs, settledAfterMs }: TakeOptions): Date {
  return new Date(nowMs - settledAfterMs);
}

/**
 * Locks the kiosk's row, and always writes it: a transaction that writes nothing commits without
 * waiting for the standby, so a duplicate could be acknowledged whose first copy is then lost in
 * a failover (hub.md §4 rule 2).
 */
async function lockWatermark(client: pg.PoolClient, kiosk: string, incarnation: number) {
  const { rows } = await client.query<{ last_seq: number }>({
    name: 'lock-watermark',
    text: `insert into watermarks (kiosk, incarnation, last_seq, settled) values ($1, $2, 0, 0)
      on conflict (kiosk, incarnation) do update set touched = watermarks.touched + 1
      returning last_seq`,
    values: [kiosk, incarnation],
  });
  const [row] = rows;
  if (row === undefined) throw new Error('broken invariant: the watermark was not written');
  return row.last_seq;
}

interface Known {
  readonly id: string;
  /** Why it was refused, or null when it was taken. */
  readonly code: string | null;
}

async function readKnown(
  client: pg.PoolClient,
  kiosk: string,
  incarnation: number,
  old: readonly ActionEnvelope[],
): Promise<ReadonlyMap<number, Known>> {
  if (old.length === 0) return new Map();
  const { rows } = await client.query<Known & { seq: number }>({
    name: 'read-known',
    text: `select seq, id::text as id, null as code from actions
        where kiosk = $1 and incarnation = $2 and seq = any($3::bigint[])
      union all
      select seq, id::text, code from refusals
        where kiosk = $1 and incarnation = $2 and seq = any($3::bigint[])`,
    values: [kiosk, incarnation, old.map(({ seq }) => seq)],
  });
  return new Map(rows.map(({ seq, id, code }) => [seq, { id, code }]));
}

async function insertActions(
  client: pg.PoolClient,
  envelopes: readonly ActionEnvelope[],
  nowMs: number,
): Promise<void> {
  const receivedAt = new Date(nowMs);
  const rows = envelopes.map(({ seq, id, kind, createdAt, keyId, sealed }) => ({
    seq,
    id,
    kind,
    // A date that no calendar has is kept as unknown: a wrong clock loses no request.
    created_at:
      createdAt.at !== null && !Number.isNaN(Date.parse(createdAt.at)) ? createdAt.at : null,
    trust: createdAt.trust,
    key_id: keyId,
    sealed,
  }));
  await client.query({
    name: 'insert-actions',
    text: `with taken as (
        insert into actions (received_day, kiosk, incarnation, seq, id, kind, created_at,
          created_trust, key_id, sealed, received_at)
        select ($3::timestamptz at time zone 'UTC')::date, $1, $2, r.seq, r.id, r.kind,
          r.created_at, r.trust, r.key_id, r.sealed, $3::timestamptz
        from json_to_recordset($4::json) as r(seq bigint, id uuid, kind text,
          created_at timestamptz, trust text, key_id text, sealed text)
        returning seq)
      insert into handover (kiosk, incarnation, seq, state, due_at)
        select $1, $2, seq, 'waiting', $3::timestamptz from taken`,
    values: [envelopes[0]?.kiosk, envelopes[0]?.incarnation, receivedAt, JSON.stringify(rows)],
  });
}

/** A refused request keeps its sequence: the ones behind it are not held up. */
async function insertRefusals(
  client: pg.PoolClient,
  envelopes: readonly ActionEnvelope[],
  nowMs: number,
): Promise<void> {
  for (const { kiosk, incarnation, seq, id } of envelopes) {
    await client.query(
      `insert into refusals (kiosk, incarnation, seq, id, code, refused_at)
        values ($1, $2, $3, $4, $5, $6)`,
      [kiosk, incarnation, seq, id, unknownKey, new Date(nowMs)],
    );
  }
}

async function advance(
  client: pg.PoolClient,
  kiosk: string,
  incarnation: number,
  lastSeq: number,
  options: TakeOptions,
): Promise<number> {
  await client.query({
    name: 'advance-watermark',
    text: 'update watermarks set last_seq = $3 where kiosk = $1 and incarnation = $2',
    values: [kiosk, incarnation, lastSeq],
  });
  const settled = await readSettled(client, kiosk, incarnation, cutoff(options));
  await client.query({
    name: 'settle',
    text: `update watermarks set settled = $3
      where kiosk = $1 and incarnation = $2 and settled < $3`,
    values: [kiosk, incarnation, settled],
  });
  return settled;
}
