import type { FastifyBaseLogger } from 'fastify';
import type { HubLimits } from '../http/index.ts';
import type { ConsoleHub } from './console-hub.ts';
import type { OidcConfig } from './oidc-config.ts';

/** What signing in, people and accounts need of the running hub. */
export interface PeopleHub extends ConsoleHub {
  readonly limits: HubLimits;
  readonly log: FastifyBaseLogger;
  readonly trial: boolean;
  /** The city's own sign-on. */
  readonly oidc: OidcConfig | undefined;
}
