import type { FastifyInstance } from 'fastify';
import type { FleetHub } from './fleet-hub.ts';
import { heartbeatRoute } from './heartbeat-route.ts';
import { shellRoute } from './shell-route.ts';
import { wakeRoute } from './wake-route.ts';

export { BeatHistory } from './beat-history.ts';
export { findCommand, type IssuedCommand, issueCommand, lastCommands } from './commands.ts';
export { readChanges, readStrips, writeFleetAnswer } from './fleet-list.ts';
export { FleetWatch } from './fleet-watch.ts';
export { judgeFleet } from './judge-fleet.ts';
export { lookAt } from './judge-swept.ts';
export { readEvidence } from './read-evidence.ts';
export { readPublished } from './read-published.ts';
export { siteFor } from './site-for.ts';
export { beatSynthetic, makeSyntheticFleet } from './synthetic.ts';

/** Heartbeat and wake. */
export function fleetRoutes(app: FastifyInstance, hub: FleetHub): void {
  heartbeatRoute(app, hub);
  wakeRoute(app, hub);
  shellRoute(app, hub);
}
