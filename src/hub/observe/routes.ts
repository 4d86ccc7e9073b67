import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { type HubHealth, hubPaths } from '../../domain/api/index.ts';
import type { Store } from '../store/index.ts';
import type { HubMetrics } from './hub-metrics.ts';

interface ObservedHub {
  readonly store: Store;
  readonly metrics: HubMetrics;
  readonly storage: { readonly isFull: boolean };
  readonly trial: boolean;
  /** The content that kiosks are given. */
  readonly published: { readonly version: number };
}

/** `GET /hub/health` (ready only while the store answers) and `GET /hub/metrics`. */
export function observeRoutes(app: FastifyInstance, hub: ObservedHub): void {
  app.get(hubPaths.health, async (_request, reply): Promise<HubHealth> => {
    // A failure is `unavailable` by the error handler: 503, as a proxy wants it.
    await sql`select 1`.execute(hub.store.db);
    reply.header('cache-control', 'no-store');
    return {
      status: hub.metrics.missingSealingKeys > 0 || hub.storage.isFull ? 'degraded' : 'ready',
      trial: hub.trial,
      epoch: hub.store.epoch,
      contentVersion: hub.published.version,
    };
  });
  app.get(hubPaths.metrics, async (_request, reply) => {
    hub.metrics.contentVersion = hub.published.version;
    reply.type('text/plain; version=0.0.4; charset=utf-8').header('cache-control', 'no-store');
    return hub.metrics.text();
  });
}
