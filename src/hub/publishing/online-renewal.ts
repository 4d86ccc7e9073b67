import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../../domain/basics/index.ts';
import type { SigningKey } from '../keys/index.ts';
import { inTransaction, type Store } from '../store/index.ts';
import { WokenLoop } from '../woken-loop.ts';
import { renewOnline } from './publish-targets.ts';
import { lockRepository } from './tuf-files.ts';

/** How often it is looked whether the timestamp has to be signed again, ms. */
const lookMs = 10 * 60_000;

/** Keeps snapshot and timestamp signed, whatever the office does or leaves. */
export function watchOnline(
  store: Store,
  key: SigningKey,
  { clock, log }: { readonly clock: Clock; readonly log: FastifyBaseLogger },
): WokenLoop {
  return new WokenLoop({
    idleMs: lookMs,
    onFailure: (error) => log.error({ err: error }, 'the timestamp cannot be signed again'),
    async round() {
      const renewed = await inTransaction(store.pool, async (client) => {
        await lockRepository(client);
        return renewOnline(client, { key, nowMs: clock() });
      });
      if (renewed) log.info('snapshot and timestamp were signed again');
      return false;
    },
  });
}
