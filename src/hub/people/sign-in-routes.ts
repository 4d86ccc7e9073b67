import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  consoleApi,
  JoinFinishSchema,
  JoinLookSchema,
  JoinOptionsSchema,
  PasskeyAnswerSchema,
  type SessionAnswer,
  type SignInWays,
} from '../../domain/api/console/index.ts';
import type { Json } from '../../domain/basics/index.ts';
import { noteAudit } from '../audit/index.ts';
import { ProblemError, RateLimiter, readBody } from '../http/index.ts';
import { inTransaction } from '../store/index.ts';
import { beginCeremony, takeCeremony } from './ceremonies.ts';
import { consoleOrigin, refuseForeign } from './console-origin.ts';
import { clearSession, sessionToken, setSession } from './cookies.ts';
import { readFactorChanges } from './factor-changes.ts';
import { lookInvite, takeInvite } from './join.ts';
import { idleMs, signInRate } from './limits.ts';
import { needs } from './needs.ts';
import {
  authenticationOptions,
  readAuthentication,
  readRegistration,
  registrationOptions,
} from './passkeys.ts';
import type { PeopleHub } from './people-hub.ts';
import { createSession, findSession, nameAgent } from './sessions.ts';

const done = { done: true } as const;

/** Starts a session, ends the one that the browser brought, and writes both down. */
export async function beginSession(
  hub: PeopleHub,
  request: FastifyRequest,
  reply: FastifyReply,
  who: { readonly person: string; readonly name: string; readonly by: 'passkey' | 'oidc' },
): Promise<void> {
  const { pool } = hub.store;
  const brought = sessionToken(request);
  const before = brought === undefined ? undefined : await findSession(pool, brought, hub.clock());
  const agent = nameAgent(request.headers['user-agent']);
  const token = await inTransaction(pool, async (client) => {
    if (before !== undefined) {
      await client.query('delete from console_sessions where id = $1', [before.id]);
    }
    const made = await createSession(client, { person: who.person, by: who.by, agent }, hub.clock);
    await noteAudit(client, {
      person: { id: who.person, name: who.name },
      what: 'people.sign-in',
      subject: who.person,
      facts: { by: who.by, agent },
    });
    return made;
  });
  setSession(reply, token);
}

