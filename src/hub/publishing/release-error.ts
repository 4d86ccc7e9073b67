import type pg from 'pg';
import type { Release } from './read-releases.ts';

export type ReleaseError =
  | 'unknownRelease'
  /** Another release is open: void it, or bring it to its end. */
  | 'releaseOpen'
  /** Not in this state. */
  | 'wrongState'
  /** A key that the root does not name for publishers. */
  | 'unknownKey'
  /** Not one signature for each document, or one that does not hold. */
  | 'badSignature'
  /** There was nothing before it. */
  | 'noWayBack'
  /** Whoever made it, or has signed it with another key. */
  | 'samePerson'
  /** A document was taken back or edited while the draft was made. */
  | 'editedMeanwhile'
  /** A kiosk would refuse it. */
  | 'refused';

/** Writes a line of the record, in the transaction of what it tells of. */
export interface Noted {
  readonly noted?: (client: pg.PoolClient, release: Release) => Promise<void>;
}
