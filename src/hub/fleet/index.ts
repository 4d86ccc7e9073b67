import type { FastifyInstance } from 'fastify';
import type { HubContext } from '../context.ts';
import { heartbeatRoute } from './heartbeat-route.ts';
import { wakeRoute } from './wake-route.ts';

/** Heartbeat and wake. */
export function fleetRoutes(app: FastifyInstance, hub: HubContext): void {
  heartbeatRoute(app, hub);
  wakeRoute(app, hub);
}
