import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import {
  type CodeAnswer,
  CodeRequestSchema,
  type CommandAnswer,
  CommandRequestSchema,
  consoleApi,
  fleetPaths,
  type KioskAnswer,
  MoveRequestSchema,
  RestoreRequestSchema,
  type RevokedAnswer,
  RevokeRequestSchema,
  revokedBackMs,
  type StripsAnswer,
} from '../../domain/api/console/index.ts';
import { noteAudit } from '../audit/index.ts';
import { provisionKiosk } from '../enrolment/index.ts';
import { issueCommand, readPublished, readStrips, writeFleetAnswer } from '../fleet/index.ts';
import { nudgeKiosk } from '../handover/index.ts';
import { ProblemError, readBody, readShape } from '../http/index.ts';
import { needs, needsStaff, requireStepUp, stepUpDigest } from '../people/index.ts';
import { inTransaction } from '../store/index.ts';
import type { OperationsHub } from './operations-hub.ts';
import { readKiosk } from './read-kiosk.ts';
import { readRevoked } from './read-revoked.ts';

const number = z.string().check(z.regex(/^\d{1,15}$/));
const ListQuerySchema = z.strictObject({
  since: z.optional(number),
  epoch: z.optional(z.string().check(z.maxLength(64))),
});
/** Hours of history on one page: 30 days at most, as long as it is kept. */
const hoursMax = 720;
const KioskQuerySchema = z.strictObject({ hours: z.optional(number) });
const KioskParamsSchema = z.strictObject({ kiosk: z.string().check(z.maxLength(16)) });

/** The fleet: seen by every role, moved and commanded by operators. */
export function fleetPageRoutes(app: FastifyInstance, hub: OperationsHub): void {
  const { store, clock } = hub;
  const maySee = { preHandler: needsStaff(hub) };
  const mayAct = { preHandler: needs(hub, 'operator') };
  const kioskOf = (params: unknown) => readShape(params, KioskParamsSchema).kiosk;
  const at = (path: string) => consoleApi + path;

  app.get(at(fleetPaths.fleet), maySee, async (request, reply) => {
    const { since = '0', epoch = '' } = readShape(request.query, ListQuerySchema);
    // Of content: a document of a ring has a version of its own.
    const { all } = await readPublished(store, clock());
    const question = {
      since: Number(since),
      epoch,
      published: all?.version ?? 0,
      ownAlarms: Number(hub.storage.isAlarmOpen),
    };
    reply.type('application/json; charset=utf-8');
    return reply.send(await writeFleetAnswer(store, question, clock()));
  });
  app.get(
    at(fleetPaths.strips),
    maySee,
    async (): Promise<StripsAnswer> => readStrips(store, clock()),
  );

  app.get(
    at(fleetPaths.revoked),
    maySee,
    async (): Promise<RevokedAnswer> => readRevoked(store, clock()),
  );

  app.get(at(fleetPaths.kiosk(':kiosk')), maySee, async (request): Promise<KioskAnswer> => {
    const { hours = '24' } = readShape(request.query, KioskQuerySchema);
    const answer = await readKiosk(hub, kioskOf(request.params), Math.min(Number(hours), hoursMax));
    if (answer === undefined) throw new ProblemError('not-found');
    return answer;
  });

  app.post(at(fleetPaths.commands), mayAct, async (request): Promise<CommandAnswer> => {
    const { kiosks, name } = readBody(request, CommandRequestSchema);
    const sorted = [...new Set(kiosks)].sort();
    await requireStepUp(hub, request, 'command', stepUpDigest({ kiosks: sorted, name }));
    const answer: CommandAnswer = { issued: [], refused: [] };
    for (const kiosk of sorted) {
      const done = await issueCommand(store, hub.keys.command, kiosk, name, clock(), (client, n) =>
        noteAudit(client, {
          person: request.person,
          what: 'fleet.command',
          subject: kiosk,
          facts: { name, number: n },
        }),
      );
      if (done.ok) answer.issued.push({ kiosk, number: done.value });
      else answer.refused.push({ kiosk, why: done.error });
    }
    return answer;
  });

  app.post(at(fleetPaths.codes), mayAct, async (request): Promise<CodeAnswer> => {
    const { site } = readBody(request, CodeRequestSchema);
    await inTransaction(store.pool, (client) =>
      noteAudit(client, {
        person: request.person,
        what: 'fleet.code',
        subject: site.plate,
        facts: { site },
      }),
    );
    const made = await provisionKiosk(store, site, clock());
    return { code: made.code, expiresMs: made.expiresAtMs, qr: made.text ?? null };
  });

  app.post(at(fleetPaths.site(':kiosk')), mayAct, async (request) => {
    const kiosk = kioskOf(request.params);
    const { site, reason } = readBody(request, MoveRequestSchema);
    await inTransaction(store.pool, async (client) => {
      const { rows } = await client.query('select site from kiosks where id = $1 for update', [
        kiosk,
      ]);
      if (rows[0] === undefined) throw new ProblemError('not-found');
      await client.query('update kiosks set site = $2 where id = $1', [
        kiosk,
        JSON.stringify(site),
      ]);
      const facts = { from: rows[0].site, to: site, reason };
      await noteAudit(client, {
        person: request.person,
        what: 'fleet.move',
        subject: kiosk,
        facts,
      });
      // Its page says where it stands: not for five minutes more what was true before.
      await nudgeKiosk(client, kiosk);
    });
    hub.fleetWatch.wake();
    return { done: true };
  });

  app.post(at(fleetPaths.revoke(':kiosk')), mayAct, async (request) => {
    const kiosk = kioskOf(request.params);
    const { typed, reason } = readBody(request, RevokeRequestSchema);
    if (typed !== kiosk)
      throw new ProblemError('bad-request', { detail: 'Type the id of the kiosk.' });
    await requireStepUp(hub, request, 'command', stepUpDigest({ revoke: kiosk }));
    await changeState(hub, kiosk, 'revoked', async (client) =>
      noteAudit(client, {
        person: request.person,
        what: 'fleet.revoke',
        subject: kiosk,
        facts: { reason },
      }),
    );
    return { done: true };
  });

  app.post(at(fleetPaths.restore(':kiosk')), mayAct, async (request) => {
    const kiosk = kioskOf(request.params);
    const { reason } = readBody(request, RestoreRequestSchema);
    await requireStepUp(hub, request, 'command', stepUpDigest({ restore: kiosk }));
    await changeState(hub, kiosk, 'active', async (client) =>
      noteAudit(client, {
        person: request.person,
        what: 'fleet.restore',
        subject: kiosk,
        facts: { reason },
      }),
    );
    return { done: true };
  });
}

/** @throws ProblemError `conflict` when it is so already, or a revocation is too old to take back. */
async function changeState(
  hub: OperationsHub,
  kiosk: string,
  state: 'active' | 'revoked',
  note: (client: Parameters<typeof noteAudit>[0]) => Promise<void>,
): Promise<void> {
  const nowMs = hub.clock();
  await inTransaction(hub.store.pool, async (client) => {
    const { rowCount } = await client.query(
      `update kiosks set state = $2, revoked_at = case when $2 = 'revoked' then $3::timestamptz end
        where id = $1 and state <> $2 and ($2 = 'revoked' or revoked_at > $4)`,
      [kiosk, state, new Date(nowMs), new Date(nowMs - revokedBackMs)],
    );
    if (rowCount !== 1) throw new ProblemError('conflict');
    await note(client);
  });
  hub.kioskKeys.forget();
  hub.fleetWatch.wake();
}
