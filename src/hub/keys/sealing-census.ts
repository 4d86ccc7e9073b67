import type { FastifyBaseLogger } from 'fastify';
import type { Store } from '../store/index.ts';
import type { Keyring } from './keyring.ts';

/**
 * Compares the sealing keys that requests still waiting need with those on disk. A lost one is an
 * alarm that names how many requests can no longer be read (contracts.md, Action envelope).
 * Returns how many keys are missing.
 */
export async function noteSealingKeys(
  store: Store,
  keys: Keyring,
  log: FastifyBaseLogger,
): Promise<number> {
  const { rows } = await store.pool.query<{ key_id: string; requests: number }>(
    `select a.key_id, count(*) as requests from (
        select kiosk, incarnation, seq, seq as last from handover
        union all select kiosk, incarnation, from_seq, to_seq from arrivals) w
      join actions a on a.kiosk = w.kiosk and a.incarnation = w.incarnation
        and a.seq between w.seq and w.last
      group by a.key_id`,
  );
  const missing = rows.filter(({ key_id }) => !keys.openers.has(key_id));
  for (const { key_id, requests } of missing) {
    log.error(
      { sealingKey: key_id, requests },
      'a sealing key is lost: put its file back from a backup, or these requests stay closed',
    );
  }
  return missing.length;
}
