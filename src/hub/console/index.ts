import type { FastifyInstance } from 'fastify';
import { consolePeopleRoutes, type PeopleHub } from '../people/index.ts';
import { type AuditHub, auditRoutes } from './audit-routes.ts';
import { guardConsole } from './guard-console.ts';

export { serveConsole } from './serve-console.ts';
export { phoneRoutes, servePhone } from './serve-phone.ts';

/** What the console asks of the hub beside its pages; other rooms add theirs behind the guard. */
export function consoleRoutes(app: FastifyInstance, hub: AuditHub & PeopleHub): void {
  guardConsole(app, hub);
  consolePeopleRoutes(app, hub);
  auditRoutes(app, hub);
}
