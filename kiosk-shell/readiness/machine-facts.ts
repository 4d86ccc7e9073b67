import type { BrowserState } from '../browser/index.ts';
import type { BridgeStatus, PrinterStatus, ShellHealth } from '../domain.ts';
import type { PageFacts } from '../health/index.ts';
import type { ScannerFacts } from '../scan/index.ts';

/** What a report is made of. Where the shell does not run, what only it can know is undefined. */
export interface MachineFacts {
  readonly nowMs: number;
  readonly trial: boolean;
  readonly shell: ShellFacts | undefined;
  readonly browser: {
    readonly state: BrowserState | undefined;
    readonly showing: ShellHealth['screen']['showing'];
    /** Null when none is installed, or it does not say. */
    readonly version: string | null;
    readonly faults: number;
    readonly policed: number;
    readonly memoryRestarts: number;
  };
  readonly missingPolicies: readonly string[];
  readonly profile: { readonly exists: boolean; readonly olderStore: boolean };
  readonly pageBeatMs: number | null;
  readonly picture: ShellHealth['screen']['picture'];
  readonly scanners: readonly ScannerFacts[];
  /** Null for a kiosk without a printer. */
  readonly printer: PrinterFacts | null;
  readonly disk: ShellHealth['disk'];
  readonly memory: ShellHealth['memory'] & { readonly freeBytes: number };
  readonly clockOffsetMs: number | null;
  readonly identity: {
    readonly hasKey: boolean;
    /** Id at the hub; null before it is enrolled or heard. */
    readonly kiosk: string | null;
  };
  readonly hub: {
    readonly reach: BridgeStatus['hub'];
    readonly isPinned: boolean;
    readonly heardAtMs: number | null;
  };
  readonly update: UpdateFacts | null;
  /** What the page last told the hub; undefined before it did. */
  readonly page: PageFacts | undefined;
}

export interface ShellFacts {
  readonly version: string;
  readonly node: string;
  readonly uptimeMs: number;
  readonly outOfService: boolean;
  readonly commandsReadable: boolean;
  /** Codes of the last faults, newest last. */
  readonly faults: readonly string[];
}

export interface PrinterFacts {
  readonly profile: string;
  readonly transport: string;
  readonly status: PrinterStatus | undefined;
  readonly lookedAtMs: number | null;
  /** Slips that wait. */
  readonly waiting: number;
}

export interface UpdateFacts {
  readonly state: 'none' | 'done' | 'failed' | 'underWay';
  readonly to: string | null;
  readonly reason: string | null;
}
