import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import {
  consoleApi,
  IdSchema,
  type InviteAnswer,
  InviteSchema,
  RightsSchema,
} from '../../domain/api/console/index.ts';
import type { Result } from '../../domain/basics/index.ts';
import { noteAudit } from '../audit/index.ts';
import { ProblemError, readBody, readShape } from '../http/index.ts';
import { inTransaction } from '../store/index.ts';
import type { ConsoleHub } from './console-hub.ts';
import { needsAdministrator } from './needs.ts';
import {
  changeRights,
  inviteAgain,
  invitePerson,
  listPeople,
  type RosterError,
  readAccount,
  revokePerson,
} from './roster.ts';
import { requireStepUp } from './step-up.ts';
import { stepUpDigest } from './tokens.ts';

const ParametersSchema = z.object({ id: IdSchema });
const done = { done: true } as const;

function orRefuse<T>(result: Result<T, RosterError>): T {
  if (result.ok) return result.value;
  if (result.error === 'unknown') throw new ProblemError('not-found');
  throw new ProblemError('conflict', { detail: 'Nobody would be left who can give rights.' });
}

/** People and their rights: for administrators, each change with the passkey once more. */
export function peopleRoutes(app: FastifyInstance, hub: ConsoleHub): void {
  const { pool } = hub.store;
  const mayAdminister = { preHandler: needsAdministrator(hub) };
  const idOf = (request: { readonly params: unknown }) =>
    readShape(request.params, ParametersSchema).id;

  app.get(`${consoleApi}people`, mayAdminister, async () => {
    return { people: await listPeople(pool, hub.clock()) };
  });
  app.get(`${consoleApi}people/:id`, mayAdminister, async (request) => {
    const account = await readAccount(pool, idOf(request), request.consoleSession.id, hub.clock());
    if (account === undefined) throw new ProblemError('not-found');
    return account;
  });
  app.post(`${consoleApi}people`, mayAdminister, async (request): Promise<InviteAnswer> => {
    const { name, buildings = [], ...rest } = readBody(request, InviteSchema);
    const rights = { ...rest, buildings };
    await requireStepUp(hub, request, 'people', stepUpDigest({ invite: name, ...rights }));
    return inTransaction(pool, async (client) => {
      const invited = await invitePerson(client, name, rights, hub.clock);
      await noteAudit(client, {
        person: request.person,
        what: 'people.invite',
        subject: invited.person,
        facts: { name, ...rights },
      });
      return invited;
    });
  });
  app.post(
    `${consoleApi}people/:id/link`,
    mayAdminister,
    async (request): Promise<InviteAnswer> => {
      const id = idOf(request);
      await requireStepUp(hub, request, 'people', stepUpDigest({ link: id }));
      return inTransaction(pool, async (client) => {
        const { name, ...link } = orRefuse(await inviteAgain(client, id, hub.clock()));
        await noteAudit(client, {
          person: request.person,
          what: 'people.link',
          subject: id,
          facts: { name },
        });
        return { person: id, ...link };
      });
    },
  );
  app.put(`${consoleApi}people/:id/rights`, mayAdminister, async (request) => {
    const id = idOf(request);
    const { buildings = [], ...rest } = readBody(request, RightsSchema);
    const rights = { ...rest, buildings };
    await requireStepUp(hub, request, 'people', stepUpDigest({ rights: id, ...rights }));
    await inTransaction(pool, async (client) => {
      const { name } = orRefuse(await changeRights(client, id, rights));
      await noteAudit(client, {
        person: request.person,
        what: 'people.rights',
        subject: id,
        facts: { name, ...rights },
      });
    });
    return done;
  });
  app.delete(`${consoleApi}people/:id`, mayAdminister, async (request) => {
    const id = idOf(request);
    await requireStepUp(hub, request, 'people', stepUpDigest({ revoke: id }));
    await inTransaction(pool, async (client) => {
      const { name } = orRefuse(await revokePerson(client, id));
      await noteAudit(client, {
        person: request.person,
        what: 'people.revoke',
        subject: id,
        facts: { name },
      });
    });
    return done;
  });
}
