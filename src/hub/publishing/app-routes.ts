import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import {
  type AppList,
  AppPartSchema,
  appPartTextMax,
  appPaths,
  BeginAppSchema,
  consoleApi,
  IdSchema,
} from '../../domain/api/console/index.ts';
import { noteAudit } from '../audit/index.ts';
import { ProblemError, readBody, readShape } from '../http/index.ts';
import { needs } from '../people/index.ts';
import { inTransaction } from '../store/index.ts';
import { beginApp, finishApp, putAppPart } from './app-uploads.ts';
import { takeAppBack } from './apps.ts';
import { listApps } from './list-apps.ts';
import type { PublishingHub } from './publishing-hub.ts';

const PartPath = z.strictObject({
  id: IdSchema,
  part: z.string().check(z.regex(/^\d{1,4}$/)),
});
const OnePath = z.strictObject({ id: IdSchema });
const MachinePath = z.strictObject({ architecture: z.string().check(z.maxLength(40)) });

/**
 * Packages of the application, brought in the console. Bringing one publishes nothing: the next
 * release names it, two publishers sign it, and rings carry it (docs/packaging.md).
 */
export function appRoutes(app: FastifyInstance, hub: PublishingHub): void {
  const { store } = hub;
  const maySee = { preHandler: needs(hub, 'viewer', 'editor', 'approver', 'operator', 'auditor') };
  const mayBring = { preHandler: needs(hub, 'approver', 'operator') };

  app.get(
    consoleApi + appPaths.all,
    maySee,
    async (): Promise<AppList> => ({ apps: await listApps(store.pool) }),
  );

  app.post(consoleApi + appPaths.all, mayBring, async (request) => {
    const told = readBody(request, BeginAppSchema);
    const begun = await beginApp(store, told, request.person, hub.clock());
    if (begun.ok) return begun.value;
    if (begun.error === 'tooMany') {
      throw new ProblemError('conflict', { detail: 'Others are bringing packages just now.' });
    }
    return { refused: begun.error };
  });

  app.put(
    consoleApi + appPaths.part(':id', ':part'),
    // Beside the letters: a member name.
    { ...mayBring, bodyLimit: appPartTextMax + 1024 },
    async (request) => {
      const { id, part } = readShape(request.params, PartPath);
      const { data } = readBody(request, AppPartSchema);
      const bytes = Buffer.from(data, 'base64');
      const which = { id, part: Number(part), by: request.person.id };
      if (!(await putAppPart(store, which, bytes))) {
        throw new ProblemError('conflict', { detail: 'No package waits for this part.' });
      }
      return { done: true };
    },
  );

  app.post(consoleApi + appPaths.done(':id'), mayBring, async (request) => {
    const { id } = readShape(request.params, OnePath);
    const { person } = request;
    const done = await finishApp(
      store,
      { id, by: person.id },
      hub.clock(),
      (client, { path, sha256 }, file) =>
        noteAudit(client, { person, what: 'publish.app', subject: path, facts: { file, sha256 } }),
    );
    if (done.ok) return { path: done.value.path };
    if (done.error === 'notAwaited') {
      throw new ProblemError('conflict', { detail: 'No package waits for this.' });
    }
    return { refused: done.error };
  });

  app.post(consoleApi + appPaths.takeBack(':architecture'), mayBring, async (request) => {
    const { architecture } = readShape(request.params, MachinePath);
    const { person } = request;
    const file = await inTransaction(store.pool, async (client) => {
      const taken = await takeAppBack(client, architecture, hub.clock());
      if (taken !== undefined) {
        const facts = { file: taken };
        await noteAudit(client, {
          person,
          what: 'publish.appBack',
          subject: `app/${taken}`,
          facts,
        });
      }
      return taken;
    });
    if (file === undefined) throw new ProblemError('not-found');
    return { done: true };
  });
}
