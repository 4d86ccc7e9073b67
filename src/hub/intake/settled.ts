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
    // The index gives the first unsettled row at once: it stops there. A refusal counts too: of a
    // request that is held in another line, the copy must hold both.
    text: `select greatest(w.settled, coalesce(least(
        (select a.seq - 1 from actions a
          where a.kiosk = w.kiosk and a.incarnation = w.incarnation and a.seq > w.settled
            and (a.taken_xid >= $3::bigint or a.received_at > $4::timestamptz)
          order by a.seq limit 1),
        (select r.seq - 1 from refusals r
          where r.kiosk = w.kiosk and r.incarnation = w.incarnation and r.seq > w.settled
            and (r.taken_xid >= $3::bigint or r.refused_at > $4::timestamptz)
          order by r.seq limit 1)),
        w.last_seq)) as settled
      from watermarks w where w.kiosk = $1 and w.incarnation = $2`,
    // A comparison with null is not true: the other rule then decides alone.
    values: [
      kiosk,
      incarnation,
      rule.by === 'copy' ? rule.beforeXid : null,
      rule.by === 'age' ? rule.cutoff : null,
    ],
  });
  return rows[0]?.settled ?? 0;
}
