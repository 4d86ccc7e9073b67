import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import {
  consoleApi,
  type EmergencyDesk,
  type EmergencyKiosks,
  EndEmergencySchema,
  emergencyPaths,
  SendEmergencySchema,
} from '../../domain/api/console/index.ts';
import { noteAudit } from '../audit/index.ts';
import { ProblemError, readBody, readShape } from '../http/index.ts';
import { needs, needsStaff, requireStepUp, stepUpDigest } from '../people/index.ts';
import type { EmergencyHub } from './emergency-hub.ts';
import { listEmergencies, readEmergency } from './list-emergencies.ts';
import { listBuildings } from './places.ts';
import { readDrafts } from './read-drafts.ts';
import { endEmergency, type SendRefusal, sendEmergency } from './send.ts';

const ParamsSchema = z.strictObject({ id: z.uuid() });

const said: Readonly<Record<SendRefusal, string>> = {
  unknownDraft: 'The words changed or were withdrawn. Load the page again.',
  tooLong: 'This draft may not stand for so long.',
  noKiosk: 'There is no kiosk there: nobody would see it.',
  tooMany: 'So many messages stand that none would be read. End some first.',
};

/** Emergency messages: seen by every role, sent and ended by operators with their passkey. */
export function emergencyConsoleRoutes(app: FastifyInstance, hub: EmergencyHub): void {
  const { store, clock, keys } = hub;
  const at = (path: string) => consoleApi + path;
  const maySee = { preHandler: needsStaff(hub) };
  const maySend = { preHandler: needs(hub, 'operator') };
  const idOf = (params: unknown) => readShape(params, ParamsSchema).id;

  app.get(at(emergencyPaths.all), maySee, async (): Promise<EmergencyDesk> => {
    const [drafts, buildings, messages] = await Promise.all([
      readDrafts(store),
      listBuildings(store),
      listEmergencies(store),
    ]);
    return {
      nowMs: clock(),
      drafts: [...drafts],
      buildings: [...buildings],
      messages: [...messages],
    };
  });

  app.get(at(emergencyPaths.one(':id')), maySee, async (request): Promise<EmergencyKiosks> => {
    const found = await readEmergency(store, idOf(request.params));
    if (found === undefined) throw new ProblemError('not-found');
    return found;
  });

  app.post(at(emergencyPaths.all), maySend, async (request): Promise<{ id: string }> => {
    const wish = readBody(request, SendEmergencySchema);
    await requireStepUp(hub, request, 'emergency', stepUpDigest(wish));
    const { person } = request;
    const sent = await sendEmergency(store, wish, {
      key: keys.command,
      nowMs: clock(),
      by: person.id,
      note: (client, subject) =>
        noteAudit(client, { person, what: 'emergency.send', subject, facts: wish }),
    });
    if (!sent.ok) {
      const extension = { reason: sent.error };
      throw new ProblemError('conflict', { detail: said[sent.error], extension });
    }
    await hub.emergencies.refresh();
    return { id: sent.value };
  });

  app.post(at(emergencyPaths.end(':id')), maySend, async (request): Promise<{ done: true }> => {
    const id = idOf(request.params);
    const { reason } = readBody(request, EndEmergencySchema);
    await requireStepUp(hub, request, 'emergency', stepUpDigest({ end: id, reason }));
    const { person } = request;
    const ended = await endEmergency(store, id, reason, {
      key: keys.command,
      nowMs: clock(),
      by: person.id,
      note: (client, subject) =>
        noteAudit(client, { person, what: 'emergency.end', subject, facts: { reason } }),
    });
    if (!ended.ok && ended.error === 'unknown') throw new ProblemError('not-found');
    if (!ended.ok) {
      const extension = { reason: ended.error };
      throw new ProblemError('conflict', { detail: 'It is over already.', extension });
    }
    await hub.emergencies.refresh();
    return { done: true };
  });
}
