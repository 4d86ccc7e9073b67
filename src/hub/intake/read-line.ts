import type pg from 'pg';
import type { Batch, Known, LineView } from './decide-batch.ts';

interface LockedLine {
  readonly lastSeq: number;
  /** Requests of this line came in through another one. */
  readonly hasMoved: boolean;
}

/**
 * Locks the kiosk's row, and always writes it: a transaction that writes nothing commits without
 * waiting for the standby, so a duplicate could be acknowledged whose first copy is then lost in
 * a failover (hub.md §4 rule 2).
 *
 * The lines that requests of the batch moved from are locked first, and marked: what is still on
 * its way to them must not be taken there as well.
 */
export async function lockLine(client: pg.PoolClient, batch: Batch): Promise<LockedLine> {
  for (const { kiosk, incarnation } of origins(batch)) {
    await client.query({
      name: 'mark-moved',
      text: `insert into watermarks (kiosk, incarnation, last_seq, settled, has_moved)
        values ($1, $2, 0, 0, true)
        on conflict (kiosk, incarnation) do update
          set touched = watermarks.touched + 1, has_moved = true`,
      values: [kiosk, incarnation],
    });
  }
  const { rows } = await client.query<{ last_seq: number; has_moved: boolean }>({
    name: 'lock-watermark',
    text: `insert into watermarks (kiosk, incarnation, last_seq, settled) values ($1, $2, 0, 0)
      on conflict (kiosk, incarnation) do update set touched = watermarks.touched + 1
      returning last_seq, has_moved`,
    values: [batch.kiosk, batch.incarnation],
  });
  const [row] = rows;
  if (row === undefined) throw new Error('broken invariant: the watermark was not written');
  return { lastSeq: row.last_seq, hasMoved: row.has_moved };
}

/** In one order for everybody, so that two batches never wait for each other. */
function origins(batch: Batch): readonly { kiosk: string; incarnation: number }[] {
  const found = new Map<string, { kiosk: string; incarnation: number }>();
  for (const { envelope } of batch.items) {
    const { origin } = envelope ?? {};
    if (origin === undefined) continue;
    if (origin.kiosk === batch.kiosk && origin.incarnation === batch.incarnation) continue;
    found.set(`${origin.kiosk}|${origin.incarnation}`, origin);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place);
}

/** What the hub holds where the batch wants to stand. Reads nothing that cannot matter. */
export async function readLine(
  client: pg.PoolClient,
  batch: Batch,
  { lastSeq, hasMoved }: LockedLine,
): Promise<Omit<LineView, 'sealingKeys'>> {
  const old = batch.items.filter(({ seq }) => seq <= lastSeq).map(({ seq }) => seq);
  const known = await readKnown(client, batch, old);
  return {
    lastSeq,
    known,
    holes: old.some((seq) => !known.has(seq)) ? await readHoles(client, batch, old) : [],
    elsewhere: await readElsewhere(client, batch, hasMoved),
  };
}

async function readKnown(
  client: pg.PoolClient,
  { kiosk, incarnation }: Batch,
  old: readonly number[],
): Promise<ReadonlyMap<number, Known>> {
  if (old.length === 0) return new Map();
  const { rows } = await client.query<Known & { seq: number }>({
    name: 'read-known',
    text: `select seq, id::text as id, null as code from actions
        where kiosk = $1 and incarnation = $2 and seq = any($3::bigint[])
      union all
      select seq, id::text, code from refusals
        where kiosk = $1 and incarnation = $2 and seq = any($3::bigint[])`,
    values: [kiosk, incarnation, old],
  });
  return new Map(rows.map(({ seq, id, code }) => [seq, { id, code }]));
}

async function readHoles(
  client: pg.PoolClient,
  { kiosk, incarnation }: Batch,
  old: readonly number[],
): Promise<LineView['holes']> {
  const { rows } = await client.query<{ from: number; to: number }>({
    name: 'read-holes',
    text: `select from_seq as from, to_seq as to from holes
      where kiosk = $1 and incarnation = $2 and from_seq <= $4 and to_seq >= $3`,
    values: [kiosk, incarnation, Math.min(...old), Math.max(...old)],
  });
  return rows;
}

async function readElsewhere(
  client: pg.PoolClient,
  { kiosk, incarnation, items }: Batch,
  hasMoved: boolean,
): Promise<ReadonlySet<string>> {
  const places = items.flatMap(({ seq, id, envelope }) => {
    const origin = envelope?.origin ?? (hasMoved ? { kiosk, incarnation, seq } : undefined);
    return origin === undefined ? [] : [{ ...origin, id }];
  });
  if (places.length === 0) return new Set();
  const { rows } = await client.query<{ id: string }>({
    name: 'read-elsewhere',
    // Where it stands itself is not elsewhere: a duplicate is told by its place.
    text: `with o as (select * from json_to_recordset($1::json)
        as o(kiosk text, incarnation integer, seq bigint, id uuid))
      select o.id::text as id from o join actions a using (kiosk, incarnation, seq, id)
        where (o.kiosk, o.incarnation) is distinct from ($2::text, $3::integer)
      union
      select o.id::text from o join moved m on m.origin_kiosk = o.kiosk
        and m.origin_incarnation = o.incarnation and m.origin_seq = o.seq and m.id = o.id
        where (m.kiosk, m.incarnation) is distinct from ($2::text, $3::integer)`,
    values: [JSON.stringify(places), kiosk, incarnation],
  });
  return new Set(rows.map(({ id }) => id));
}
