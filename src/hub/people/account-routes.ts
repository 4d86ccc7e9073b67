import type { FastifyInstance, FastifyRequest } from 'fastify';
import type pg from 'pg';
import * as z from 'zod/mini';
import {
  consoleApi,
  IdSchema,
  PasskeyAnswerSchema,
  PasskeyNameSchema,
  StepUpSchema,
} from '../../domain/api/console/index.ts';
import { noteAudit } from '../audit/index.ts';
import { ProblemError, readBody, readShape } from '../http/index.ts';
import { inTransaction } from '../store/index.ts';
import { beginCeremony, takeCeremony } from './ceremonies.ts';
import type { ConsoleHub } from './console-hub.ts';
import { consoleOrigin } from './console-origin.ts';
import { noteFactorChange } from './factor-changes.ts';
import { passkeysMax } from './limits.ts';
import { needs } from './needs.ts';
import { insertPasskey, readRegistration, registrationOptions } from './passkeys.ts';
import { readAccount } from './roster.ts';
import { nameAgent } from './sessions.ts';
import { beginStepUp, finishStepUp, requireStepUp } from './step-up.ts';
import { stepUpDigest } from './tokens.ts';

const ParametersSchema = z.object({ id: IdSchema });
const done = { done: true } as const;

/** How many passkeys a person has, who is held until the transaction ends. */
async function holdKeys(client: pg.ClientBase, person: string): Promise<number> {
  await client.query('select from people where id = $1 for update', [person]);
  const { rowCount } = await client.query('select from passkeys where person = $1', [person]);
  return rowCount ?? 0;
}

/** One's own passkeys and sessions, and confirming with a passkey. Only ever one's own rows. */
export function accountRoutes(app: FastifyInstance, hub: ConsoleHub): void {
  const { pool } = hub.store;
  const mayStay = { preHandler: needs(hub) };
  const originOf = (request: FastifyRequest) => consoleOrigin(hub.consoleOrigin, request);
  const idOf = (request: FastifyRequest) => readShape(request.params, ParametersSchema).id;
  const ownKeys = async (person: string) => {
    const { rows } = await pool.query<{ credential_id: string }>(
      'select credential_id from passkeys where person = $1',
      [person],
    );
    return rows.map(({ credential_id }) => credential_id);
  };

  app.get(`${consoleApi}account`, mayStay, async (request) => {
    const { person, consoleSession } = request;
    const account = await readAccount(pool, person.id, consoleSession.id, hub.clock());
    if (account === undefined) throw new ProblemError('not-found');
    return account;
  });
  app.post(`${consoleApi}account/passkeys/options`, mayStay, async (request) => {
    const { person } = request;
    const keys = await ownKeys(person.id);
    if (keys.length >= passkeysMax) {
      throw new ProblemError('conflict', {
        detail: `A person has at most ${passkeysMax} passkeys.`,
      });
    }
    // Whoever sits down at an open screen must not add a key of their own.
    if (keys.length > 0) {
      await requireStepUp(hub, request, 'people', stepUpDigest({ addPasskey: person.id }));
    }
    const options = await registrationOptions(originOf(request), { ...person, passkeys: keys });
    await beginCeremony(
      pool,
      {
        challenge: options.challenge,
        kind: 'passkey',
        person: person.id,
        session: request.consoleSession.id,
      },
      hub.clock(),
    );
    return { options };
  });
  app.post(`${consoleApi}account/passkeys`, mayStay, async (request) => {
    const { answer } = readBody(request, PasskeyAnswerSchema);
    const { person, consoleSession } = request;
    const key = await readRegistration({
      answer,
      origin: originOf(request),
      takeChallenge: async (challenge) =>
        (await takeCeremony(pool, 'passkey', challenge, hub.clock()))?.session ===
        consoleSession.id,
    });
    if (key === undefined) throw new ProblemError('sign-in-failed');
    const name = nameAgent(request.headers['user-agent']);
    await inTransaction(pool, async (client) => {
      if ((await holdKeys(client, person.id)) >= passkeysMax) throw new ProblemError('conflict');
      const id = await insertPasskey(client, person.id, key, name, hub.clock);
      const change = {
        person: person.id,
        what: 'added',
        name,
        session: consoleSession.id,
      } as const;
      await noteFactorChange(client, change, hub.clock());
      await noteAudit(client, { person, what: 'people.passkey-add', subject: id, facts: { name } });
    });
    return done;
  });
  app.put(`${consoleApi}account/passkeys/:id`, mayStay, async (request) => {
    const { name } = readBody(request, PasskeyNameSchema);
    const { rowCount } = await pool.query(
      'update passkeys set name = $3 where id = $1 and person = $2',
      [idOf(request), request.person.id, name],
    );
    if (rowCount !== 1) throw new ProblemError('not-found');
    return done;
  });
  app.delete(`${consoleApi}account/passkeys/:id`, mayStay, async (request) => {
    const { person, consoleSession } = request;
    const id = idOf(request);
    const lastStays = () =>
      new ProblemError('conflict', { detail: 'The last passkey stays: add another one first.' });
    if ((await ownKeys(person.id)).length === 1) throw lastStays();
    await requireStepUp(hub, request, 'people', stepUpDigest({ removePasskey: id }));
    await inTransaction(pool, async (client) => {
      // Counted again under the lock: two at the same moment would take both.
      if ((await holdKeys(client, person.id)) === 1) throw lastStays();
      const { rows } = await client.query<{ name: string }>(
        'delete from passkeys where id = $1 and person = $2 returning name',
        [id, person.id],
      );
      const [removed] = rows;
      if (removed === undefined) throw new ProblemError('not-found');
      // Whoever has the lost device sits in a session that this key opened.
      await client.query('delete from console_sessions where person = $1 and id <> $2', [
        person.id,
        consoleSession.id,
      ]);
      await noteFactorChange(
        client,
        { person: person.id, what: 'removed', name: removed.name, session: consoleSession.id },
        hub.clock(),
      );
      await noteAudit(client, {
        person,
        what: 'people.passkey-remove',
        subject: id,
        facts: { name: removed.name },
      });
    });
    return done;
  });
  app.delete(`${consoleApi}account/sessions/:id`, mayStay, async (request) => {
    const { rowCount } = await pool.query(
      'delete from console_sessions where id = $1 and person = $2',
      [idOf(request), request.person.id],
    );
    if (rowCount !== 1) throw new ProblemError('not-found');
    return done;
  });

  app.post(`${consoleApi}step-up/options`, mayStay, async (request) => {
    const need = readBody(request, StepUpSchema);
    return { options: await beginStepUp(hub, request, need, originOf(request)) };
  });
  app.post(`${consoleApi}step-up`, mayStay, async (request) => {
    const { answer } = readBody(request, PasskeyAnswerSchema);
    await finishStepUp(hub, request, answer, originOf(request));
    return done;
  });
}
