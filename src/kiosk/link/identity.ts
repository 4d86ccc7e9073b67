import type { SealingKey } from '../../domain/action/index.ts';
import type { PublicKey, Site } from '../../domain/api/index.ts';

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

export interface StoredIdentity {
  readonly current: Identity | undefined;
  /** Earlier incarnations whose requests may still have to be sent under their own key. */
  readonly past: readonly Identity[];
  /** Last heartbeat counter that was used by the current identity. */
  readonly counter: number;
  readonly confirmed: ConfirmedTime | undefined;
}

/** Where identities are kept. Methods reject when the storage does not answer. */
export interface IdentityStore {
  load(): Promise<StoredIdentity>;
  /** Makes an identity the current one and starts its counter; the former becomes a past one. */
  adopt(identity: Identity): Promise<void>;
  /** Writes what the hub changed (site, sealing key) into the current identity. */
  update(identity: Identity): Promise<void>;
  /** Durable before the heartbeat with this counter leaves: a repeated one looks like a clone. */
  saveCounter(counter: number): Promise<void>;
  saveConfirmed(confirmed: ConfirmedTime): Promise<void>;
  /** Deletes a past identity with its key, when nothing of its line is left. */
  forget(line: string): Promise<void>;
}
