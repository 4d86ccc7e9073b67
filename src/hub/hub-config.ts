import type { PublicKey } from '../domain/api/index.ts';
import type { Clock } from '../domain/basics/index.ts';
import type { FrameWord } from '../domain/service/index.ts';
import type { AlarmChannels } from './alarms/index.ts';
import type { ConnectorConfig } from './connectors/index.ts';
import type { CatalogueReaders } from './editing/index.ts';
import type { FeedConfig } from './feeds/index.ts';
import type { HubLimits, LogOptions } from './http/index.ts';
import type { ListConfig } from './lists/index.ts';
import type { OidcConfig } from './people/index.ts';
import type { ContentBuilder } from './publishing/index.ts';
import type { RetentionLimits } from './retention/index.ts';
import type { StorageLimits } from './storage/index.ts';
import type { StoreLimits } from './store/index.ts';

/** How to run a hub. Everything but the directory has a default. */
export interface HubConfig {
  /** Holds the private database (`postgres/`) and the hub's keys (`keys/`). */
  readonly directory: string;
  /** A trial makes its own root and publisher keys and marks everything it gives out; production does not. */
  readonly trial: boolean;
  /** Use this database and start none. */
  readonly databaseUrl?: string;
  /** Default 127.0.0.1: a proxy with TLS, or the shell, stands before it. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
  /** `root.json` of a ceremony (docs/ceremony.md); needed once, unless this is a trial. */
  readonly root?: Uint8Array<ArrayBuffer>;
  /** Default 72 h (contracts.md, Settled). */
  readonly settledAfterMs?: number;
  /** Default true. False takes in only: another hub on the same database opens and hands over. */
  readonly handsOver?: boolean;
  /** Whom requests are handed to; without it they wait, sealed. */
  readonly backOffice?: BackOfficeConfig;
  /** Sources that may be asked about dossiers and products; default none (docs/connectors.md). */
  readonly connectors?: readonly ConnectorConfig[];
  /** Where the numbers of the city's boards come from; default none (docs/boards.md). */
  readonly feeds?: readonly FeedConfig[];
  /** Lists of places and notices that are asked for and become drafts (docs/boards.md). */
  readonly lists?: readonly ListConfig[];
  /** Whom alarms about kiosks are sent to; default nobody. The console shows them all the same. */
  readonly alarms?: AlarmChannels;
  /** When the disk counts as low or full; by default 5 GB and 128 MB. */
  readonly storage?: Partial<StorageLimits>;
  /** How long what is kept; days by default (docs/back-office.md). */
  readonly retention?: Partial<RetentionLimits>;
  /** Makes content of what editors wrote; without it nothing is released from the console. */
  readonly buildContent?: ContentBuilder;
  /** Read files of procedures that editors bring; without them the import page says so. */
  readonly readers?: CatalogueReaders;
  /** Words of the kiosk's own screens, for editors; without them their page says so. */
  readonly frameWords?: readonly FrameWord[];
  /** Serve the built page from here, for devices without a shell. */
  readonly pageDirectory?: string;
  /** Serve the built console from here, below `/console/`. */
  readonly consoleDirectory?: string;
  /** Origin of the console, `https://…`; default `http://localhost` with the hub's port. */
  readonly consoleOrigin?: string;
  /** A city's own sign-on beside passkeys (docs/security.md). */
  readonly oidc?: OidcConfig;
  /**
   * Addresses or networks (CIDR) of one's own proxies: whom they say they speak for, and that it was
   * over HTTPS, is believed. Default none.
   */
  readonly proxies?: readonly string[];
  readonly log?: LogOptions;
  readonly limits?: Partial<HubLimits>;
  readonly storeLimits?: Partial<StoreLimits>;
  readonly clock?: Clock;
}

/** A back office that speaks the contract of docs/back-office.md. */
export interface BackOfficeConfig {
  /** Where it takes requests. HTTPS, unless it is on this machine. */
  readonly url: string;
  /** Verifies the answers it brings later. */
  readonly publicKey: PublicKey;
  /** Longest wait for its answer to a call, ms; default 10 s. */
  readonly callMs?: number;
}
