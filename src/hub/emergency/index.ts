import type { FastifyInstance } from 'fastify';
import type { HubContext } from '../context.ts';
import { emergencyConsoleRoutes } from './console-routes.ts';
import { emergencyRoutes as kioskRoutes } from './kiosk-routes.ts';

export { EmergencyBoard } from './emergency-board.ts';
export { listEmergencies } from './list-emergencies.ts';
export { readDrafts } from './read-drafts.ts';
export { type EmergencyHand, endEmergency, sendEmergency } from './send.ts';

/** Emergency messages: what kiosks ask and tell, and the console's desk. */
export function emergencyRoutes(app: FastifyInstance, hub: HubContext): void {
  kioskRoutes(app, hub);
  emergencyConsoleRoutes(app, hub);
}
