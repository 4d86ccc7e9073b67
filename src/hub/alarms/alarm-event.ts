import type { Disk } from '../../domain/api/console/index.ts';
import type { Site } from '../../domain/api/index.ts';
import type { AlarmChange, Truth, TruthReason } from '../../domain/fleet/index.ts';

/** What goes out about an alarm. Facts of a machine and its place, nothing of any resident. */
export type AlarmEvent = KioskAlarmEvent | HubAlarmEvent;

/** Of the hub itself: its disk. */
export interface HubAlarmEvent {
  readonly alarm: string;
  /** Name of the machine that the hub runs on. */
  readonly hub: string;
  readonly change: AlarmChange;
  /** What it is now; `well` when it is over. */
  readonly storage: 'well' | 'low' | 'full';
  readonly disks: readonly Disk[];
  readonly badSinceMs: number;
  readonly atMs: number;
}

export interface KioskAlarmEvent {
  /** The alarm's id: `raised`, `worsened` and `cleared` of one alarm have the same. */
  readonly alarm: string;
  readonly kiosk: string;
  readonly site: Site;
  readonly change: AlarmChange;
  /** What the kiosk is now. */
  readonly truth: Truth;
  readonly reason: TruthReason | null;
  readonly badSinceMs: number;
  readonly heardMs: number | null;
  readonly atMs: number;
}

/** How mail goes out. */
export interface MailChannel {
  /** `smtp://user:password@host:587` or `smtps://…`; never shown and never logged. */
  readonly smtpUrl: string;
  readonly from: string;
  readonly to: readonly string[];
}

/** Whom alarms are sent to; nobody by default, and the console shows them all the same. */
export interface AlarmChannels {
  /** Addresses that take signed JSON. HTTPS, unless on this machine. */
  readonly webhooks?: readonly string[];
  readonly mail?: MailChannel;
}

export type ChannelName = 'webhook' | 'mail';

/** One message to one target. Its id is the idempotency key: a target that saw it may drop it. */
export interface Delivery {
  readonly id: string;
  readonly channel: ChannelName;
  readonly target: string;
  readonly events: readonly AlarmEvent[];
  /** Tries begun, this one too. */
  readonly attempts: number;
}

export type DeliveryOutcome =
  | { readonly kind: 'done' }
  /** The same message may work later. */
  | { readonly kind: 'later'; readonly problem: string }
  /** It will never work. */
  | { readonly kind: 'never'; readonly problem: string };
