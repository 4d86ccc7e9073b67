import type { FastifyInstance } from 'fastify';
import { consoleApi } from '../../domain/api/console/index.ts';
import { type ConsoleHub, refuseForeign } from '../people/index.ts';
import { secureHeaders } from './serve-console.ts';

/**
 * For every route below the console's API, whoever added it and whatever it forgot: strict headers,
 * nothing kept by caches, nothing taken from other sites.
 */
export function guardConsole(app: FastifyInstance, hub: Pick<ConsoleHub, 'consoleOrigin'>): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith(consoleApi)) return;
    secureHeaders(request, reply);
    reply.header('cache-control', 'no-store');
    refuseForeign(hub.consoleOrigin, request);
  });
}
