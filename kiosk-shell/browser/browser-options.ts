import type { World } from '../world.ts';
import type { ScreenFault } from './crash-loop.ts';
import type { SupervisorTimes } from './supervisor.ts';

/** Why no browser runs; `off` when the configuration asks for none. */
export type BrowserState =
  | 'off'
  | 'running'
  | 'restarting'
  | 'notFound'
  | 'noDisplay'
  /** A kiosk for the public without its managed policies: it would let residents out. */
  | 'noPolicies';

export interface BrowserOptions {
  readonly mode: 'none' | 'window' | 'kiosk';
  readonly url: string;
  readonly stateDirectory: string;
  readonly path?: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly root: boolean;
  readonly world: Pick<World, 'nowMs' | 'monotonicMs'>;
  /** Names of managed policies that are not in force; asked before a kiosk opens to the public. */
  readonly missingPolicies: () => readonly string[];
  /** Whether the page says that nobody uses it. */
  readonly idle?: () => boolean;
  /** Whether staff are at the rescue page, which stays that long. */
  readonly isHeld?: () => boolean;
  /** A fault of the screen, for whoever keeps the list that staff see. */
  readonly onFault?: (code: string, fault: ScreenFault) => void;
  readonly times?: SupervisorTimes;
  readonly memory?: { readonly lookMs: number; readonly maxBytes: number };
  /** Further flags: the size of a bare X screen, or a test's `--headless`. */
  readonly extraFlags?: readonly string[];
}

/** What the shell's health says of the screen. */
export interface BrowserFacts {
  readonly state: BrowserState;
  readonly showing: 'page' | 'rescue' | 'outOfService';
  /** Faults, sendings back and restarts for memory since the shell started. */
  readonly faults: number;
  readonly policed: number;
  readonly memoryRestarts: number;
  readonly memoryBytes: number | null;
}
