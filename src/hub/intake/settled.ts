/** Without backup or archive a request counts as settled this long after it was accepted, ms. */
export const settledAfterMsDefault = 72 * 3_600_000;

interface Queryable {
  query<T>(config: {
    readonly name: string;
    readonly text: string;
    readonly values: unknown[];
  }): Promise<{ readonly rows: T[] }>;
}

/**
 * Highest sequence such that it and all before it were received at or before `cutoff`. Never goes
 * back: what a kiosk was once allowed to delete stays allowed.
 */
export async function readSettled(
  client: Queryable,
  kiosk: string,
  incarnation: number,
  cutoff: Date,
): Promise<number> {
  const { rows } = await client.query<{ settled: number }>({
    name: 'read-settled',
    // The index gives the first unsettled row at once: it stops there.
    text: `select greatest(w.settled, coalesce(
        (select a.seq - 1 from actions a
          where a.kiosk = w.kiosk and a.incarnation = w.incarnation
            and a.seq > w.settled and a.received_at > $3
          order by a.seq limit 1),
        w.last_seq)) as settled
      from watermarks w where w.kiosk = $1 and w.incarnation = $2`,
    values: [kiosk, incarnation, cutoff],
  });
  return rows[0]?.settled ?? 0;
}
