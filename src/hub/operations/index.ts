import type { FastifyInstance } from 'fastify';
import { alarmRoutes } from './alarm-routes.ts';
import { fleetPageRoutes } from './fleet-routes.ts';
import { insightRoutes } from './insight-routes.ts';
import type { OperationsHub } from './operations-hub.ts';
import { requestRoutes } from './request-routes.ts';

/** What the fleet, request and insight pages of the console ask; behind the console's guard. */
export function operationRoutes(app: FastifyInstance, hub: OperationsHub): void {
  fleetPageRoutes(app, hub);
  alarmRoutes(app, hub);
  requestRoutes(app, hub);
  insightRoutes(app, hub);
}
