import type { BadgeRefusal } from '../../domain/codes/index.ts';
import type { ReadinessLine, ReadinessReport } from '../../domain/fleet/index.ts';

/** What staff measured on this unit with a bank card and a rule (S2). */
export interface Calibration {
  /** CSS pixels of one millimetre. */
  readonly pxPerMm: number;
  /** From the floor to the lower edge of the picture, mm. */
  readonly bottomMm: number;
}

/** Who stands at the door of staff mode. */
export interface StaffEntry {
  /** Left of the lock, ms; 0 when it is open. */
  readonly lockedMs: number;
  readonly wrongPins: number;
  /** Why the badge that was shown does not open here. */
  readonly refusal: BadgeRefusal | undefined;
  /** Id on the badge. */
  readonly person: string | undefined;
}

/** `noPin`: this kiosk was given none, or cannot read it. */
export interface PinAnswer {
  readonly outcome: 'right' | 'wrong' | 'locked' | 'noPin';
  readonly wrongPins: number;
}

/** A fault that the shell noted, `MC-41`. */
export interface NotedFault {
  readonly code: string;
  readonly atMs: number;
}

/** What staff do at the kiosk itself. Everything of it comes in a file of its own. */
export interface StaffDesk {
  /** Looks at the lock and at the badge, if one was shown. */
  enter(badge: string | undefined): Promise<StaffEntry>;
  /** A try is written down before it is judged: pulling the plug gives no further one. */
  tryPin(pin: string): Promise<PinAnswer>;
  calibration(): Promise<Calibration | undefined>;
  calibrate(calibration: Calibration): Promise<void>;
  /** Last faults of the machine, newest last; undefined where no shell answers. */
  faults(): Promise<readonly NotedFault[] | undefined>;
  /**
   * What page and shell know of this kiosk now, with what staff just found; kept by the shell.
   *
   * @param found lines of the self-test, none to look only
   */
  readiness(found: readonly ReadinessLine[]): Promise<ReadinessReport>;
  /** Sends a report to the hub. False: not there; it can be sent again. */
  send(report: ReadinessReport): Promise<boolean>;
}
