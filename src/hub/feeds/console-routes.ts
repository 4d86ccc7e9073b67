import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import * as z from 'zod/mini';
import {
  consoleApi,
  feedPaths,
  feedRestMs,
  type SourcesAnswer,
} from '../../domain/api/console/index.ts';
import { noteAudit } from '../audit/index.ts';
import { ProblemError, readShape } from '../http/index.ts';
import { needs, needsStaff } from '../people/index.ts';
import { inTransaction } from '../store/index.ts';
import type { FeedsHub } from './feeds-hub.ts';
import { listSources } from './list-sources.ts';

const ParamsSchema = z.strictObject({ name: z.string().check(z.maxLength(60)) });

/** Feeds and lists: seen by every role; an operator may have one asked before its time. */
export function feedConsoleRoutes(app: FastifyInstance, hub: FeedsHub): void {
  const { store, clock, asked } = hub;
  app.get(
    consoleApi + feedPaths.all,
    { preHandler: needsStaff(hub) },
    async (): Promise<SourcesAnswer> => ({
      nowMs: clock(),
      sources: [...(await listSources(store, asked))],
    }),
  );
  app.post(
    `${consoleApi}feeds/:name/ask`,
    { preHandler: needs(hub, 'operator') },
    async (request): Promise<{ done: true }> => {
      const { name } = readShape(request.params, ParamsSchema);
      const isFeed = asked.feeds.some((one) => one.name === name);
      if (!isFeed && !asked.lists.includes(name)) throw new ProblemError('not-found');
      const { person } = request;
      const table = sql.table(isFeed ? 'feeds' : 'lists');
      const nowMs = clock();
      await inTransaction(store.pool, async (client) => {
        const due = sql`update ${table} set next_at = ${new Date(nowMs)}
          where name = ${name} and (asked_at is null or asked_at <= ${new Date(nowMs - feedRestMs)})`;
        const { sql: text, parameters } = due.compile(store.db);
        const { rowCount } = await client.query(text, [...parameters]);
        // A source is left alone for a minute, whoever presses (docs/boards.md).
        if (rowCount === 0) {
          throw new ProblemError('conflict', { detail: 'It was asked less than a minute ago.' });
        }
        await noteAudit(client, { person, what: 'feed.ask', subject: name, facts: {} });
      });
      hub.wake();
      return { done: true };
    },
  );
}
