import type { ReadonlySignal } from '@preact/signals';
import type { HubTarget } from '../../domain/api/index.ts';
import type { Clock, FillRandom, Result } from '../../domain/basics/index.ts';
import type { KnownReplies } from '../replies/index.ts';
import type { EnrolError, HubLink, HubRefusal } from '../services.ts';
import type { BelievedTime } from './believed-clock.ts';
import type { Fetch } from './bounded-call.ts';
import type { ShellProof } from './enrol.ts';
import type { HeartbeatFacts } from './heartbeat-loop.ts';
import type { HubCaller } from './hub-caller.ts';
import type { HubEvents, Listeners } from './hub-listeners.ts';
import type { Identity, IdentityStore } from './identity.ts';
import type { After } from './timers.ts';

export interface HubLinkParts {
  readonly clock: Clock;
  /** Uptime that only rises, ms (`performance.now`). */
  readonly upMs: () => number;
  readonly after: After;
  readonly fillRandom: FillRandom;
  readonly fetch: Fetch;
  readonly identities: IdentityStore;
  /** Makes the line of requests of a new identity, durably, before the identity is kept. */
  readonly openLine: (kiosk: string, incarnation: number) => Promise<boolean>;
  readonly facts: () => HeartbeatFacts;
  readonly replies: KnownReplies;
  /** The shell's half of the proof for a typed code; undefined where no shell answers. */
  readonly proveShell: (code: string) => Promise<ShellProof | undefined>;
}

/** The line to the hub, with what the other data rooms need of it. */
export interface RunningHubLink extends Omit<HubLink, 'enrol'> {
  /** Loads the identity and starts heartbeat and wake. Resolves once the identity is known. */
  start(): Promise<void>;
  stop(): void;
  /** Redeems a one-time code, from the shell or typed by staff. */
  enrol(code: string, shell?: ShellProof, at?: HubTarget): Promise<Result<void, EnrolError>>;
  /** Asks again for the answer to a redemption that a power cut broke off. */
  resume(): Promise<void>;
  readonly identity: ReadonlySignal<Identity | undefined>;
  /** Earlier incarnations that still hold a key. */
  readonly past: ReadonlySignal<readonly Identity[]>;
  forget(line: string): Promise<void>;
  now(): BelievedTime;
  readonly caller: HubCaller;
  readonly on: Listeners<HubEvents>['on'];
  /** A hint that the network changed: tries at once. Hints decide nothing by themselves. */
  kick(): void;
  /** Told by the courier: the hub refuses this identity. */
  refuse(why: HubRefusal): void;
}
