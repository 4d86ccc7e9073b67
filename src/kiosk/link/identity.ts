import type { SealingKey } from '../../domain/action/index.ts';
import type { HubTarget, PublicKey, Site, SiteKit } from '../../domain/api/index.ts';

/**
 * Who this kiosk is to its hub. A new page key is a new incarnation, with its own line of
 * requests: sequences count within a line and never across.
 */
export interface Identity {
  /** `kiosk|incarnation`: the name of its line of requests. */
  readonly line: string;
  readonly kiosk: string;
  readonly incarnation: number;
  /** `kiosk.incarnation.page`: the `keyid` of every signature. */
  readonly keyId: string;
  readonly publicKey: PublicKey;
  /** Non-extractable: nothing in the page, and no thief of the profile, can read it out. */
  readonly privateKey: CryptoKey;
  readonly site: Site;
  readonly trial: boolean;
  /** Who opens its staff mode, and where residents go while it cannot serve. */
  readonly kit?: SiteKit | undefined;
  /** Where its hub is, for a shell that has lost it; undefined where no code said it. */
  readonly at?: HubTarget | undefined;
  readonly hub: {
    readonly sealing: SealingKey;
    /** Verifies signed times. */
    readonly time: PublicKey;
    /** Text of the root metadata that content hangs on (TUF). */
    readonly root: string;
  };
}

/** Name of the line of requests of one incarnation. */
export function lineOf(kiosk: string, incarnation: number): string {
  return `${kiosk}|${incarnation}`;
}

/** The last time that this kiosk believed its clock (contracts.md, Time). */
export interface ConfirmedTime {
  /** Believed time, ms. */
  readonly atMs: number;
  /** Believed time minus wall clock at that moment, ms. */
  readonly offsetMs: number;
}

/** A redemption under way: after a power cut its answer is asked for again, with the same key. */
export interface PendingEnrolment {
  readonly code: string;
  readonly pair: CryptoKeyPair;
  readonly at: HubTarget | undefined;
}

export interface StoredIdentity {
  readonly current: Identity | undefined;
  /** Earlier incarnations whose requests may still have to be sent under their own key. */
  readonly past: readonly Identity[];
  /** Last heartbeat counter that was used by the current identity. */
  readonly counter: number;
  readonly confirmed: ConfirmedTime | undefined;
  readonly pending?: PendingEnrolment | undefined;
}

/** Where identities are kept. Methods reject when the storage does not answer. */
export interface IdentityStore {
  load(): Promise<StoredIdentity>;
  /** Durable before a code leaves: an answer that is lost on the way can be asked for again. */
  savePending(pending: PendingEnrolment): Promise<void>;
  /**
   * Makes an identity the current one and starts its counter; the former becomes a past one.
   * Nothing is pending then.
   */
  adopt(identity: Identity): Promise<void>;
  /** Writes what the hub changed (site, sealing key) into the current identity. */
  update(identity: Identity): Promise<void>;
  /** Durable before the heartbeat with this counter leaves: a repeated one looks like a clone. */
  saveCounter(counter: number): Promise<void>;
  saveConfirmed(confirmed: ConfirmedTime): Promise<void>;
  /** Deletes a past identity with its key, when nothing of its line is left. */
  forget(line: string): Promise<void>;
}
