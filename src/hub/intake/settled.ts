/** Without backup or archive a request counts as settled this long after it was accepted, ms. */
export const settledAfterMsDefault = 72 * 3_600_000;

/**
 * When a request is settled (contracts.md): written by a transaction that a finished backup or the
 * archive holds; where there is neither, received before an instant.
 */
export type SettleRule =
  | { readonly by: 'copy'; readonly beforeXid: number }
  | { readonly by: 'age'; readonly cutoff: Date };

interface Queryable {
  query<T>(config: {
    readonly name: string;
    readonly text: string;
    readonly values: unknown[];
  }): Promise<{ readonly rows: T[] }>;
}

/**
 * In SQL, over a row `w` of watermarks: what of it is settled when `lastSeq` is held. The function
 * `take_batches` of the database says the same: who changes one changes both.
 */
const settledOf = (lastSeq: string) =>
  // The index gives the first unsettled row at once: it stops there. A refusal counts too: of a
  // request that is held in another line, the copy must hold both.
  `greatest(w.settled, coalesce(least(
    (select a.seq - 1 from actions a
      where a.kiosk = w.kiosk and a.incarnation = w.incarnation and a.seq > w.settled
        and (a.taken_xid >= $3::bigint or a.received_at > $4::timestamptz)
      order by a.seq limit 1),
    (select r.seq - 1 from refusals r
      where r.kiosk = w.kiosk and r.incarnation = w.incarnation and r.seq > w.settled
        and (r.taken_xid >= $3::bigint or r.refused_at > $4::timestamptz)
      order by r.seq limit 1)),
    ${lastSeq}))`;

/** A comparison with null is not true: the other rule then decides alone. */
export const settleValues = (rule: SettleRule) => [
  rule.by === 'copy' ? rule.beforeXid : null,
  rule.by === 'age' ? rule.cutoff : null,
];

/**
 * Highest sequence such that it and all before it are settled by `rule`. Never goes back: what a
 * kiosk was once allowed to delete stays allowed.
 */
export async function readSettled(
  client: Queryable,
  kiosk: string,
  incarnation: number,
  rule: SettleRule,
): Promise<number> {
  const { rows } = await client.query<{ settled: number }>({
    name: 'read-settled',
    text: `select ${settledOf('w.last_seq')} as settled
      from watermarks w where w.kiosk = $1 and w.incarnation = $2`,
    values: [kiosk, incarnation, ...settleValues(rule)],
  });
  return rows[0]?.settled ?? 0;
}

/** Moves the watermark, and settles what `rule` covers, in one round trip. @returns `settled`. */
export async function advanceLine(
  client: Queryable,
  { kiosk, incarnation }: { readonly kiosk: string; readonly incarnation: number },
  lastSeq: number,
  rule: SettleRule,
): Promise<number> {
  const { rows } = await client.query<{ settled: number }>({
    name: 'advance-line',
    text: `update watermarks w set last_seq = $5, settled = ${settledOf('$5')}
      where w.kiosk = $1 and w.incarnation = $2 returning w.settled`,
    values: [kiosk, incarnation, ...settleValues(rule), lastSeq],
  });
  return rows[0]?.settled ?? 0;
}
