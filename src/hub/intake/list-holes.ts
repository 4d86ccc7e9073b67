import type { Hole } from '../../domain/api/index.ts';
import type { Store } from '../store/index.ts';

/** Most rows in one listing: an operator reads them all. */
const listCountMax = 1_000;

/** A range that a kiosk could not send, as an operator sees it. */
export interface ListedHole extends Hole {
  readonly kiosk: string;
  readonly incarnation: number;
  /** ISO 8601 UTC. */
  readonly declaredAt: string;
  /** How many of the range turned up after all. */
  readonly found: number;
}

/** What kiosks declared lost, the newest first. */
export async function listHoles(store: Pick<Store, 'pool'>): Promise<readonly ListedHole[]> {
  const { rows } = await store.pool.query<Omit<ListedHole, 'declaredAt'> & { declared_at: Date }>(
    `select h.kiosk, h.incarnation, h.from_seq as from, h.to_seq as to, h.reason, h.declared_at,
        (select count(*) from actions a where a.kiosk = h.kiosk and a.incarnation = h.incarnation
          and a.seq between h.from_seq and h.to_seq) as found
      from holes h order by h.declared_at desc, h.kiosk, h.incarnation, h.from_seq limit $1`,
    [listCountMax],
  );
  return rows.map(({ declared_at, ...hole }) => ({
    ...hole,
    declaredAt: declared_at.toISOString(),
  }));
}
