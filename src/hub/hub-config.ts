import type { Clock } from '../domain/basics/index.ts';
import type { PublisherTrust } from '../domain/bundle/index.ts';
import type { HubLimits, LogOptions } from './http/index.ts';
import type { StoreLimits } from './store/index.ts';

/** How to run a hub. Everything but the directory has a default. */
export interface HubConfig {
  /** Holds the private database (`postgres/`) and the hub's keys (`keys/`). */
  readonly directory: string;
  /** A trial makes its own publisher keys and marks everything it gives out; production does not. */
  readonly trial: boolean;
  /** Use this database and start none. */
  readonly databaseUrl?: string;
  /** Default 127.0.0.1: a proxy with TLS, or the shell, stands before it. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
  /** Whom kiosks trust to publish; required unless this is a trial. */
  readonly publishers?: PublisherTrust;
  /** Default 72 h (contracts.md, Settled). */
  readonly settledAfterMs?: number;
  /** Serve the built page from here, for devices without a shell. */
  readonly pageDirectory?: string;
  /** Believe `x-forwarded-for`: only behind a proxy of one's own. */
  readonly trustProxy?: boolean;
  readonly log?: LogOptions;
  readonly limits?: Partial<HubLimits>;
  readonly storeLimits?: Partial<StoreLimits>;
  readonly clock?: Clock;
}
