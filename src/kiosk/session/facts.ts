import type { ReadingsAnswer } from '../../domain/api/index.ts';
import type { ScreenLanguage } from '../../domain/basics/index.ts';
import type { PrinterStatus } from '../../domain/fleet/index.ts';
import type {
  HubLinkState,
  InstalledContent,
  OutboxStatus,
  ScannerStatus,
  ShellState,
} from '../services.ts';

/** The day and minute in Hanoi, or undefined while the clock is not believed (contracts.md, Time). */
export interface BelievedTime {
  /** ISO day in Asia/Ho_Chi_Minh. */
  readonly day: string;
  /** Minutes after midnight in Hanoi. */
  readonly minute: number;
}

/** What the session knows of the world. Fed by named actors; a wipe leaves it alone. */
export interface Facts {
  readonly link: HubLinkState;
  readonly content: InstalledContent | undefined;
  /** A verified version that waits for attract. */
  readonly staged: number | undefined;
  readonly outbox: OutboxStatus;
  readonly shell: ShellState['shell'];
  readonly printer: PrinterStatus | undefined;
  /** Whether paper may be offered now. */
  readonly paper: boolean;
  readonly scanner: ScannerStatus;
  readonly time: BelievedTime | undefined;
  /** Last readings of the city's boards; undefined: none were ever given. */
  readonly readings: ReadingsAnswer | undefined;
  /** When the hub last answered in this page load, ms of the local clock. */
  readonly metHubAtMs: number | undefined;
  /** A new version of the page waits to be activated, in attract only. */
  readonly updateWaiting: boolean;
  /** A headset is plugged in: only then is anything personal said (R32). */
  readonly headset: boolean;
  /** L9: the car's alarm or an announcement of the building is on: nothing is spoken. */
  readonly alarm: boolean;
  /** Whether this machine has a voice for the language; without one the key says why. */
  readonly voices: Readonly<Partial<Record<ScreenLanguage, boolean>>>;
}

/** Before any service has spoken. */
export const unknownFacts: Facts = {
  link: {
    enrolment: 'unknown',
    net: 'unknown',
    kiosk: undefined,
    site: undefined,
    trial: false,
    clock: 'unconfirmed',
    clockOffsetMs: 0,
  },
  content: undefined,
  staged: undefined,
  outbox: {
    state: 'opening',
    count: 0,
    bytes: 0,
    waiting: 0,
    quarantined: 0,
    refusals: [],
    lastSeq: 0,
    oldestAtMs: undefined,
    accepted: 0,
  },
  shell: 'unknown',
  printer: undefined,
  paper: false,
  scanner: 'idle',
  time: undefined,
  readings: undefined,
  metHubAtMs: undefined,
  updateWaiting: false,
  headset: false,
  alarm: false,
  voices: { vi: false, en: false },
};
