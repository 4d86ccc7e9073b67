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
  const rows = await store.db
    .selectFrom('handover')
    .innerJoin('actions', (join) =>
      join
        .onRef('actions.kiosk', '=', 'handover.kiosk')
        .onRef('actions.incarnation', '=', 'handover.incarnation')
        .onRef('actions.seq', '=', 'handover.seq'),
    )
    .select(['actions.key_id', ({ fn }) => fn.countAll<number>().as('requests')])
    .groupBy('actions.key_id')
    .execute();
  const missing = rows.filter(({ key_id }) => !keys.openers.has(key_id));
  for (const { key_id, requests } of missing) {
    log.error(
      { sealingKey: key_id, requests },
      'a sealing key is lost: put its file back from a backup, or these requests stay closed',
    );
  }
  return missing.length;
}
