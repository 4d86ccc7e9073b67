import type { Signed } from './metadata.ts';

/**
 * What a client keeps between refreshes: each file as the repository sent it, byte for byte. It is
 * written in one transaction at the end of a refresh, whether that got through or not.
 */
export interface TufState {
  readonly root: Uint8Array<ArrayBuffer>;
  readonly timestamp?: Uint8Array<ArrayBuffer>;
  readonly snapshot?: Uint8Array<ArrayBuffer>;
  readonly targets?: Uint8Array<ArrayBuffer>;
}

/** Where a repository's files come from. */
export interface TufSource {
  /**
   * One file of metadata.
   *
   * @param name relative to the repository, such as `2.root.json`.
   * @param bytesMax a longer file is not taken.
   * @returns undefined when there is none, `tooLong` when more came.
   * @throws when the repository cannot be reached.
   */
  fetch(name: string, bytesMax: number): Promise<Uint8Array<ArrayBuffer> | 'tooLong' | undefined>;
}

/** Why a refresh stopped. Nothing new is believed beyond the step that it names. */
export type TufFailure = {
  readonly role: 'root' | 'timestamp' | 'snapshot' | 'targets';
  readonly reason: /** The trusted root that the client began with is none, or not signed by itself. */
    | 'trustedRootBroken'
    | 'unreachable'
    /** More than was promised, or than is ever taken: endless data. */
    | 'tooLong'
    | 'missing'
    | 'malformed'
    | 'notEnoughSignatures'
    | 'wrongVersion'
    /** Older than what was seen before, or without a file that was there before. */
    | 'rollback'
    | 'hashMismatch'
    | 'expired';
};

/** What a repository says now, all of it signed, current and of one piece. */
export interface Trusted {
  readonly root: Signed<'root'>;
  readonly timestamp: Signed<'timestamp'>;
  readonly snapshot: Signed<'snapshot'>;
  readonly targets: Signed<'targets'>;
}
