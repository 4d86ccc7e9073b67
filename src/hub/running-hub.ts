import type { FastifyBaseLogger } from 'fastify';
import type { PublicKey, Site } from '../domain/api/index.ts';
import type { Result } from '../domain/basics/index.ts';
import type { MetadataSigner } from '../domain/tuf/index.ts';
import type { ListedAction, ListOptions } from './handover/index.ts';
import type { Content, Published } from './publishing/index.ts';
import type { Store, StoreAddress } from './store/index.ts';

/** A hub that serves. */
export interface RunningHub {
  /** `http://host:port`, without a slash at the end. */
  readonly url: string;
  readonly epoch: string;
  readonly trial: boolean;
  /** Where the private database is; undefined with `databaseUrl`. */
  readonly databaseRoot: string | undefined;
  /** Process id of the private database server now; undefined with `databaseUrl`. */
  readonly databasePid: () => number | undefined;
  readonly store: Store;
  readonly log: FastifyBaseLogger;
  /** `METHOD /path` of every route served. */
  readonly routes: readonly string[];
  /** Verifies what this hub hands over to a back office. */
  readonly handoverKey: PublicKey;
  /** How another process of the same operator reaches the database. */
  readonly database: StoreAddress;
  /** A one-time code for a new kiosk at this site. */
  createEnrolmentCode(site: Site): Promise<string>;
  /** Whether a code can still be redeemed. */
  isEnrolmentCodeOpen(code: string): Promise<boolean>;
  /** The operator's approval that a kiosk gets a new key: a one-time code bound to it. */
  approveNewIncarnation(kiosk: string): Promise<Result<string, 'unknownKiosk' | 'revoked'>>;
  /** False when there is no such kiosk. */
  revokeKiosk(kiosk: string): Promise<boolean>;
  /**
   * In a trial: publishes with its publishers, or with those given. The same content again is no
   * new version.
   */
  publish(content: Content, publishers?: readonly MetadataSigner[]): Promise<Published>;
  /** Newest first, seals opened: for the operator only. */
  listActions(options?: ListOptions): Promise<readonly ListedAction[]>;
  /** Looks at the room on disk now, and not with the next look in 15 s. */
  lookAtDisk(): Promise<void>;
  /** Ends requests under way, then the database. May be called twice. */
  close(): Promise<void>;
}
