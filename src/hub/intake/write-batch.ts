import type pg from 'pg';
import type { ActionEnvelope } from '../../domain/action/index.ts';
import { calendarInstant } from './calendar-instant.ts';
import type { Batch, Decision, Refusal } from './decide-batch.ts';

/** Writes what was decided; the watermark is moved by `advanceLine`. */
export async function writeBatch(
  client: pg.PoolClient,
  batch: Batch,
  { insert, refuse, hole }: Extract<Decision, { kind: 'take' }>,
  nowMs: number,
): Promise<void> {
  const now = new Date(nowMs);
  if (insert.length > 0) await insertActions(client, batch, insert, now);
  const moved = insert.filter(({ origin }) => origin !== undefined);
  if (moved.length > 0) await insertMoved(client, batch, moved);
  if (refuse.length > 0) await insertRefusals(client, batch, refuse, now);
  if (hole !== undefined) {
    await client.query(
      `insert into holes (kiosk, incarnation, from_seq, to_seq, reason, declared_at)
        values ($1, $2, $3, $4, $5, $6)`,
      [batch.kiosk, batch.incarnation, hole.from, hole.to, hole.reason, now],
    );
  }
}

async function insertActions(
  client: pg.PoolClient,
  { kiosk, incarnation }: Batch,
  envelopes: readonly ActionEnvelope[],
  receivedAt: Date,
): Promise<void> {
  const rows = envelopes.map(({ seq, id, kind, createdAt, keyId, sealed, origin }) => ({
    seq,
    id,
    kind,
    created_at: calendarInstant(createdAt.at),
    trust: createdAt.trust,
    key_id: keyId,
    sealed,
    origin,
  }));
  await client.query({
    name: 'insert-actions',
    text: `insert into actions (received_day, kiosk, incarnation, seq, id, kind, created_at,
        created_trust, key_id, sealed, received_at, origin)
      select ($3::timestamptz at time zone 'UTC')::date, $1, $2, r.seq, r.id, r.kind,
        r.created_at, r.trust, r.key_id, r.sealed, $3::timestamptz, r.origin
      from json_to_recordset($4::json) as r(seq bigint, id uuid, kind text,
        created_at timestamptz, trust text, key_id text, sealed text, origin jsonb)`,
    values: [kiosk, incarnation, receivedAt, JSON.stringify(rows)],
  });
  await client.query({
    name: 'insert-arrivals',
    text: `insert into arrivals (kiosk, incarnation, from_seq, to_seq, due_at)
      select $1, $2, r.from_seq, r.to_seq, $3::timestamptz
      from json_to_recordset($4::json) as r(from_seq bigint, to_seq bigint)`,
    values: [kiosk, incarnation, receivedAt, JSON.stringify(runsOf(envelopes))],
  });
}

/** Places that follow each other, as one run: in between may lie what was refused or held before. */
function runsOf(envelopes: readonly ActionEnvelope[]) {
  const runs: { from_seq: number; to_seq: number }[] = [];
  for (const { seq } of envelopes) {
    const last = runs.at(-1);
    if (last?.to_seq === seq - 1) last.to_seq = seq;
    else runs.push({ from_seq: seq, to_seq: seq });
  }
  return runs;
}

async function insertMoved(
  client: pg.PoolClient,
  { kiosk, incarnation }: Batch,
  envelopes: readonly ActionEnvelope[],
): Promise<void> {
  const rows = envelopes.map(({ seq, id, origin }) => ({ seq, id, origin }));
  await client.query(
    `insert into moved (origin_kiosk, origin_incarnation, origin_seq, id, kiosk, incarnation, seq)
      select r.origin->>'kiosk', (r.origin->>'incarnation')::integer,
        (r.origin->>'seq')::bigint, r.id, $1, $2, r.seq
      from json_to_recordset($3::json) as r(seq bigint, id uuid, origin jsonb)`,
    [kiosk, incarnation, JSON.stringify(rows)],
  );
}

/** A refused request keeps its sequence: the ones behind it are not held up. */
async function insertRefusals(
  client: pg.PoolClient,
  { kiosk, incarnation }: Batch,
  refusals: readonly Refusal[],
  now: Date,
): Promise<void> {
  await client.query(
    `insert into refusals (kiosk, incarnation, seq, id, code, refused_at)
      select $1, $2, r.seq, r.id, r.code, $3::timestamptz
      from json_to_recordset($4::json) as r(seq bigint, id uuid, code text)`,
    [kiosk, incarnation, now, JSON.stringify(refusals)],
  );
}
