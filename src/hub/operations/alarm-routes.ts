import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import {
  AcknowledgeRequestSchema,
  type AlarmsAnswer,
  consoleApi,
  fleetPaths,
  IdSchema,
} from '../../domain/api/console/index.ts';
import { acknowledgeAlarm, readAlarms, readChannels } from '../alarms/index.ts';
import { noteAudit } from '../audit/index.ts';
import { ProblemError, readBody, readShape } from '../http/index.ts';
import { needs, needsStaff } from '../people/index.ts';
import { inTransaction } from '../store/index.ts';
import type { OperationsHub } from './operations-hub.ts';

const ParamsSchema = z.strictObject({ alarm: IdSchema });

/** Alarms: seen by every role, acknowledged by operators, with a reason. */
export function alarmRoutes(app: FastifyInstance, hub: OperationsHub): void {
  const { store, clock } = hub;
  app.get(
    consoleApi + fleetPaths.alarms,
    { preHandler: needsStaff(hub) },
    async (): Promise<AlarmsAnswer> => {
      const [alarms, channels] = await Promise.all([
        readAlarms(store),
        readChannels(store, hub.alarmChannels),
      ]);
      return { nowMs: clock(), alarms: [...alarms], channels };
    },
  );
  app.post(
    consoleApi + fleetPaths.acknowledge(':alarm'),
    { preHandler: needs(hub, 'operator') },
    async (request) => {
      const { alarm } = readShape(request.params, ParamsSchema);
      const { reason } = readBody(request, AcknowledgeRequestSchema);
      const { person } = request;
      await inTransaction(store.pool, async (client) => {
        const by = { name: person.name, reason };
        if (!(await acknowledgeAlarm(client, alarm, by, clock())))
          throw new ProblemError('conflict');
        await noteAudit(client, {
          person,
          what: 'alarm.acknowledge',
          subject: alarm,
          facts: { reason },
        });
      });
      return { done: true };
    },
  );
}
