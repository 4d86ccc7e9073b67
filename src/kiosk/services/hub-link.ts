import type { ReadonlySignal } from '@preact/signals';
import type { ActionStatus, FollowResult } from '../../domain/action/index.ts';
import type {
  HubTarget,
  LookUpAnswer,
  LookUpQuery,
  ProvisionProbe,
  Site,
  SiteKit,
} from '../../domain/api/index.ts';
import type { Result } from '../../domain/basics/index.ts';
import type { EmergencyReport, SignedEmergency } from '../../domain/emergency/index.ts';
import type { ClockTrust } from '../../domain/fleet/index.ts';

/** A kiosk that was refused by one of these is enrolled again, and its requests go along. */
export type HubRefusal = 'forked' | 'superseded' | 'revoked' | 'unknown-kiosk' | 'bad-signature';

export interface HubLinkState {
  readonly enrolment: 'unknown' | 'notEnrolled' | 'enrolling' | 'enrolled' | 'refused';
  /** Why the hub refuses this kiosk, where it does. */
  readonly refusal?: HubRefusal | undefined;
  /** `online`: the hub answered the last call; `offline`: it did not. */
  readonly net: 'unknown' | 'online' | 'offline';
  readonly kiosk: string | undefined;
  readonly site: Site | undefined;
  readonly trial: boolean;
  /** Who opens staff mode, and where residents go while this kiosk cannot serve. */
  readonly kit?: SiteKit | undefined;
  readonly clock: ClockTrust;
  /** Hub time minus local clock, ms; 0 until a signed time was seen. */
  readonly clockOffsetMs: number;
}

/** What became of a request, and who says so. */
export interface FollowFacts {
  readonly status: ActionStatus;
  /** ISO date-time of the last change, UTC. */
  readonly changedAt: string;
  /** Undefined while nobody has answered. */
  readonly result: FollowResult | undefined;
  /** `kiosk`: what this kiosk heard last; the hub could not be asked now. */
  readonly source: 'hub' | 'kiosk';
}

/**
 * Why a machine did not become a kiosk, each with its words (`staff.enrol_…`).
 * - `badCode`: it does not look like one, or the hub does not say why it is not taken;
 * - `code…`: the hub never gave it, it was used, its 15 minutes are over, its kiosk was revoked;
 * - `badProof`: the hub does not believe the keys: something on the way changed them;
 * - `offline`: the hub was not reached, or its answer made no sense;
 * - `storageClosed`: the identity could not be kept;
 * - `requestsHeld`: another hub, while requests for the present one are not handed over;
 * - `noHub`: typed by hand on a machine that knows no hub;
 * - `noShell`, `shellSilent`: nothing here can go to another hub, or does not answer;
 * - `unreachable`, `wrongPin`, `certificate`, `clockWrong`, `notAHub`: a first look at the hub.
 */
export type EnrolError =
  | 'badCode'
  | 'codeUnknown'
  | 'codeUsed'
  | 'codeExpired'
  | 'codeRevoked'
  | 'badProof'
  | 'offline'
  | 'storageClosed'
  | 'requestsHeld'
  | 'noHub'
  | 'noShell'
  | 'shellSilent'
  | Exclude<ProvisionProbe['outcome'], 'ok'>;

/** The line to the hub: identity, heartbeat, wake, signed calls. */
export interface HubLink {
  readonly state: ReadonlySignal<HubLinkState>;
  /** What became of a request: from the hub, or from this kiosk when the hub cannot be asked. */
  follow(code: string): Promise<Result<FollowFacts, 'offline' | 'unknown'>>;
  /** Rises whenever an answer to some request came: whoever waits for one looks again. */
  readonly replied: ReadonlySignal<number>;
  /** An answer that lies on this kiosk already. */
  kept(code: string): Promise<FollowFacts | undefined>;
  /**
   * Redeems a one-time code that staff typed or scanned. What is held goes along to the new key.
   *
   * @param at the hub that a scanned code names; undefined: the one this machine knows
   */
  enrol(code: string, at?: HubTarget): Promise<Result<void, EnrolError>>;
  /** Orders of emergencies as they came, believed by nobody yet (emergency/); undefined: none came. */
  readonly emergencies: ReadonlySignal<readonly SignedEmergency[] | undefined>;
  /** Tells the hub what was done with them; false when it did not hear. */
  reportEmergencies(report: EmergencyReport): Promise<boolean>;
  /** What another system says of a dossier or a product, through the hub. */
  lookUp(query: LookUpQuery): Promise<Result<LookUpAnswer, 'offline'>>;
}
