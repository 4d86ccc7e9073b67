import type { FastifyInstance } from 'fastify';
import { accountRoutes } from './account-routes.ts';
import { oidcRoutes } from './oidc.ts';
import type { PeopleHub } from './people-hub.ts';
import { peopleRoutes } from './people-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';

export type { Role } from '../../domain/api/console/index.ts';
export {
  type ApprovalError,
  approve,
  listApprovers,
  noteAuthor,
  type Subject,
} from './approvals.ts';
export type { ConsoleHub } from './console-hub.ts';
export { refuseForeign } from './console-origin.ts';
export { inviteFirstAdministrator } from './first-administrator.ts';
export { needs, needsAny, needsStaff } from './needs.ts';
export { type OidcConfig, OidcConfigSchema } from './oidc-config.ts';
export type { PeopleHub } from './people-hub.ts';
export { hasAdministrator, type Invitation, inviteFirst } from './roster.ts';
export type { Person } from './sessions.ts';
export { requireStepUp } from './step-up.ts';
export { stepUpDigest } from './tokens.ts';

/** Signing in, people and rights, one's own account. */
export function consolePeopleRoutes(app: FastifyInstance, hub: PeopleHub): void {
  // Replaced by `needs` before any handler reads them: a person is never nobody.
  app.decorateRequest('person', null as never);
  app.decorateRequest('consoleSession', null as never);
  signInRoutes(app, hub);
  peopleRoutes(app, hub);
  accountRoutes(app, hub);
  if (hub.oidc !== undefined) oidcRoutes(app, hub, hub.oidc);
}
