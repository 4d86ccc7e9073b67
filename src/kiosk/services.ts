import type { ReadonlySignal } from '@preact/signals';
import type { ReadingsAnswer } from '../domain/api/index.ts';
import type { Clock, FillRandom } from '../domain/basics/index.ts';
import type { HubLink } from './services/hub-link.ts';
import type { Library } from './services/library.ts';
import type { Outbox } from './services/outbox.ts';
import type { CodeScanner } from './services/scanner.ts';
import type { ShellLink, SlipPrinter } from './services/shell.ts';
import type { StaffDesk } from './services/staff-desk.ts';

export type * from './services/hub-link.ts';
export type * from './services/library.ts';
export type * from './services/outbox.ts';
export type * from './services/scanner.ts';
export type * from './services/shell.ts';
export type * from './services/staff-desk.ts';

/**
 * What the kiosk's rooms promise each other. `main.tsx` builds the real ones; tests and the
 * statechart's model exploration use the memory ones that stand beside each room.
 */
export interface KioskServices {
  readonly clock: Clock;
  readonly fillRandom: FillRandom;
  readonly library: Library;
  readonly outbox: Outbox;
  readonly link: HubLink;
  readonly shell: ShellLink;
  readonly printer: SlipPrinter;
  readonly scanner: CodeScanner;
  /** Last readings of the city's boards (boards/); absent in services that have none. */
  readonly readings?: ReadonlySignal<ReadingsAnswer | undefined>;
  /** Fetched when staff knock. */
  readonly staff: () => Promise<StaffDesk>;
}
