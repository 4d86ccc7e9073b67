import type { PublicKey } from '../../domain/api/index.ts';
import type { AlarmChannels } from '../alarms/index.ts';
import type { KioskKeys } from '../enrolment/index.ts';
import type { FleetWatch } from '../fleet/index.ts';
import type { WeekSums } from '../insight/index.ts';
import type { Keyring } from '../keys/index.ts';
import type { ConsoleHub } from '../people/index.ts';
import type { StorageWatch } from '../storage/index.ts';

/** What the operators' pages need of the running hub. */
export interface OperationsHub extends ConsoleHub {
  readonly keys: Keyring;
  readonly kioskKeys: KioskKeys;
  readonly fleetWatch: FleetWatch;
  readonly alarmChannels: AlarmChannels;
  readonly storage: StorageWatch;
  readonly weekSums: WeekSums;
  /** Verifies the answers of the back office; undefined without one. */
  readonly backOfficeKey: PublicKey | undefined;
  /** Tells the handover worker that something waits. */
  readonly handOver: () => void;
}
