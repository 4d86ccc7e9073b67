import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { KioskIdSchema } from '../../domain/action/index.ts';
import { hubPaths } from '../../domain/api/index.ts';
import { type EmergenciesAnswer, EmergencyReportSchema } from '../../domain/emergency/index.ts';
import { authenticate } from '../enrolment/index.ts';
import { ProblemError, readBody, readShape } from '../http/index.ts';
import type { EmergencyHub } from './emergency-hub.ts';
import { keepReports } from './keep-reports.ts';

const QuerySchema = z.strictObject({ kiosk: KioskIdSchema });

/**
 * What kiosks ask and say of emergencies. Asking is unsigned, like every read of content: each
 * order is signed by itself, and it is on the wall of a lobby anyway.
 */
export function emergencyRoutes(app: FastifyInstance, hub: EmergencyHub): void {
  app.get(hubPaths.emergencies, async (request, reply): Promise<EmergenciesAnswer> => {
    const { kiosk } = readShape(request.query, QuerySchema);
    reply.header('cache-control', 'no-store');
    return hub.emergencies.answerFor(kiosk);
  });
  app.post(hubPaths.emergencyReports, async (request): Promise<{ taken: true }> => {
    const { kiosk, role } = await authenticate(request, hub);
    if (role !== 'page') throw new ProblemError('bad-request');
    await keepReports(hub.store, kiosk, readBody(request, EmergencyReportSchema), hub.clock());
    return { taken: true };
  });
}
