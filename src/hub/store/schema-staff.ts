import type { ColumnType } from 'kysely';
import type { PinVerifier } from '../../domain/api/index.ts';
import type { ReadinessReport } from '../../domain/fleet/index.ts';

interface ReadinessTable {
  kiosk: string;
  incarnation: number;
  is_ready: boolean;
  report: ColumnType<ReadinessReport, string, string>;
  received_at: Date;
}

interface StaffSettingTable {
  /** `city`, `w` and a ward's code, or a kiosk's id. */
  scope: string;
  pin: ColumnType<PinVerifier | null, string | null | undefined, string | null>;
  phone: ColumnType<string | null, string | null | undefined, string | null>;
  changed_at: Date;
}

interface RevokedBadgeTable {
  serial: string;
  revoked_at: Date;
}

interface HubAddressTable {
  only_row: boolean;
  url: string;
  key_pin: string | null;
  changed_at: Date;
}

/** Tables of enrolment and of staff at the kiosk (migrations 035, 036). */
export interface StaffTables {
  readiness_reports: ReadinessTable;
  staff_settings: StaffSettingTable;
  revoked_badges: RevokedBadgeTable;
  hub_address: HubAddressTable;
}
