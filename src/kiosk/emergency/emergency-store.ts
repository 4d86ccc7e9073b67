import type { ToldEmergency } from '../../domain/emergency/index.ts';

/** What this kiosk was told and believed: it outlives a reload, a power cut and the network. */
export interface KeptEmergencies {
  readonly told: readonly ToldEmergency[];
  /** Ended before their time; kept for a day, so that an old word does not bring one back. */
  readonly ended: readonly { readonly id: string; readonly atMs: number }[];
}

export const noEmergencies: KeptEmergencies = { told: [], ended: [] };

/** One row. Both reject when storage fails. */
export interface EmergencyStore {
  load(): Promise<KeptEmergencies>;
  keep(kept: KeptEmergencies): Promise<void>;
}