/** Signing in and out, and taking up links: what needs no session. */
export function signInRoutes(app: FastifyInstance, hub: PeopleHub): void {
  const { pool } = hub.store;
  const tries = new RateLimiter(hub.limits.signIn ?? signInRate, hub.clock);
  const preHandler = async (request: FastifyRequest) => {
    refuseForeign(hub.consoleOrigin, request);
    const share = tries.take(request.ip);
    if (!share.ok) throw new ProblemError('too-many', { retryAfterSeconds: share.seconds });
  };
  const nameOf = async (person: string) => {
    const { rows } = await pool.query<{ name: string }>('select name from people where id = $1', [
      person,
    ]);
    return rows[0]?.name ?? '';
  };

  app.get(`${consoleApi}sign-in`, { preHandler }, async (): Promise<SignInWays> => {
    return { oidc: hub.oidc?.name ?? null, trial: hub.trial };
  });
  app.post(`${consoleApi}sign-in/options`, { preHandler }, async (request) => {
    const options = await authenticationOptions(consoleOrigin(hub.consoleOrigin, request));
    await beginCeremony(pool, { challenge: options.challenge, kind: 'sign-in' }, hub.clock());
    return { options };
  });
  app.post(`${consoleApi}sign-in`, { preHandler }, async (request, reply) => {
    const { answer } = readBody(request, PasskeyAnswerSchema);
    const person = await readAuthentication(
      pool,
      {
        answer,
        origin: consoleOrigin(hub.consoleOrigin, request),
        takeChallenge: async (challenge) =>
          (await takeCeremony(pool, 'sign-in', challenge, hub.clock())) !== undefined,
      },
      hub.clock(),
    );
    if (person === undefined) throw new ProblemError('sign-in-failed');
    await beginSession(hub, request, reply, { person, name: await nameOf(person), by: 'passkey' });
    return done;
  });

  app.post(`${consoleApi}join/look`, { preHandler }, async (request) => {
    const { token } = readBody(request, JoinLookSchema);
    const invited = await lookInvite(pool, token, hub.trial, hub.clock());
    if (invited === undefined) throw new ProblemError('sign-in-failed');
    const { person: _, ...shown } = invited;
    return shown;
  });
  app.post(`${consoleApi}join/options`, { preHandler }, async (request) => {
    const { token, name } = readBody(request, JoinOptionsSchema);
    const invited = await lookInvite(pool, token, hub.trial, hub.clock());
    if (invited === undefined) throw new ProblemError('sign-in-failed');
    const id = invited.person ?? 'first';
    const options = await registrationOptions(consoleOrigin(hub.consoleOrigin, request), {
      id,
      name,
      passkeys: [],
    });
    const facts: Record<string, Json> = { token, name };
    await beginCeremony(pool, { challenge: options.challenge, kind: 'join', facts }, hub.clock());
    return { options };
  });
  app.post(`${consoleApi}join`, { preHandler }, async (request, reply) => {
    const { token, answer } = readBody(request, JoinFinishSchema);
    let name = '';
    const key = await readRegistration({
      answer,
      origin: consoleOrigin(hub.consoleOrigin, request),
      async takeChallenge(challenge) {
        const taken = await takeCeremony(pool, 'join', challenge, hub.clock());
        name = String(taken?.facts['name'] ?? '');
        // The passkey was made for this very link.
        return taken?.facts['token'] === token;
      },
    });
    if (key === undefined) throw new ProblemError('sign-in-failed');
    const keyName = nameAgent(request.headers['user-agent']);
    const person = await inTransaction(pool, async (client) => {
      const joined = await takeInvite(
        client,
        { token, name, key, keyName, isTrial: hub.trial },
        hub.clock,
      );
      if (joined === undefined) throw new ProblemError('sign-in-failed');
      await noteAudit(client, {
        person: { id: joined, name },
        what: 'people.join',
        subject: joined,
        facts: { key: keyName },
      });
      return joined;
    });
    await beginSession(hub, request, reply, { person, name, by: 'passkey' });
    return done;
  });

  const mayStay = { preHandler: needs(hub) };
  app.get(`${consoleApi}session`, mayStay, async (request): Promise<SessionAnswer> => {
    const { person, consoleSession } = request;
    return {
      person: { ...person, roles: [...person.roles], buildings: [...person.buildings] },
      by: consoleSession.by,
      idleEndsAt: new Date(consoleSession.seenAt.getTime() + idleMs).toISOString(),
      endsAt: consoleSession.endsAt.toISOString(),
      hub: { trial: hub.trial, time: new Date(hub.clock()).toISOString() },
      changes: [...(await readFactorChanges(pool, person.id, consoleSession.id, hub.clock()))],
    };
  });
  // Somebody is at the keyboard: `needs` wrote it down.
  app.post(`${consoleApi}session/active`, mayStay, async () => done);
  app.post(`${consoleApi}sign-out`, mayStay, async (request, reply) => {
    await pool.query('delete from console_sessions where id = $1', [request.consoleSession.id]);
    clearSession(reply);
    reply.header('clear-site-data', '"cache"');
    return done;
  });
  app.post(`${consoleApi}sign-out/everywhere`, mayStay, async (request, reply) => {
    await inTransaction(pool, async (client) => {
      await client.query('delete from console_sessions where person = $1', [request.person.id]);
      await noteAudit(client, {
        person: request.person,
        what: 'people.sign-out-everywhere',
        subject: request.person.id,
        facts: {},
      });
    });
    clearSession(reply);
    return done;
  });
}
