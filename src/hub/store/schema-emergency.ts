import type { ColumnType } from 'kysely';
import type { SignedEmergency } from '../../domain/emergency/index.ts';

interface EmergencyTable {
  id: string;
  signed: ColumnType<SignedEmergency, string, never>;
  end_signed: ColumnType<SignedEmergency | null, never, string>;
  /** Rises with each message and each end of one. */
  change: string | number;
  ends_at: Date;
}

/** Messages as kiosks are told of them; the rest of the row is read by the console alone. */
export interface EmergencyTables {
  emergencies: EmergencyTable;
}
