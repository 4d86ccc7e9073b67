import type { FastifyInstance } from 'fastify';
import { emergencyConsoleRoutes } from './console-routes.ts';
import type { EmergencyHub } from './emergency-hub.ts';
import { emergencyRoutes as kioskRoutes } from './kiosk-routes.ts';

export { EmergencyBoard } from './emergency-board.ts';
export { listEmergencies } from './list-emergencies.ts';
export { readDrafts } from './read-drafts.ts';
export { type EmergencyHand, endEmergency, sendEmergency } from './send.ts';

/** Emergency messages: what kiosks ask and tell, and the console's desk. */
export function emergencyRoutes(app: FastifyInstance, hub: EmergencyHub): void {
  kioskRoutes(app, hub);
  emergencyConsoleRoutes(app, hub);
}
