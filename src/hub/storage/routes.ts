import type { FastifyInstance } from 'fastify';
import { consoleApi, type StorageAnswer, storagePath } from '../../domain/api/console/index.ts';
import { ProblemError } from '../http/index.ts';
import { type ConsoleHub, needsStaff } from '../people/index.ts';
import type { StorageWatch } from './storage-watch.ts';

/** What offices write and what can wait. Emergencies, answers to residents and stopping a release cannot. */
const waiting = /^(?:documents|pictures|imports|apps|insight)(?:[/?]|$)|^releases(?:\?|$)/;

/** `GET storage`; and what offices write is refused while there is no room for it. */
export function storageRoutes(
  app: FastifyInstance,
  hub: ConsoleHub & { readonly storage: StorageWatch },
): void {
  app.addHook('onRequest', async ({ method, url }) => {
    if (!hub.storage.isFull || method === 'GET' || !url.startsWith(consoleApi)) return;
    if (waiting.test(url.slice(consoleApi.length))) throw new ProblemError('storage-full');
  });
  app.get(
    consoleApi + storagePath,
    { preHandler: needsStaff(hub) },
    async (): Promise<StorageAnswer> => hub.storage.read(),
  );
}
