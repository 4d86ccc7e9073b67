import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import {
  consoleApi,
  foundServicesMax,
  IdSchema,
  type InsightAnswer,
  insightPaths,
  insightSpans,
  MissedWordsSchema,
  SynonymRequestSchema,
  WantedRequestSchema,
} from '../../domain/api/console/index.ts';
import { hanoiMoment } from '../../domain/calendar/index.ts';
import { fold } from '../../domain/vietnamese/index.ts';
import { noteAudit } from '../audit/index.ts';
import { dropProposed, findDocument, proposeSynonym } from '../editing/index.ts';
import { ProblemError, readBody, readShape } from '../http/index.ts';
import {
  draftSynonym,
  dropSynonym,
  dropWanted,
  PublishedFlows,
  readInsight,
  readWanted,
  ServiceNames,
  suggestServices,
  wantEntry,
} from '../insight/index.ts';
import { needs, needsStaff } from '../people/index.ts';
import { inTransaction } from '../store/index.ts';
import type { OperationsHub } from './operations-hub.ts';

const QuerySchema = z.strictObject({ span: z.optional(z.enum(insightSpans)) });
const ParamsSchema = z.strictObject({ id: IdSchema });
const WordsQuerySchema = z.strictObject({ words: z.string().check(z.maxLength(100)) });
const WordsParamsSchema = z.strictObject({ words: MissedWordsSchema });

/** What residents look for: seen by every role, turned into proposals by editors. */
export function insightRoutes(app: FastifyInstance, hub: OperationsHub): void {
  const { store, clock, weekSums } = hub;
  const services = new ServiceNames(store);
  const guides = new PublishedFlows(store);
  const now = () => ({ nowMs: clock(), today: hanoiMoment(clock()).day });
  app.get(
    consoleApi + insightPaths.insight,
    { preHandler: needsStaff(hub) },
    async (request): Promise<InsightAnswer> => {
      const { span = '12w' } = readShape(request.query, QuerySchema);
      await weekSums.settle();
      const [names, flows] = [await services.read(), await guides.read()];
      return readInsight(store, span, hanoiMoment(clock()).day, { names, flows });
    },
  );
  app.post(
    consoleApi + insightPaths.synonyms,
    { preHandler: needs(hub, 'editor') },
    async (request) => {
      const { words, service } = readBody(request, SynonymRequestSchema);
      const { person } = request;
      const names = await services.read();
      const id = await inTransaction(store.pool, async (client) => {
        // What nobody publishes and nobody writes leads a resident nowhere.
        const isKnown =
          names.length === 0 ||
          names.some(({ code }) => code === service) ||
          (await findDocument(client, 'procedure', service)) !== undefined;
        if (!isKnown) throw new ProblemError('not-found');
        const facts = { words, service };
        await noteAudit(client, { person, what: 'insight.synonym', subject: service, facts });
        await proposeSynonym(client, facts, person, now());
        return draftSynonym(client, { words, service, by: person.name }, clock());
      });
      return { id };
    },
  );
  app.delete(
    consoleApi + insightPaths.synonym(':id'),
    { preHandler: needs(hub, 'editor') },
    async (request) => {
      const { id } = readShape(request.params, ParamsSchema);
      const { person } = request;
      await inTransaction(store.pool, async (client) => {
        const dropped = await dropSynonym(client, id);
        if (dropped === undefined) throw new ProblemError('not-found');
        await dropProposed(client, dropped, person, now());
        await noteAudit(client, { person, what: 'insight.synonymDropped', subject: id, facts: {} });
      });
      return { done: true };
    },
  );
  app.get(
    consoleApi + insightPaths.services,
    { preHandler: needs(hub, 'editor') },
    async (request) => {
      const { words } = readShape(request.query, WordsQuerySchema);
      const found = suggestServices(words, await services.read(), foundServicesMax);
      // Who types a name wants what is called so before what only has its words.
      const asked = fold(words.trim());
      const isNamed = ({ name }: { readonly name: string }) => fold(name).includes(asked);
      return {
        services: found
          .toSorted((one, other) => Number(isNamed(other)) - Number(isNamed(one)))
          .map(({ service, name }) => ({ service, name })),
      };
    },
  );
  app.get(consoleApi + insightPaths.wanted, { preHandler: needsStaff(hub) }, async () => ({
    wanted: await readWanted(store.pool),
  }));
  app.post(
    consoleApi + insightPaths.wanted,
    { preHandler: needs(hub, 'editor', 'approver', 'operator') },
    async (request) => {
      const { words } = readBody(request, WantedRequestSchema);
      const { person } = request;
      await inTransaction(store.pool, async (client) => {
        if (!(await wantEntry(client, { words, by: person.name }, clock()))) {
          throw new ProblemError('too-many');
        }
        await noteAudit(client, { person, what: 'insight.wanted', subject: words, facts: {} });
      });
      return { done: true };
    },
  );
  app.delete(
    `${consoleApi}${insightPaths.wanted}/:words`,
    { preHandler: needs(hub, 'editor', 'approver', 'operator') },
    async (request) => {
      const { words } = readShape(request.params, WordsParamsSchema);
      const { person } = request;
      await inTransaction(store.pool, async (client) => {
        if (!(await dropWanted(client, words))) throw new ProblemError('not-found');
        await noteAudit(client, {
          person,
          what: 'insight.wantedDropped',
          subject: words,
          facts: {},
        });
      });
      return { done: true };
    },
  );
}
