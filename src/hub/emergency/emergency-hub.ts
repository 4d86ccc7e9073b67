import type { KioskHub } from '../enrolment/index.ts';
import type { Keyring } from '../keys/index.ts';
import type { ConsoleHub } from '../people/index.ts';
import type { EmergencyBoard } from './emergency-board.ts';

/** What emergencies need of the running hub. */
export interface EmergencyHub extends ConsoleHub, KioskHub {
  readonly keys: Keyring;
  readonly emergencies: EmergencyBoard;
}
