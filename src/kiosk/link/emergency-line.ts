import { type ReadonlySignal, signal } from '@preact/signals';
import { hubPaths } from '../../domain/api/index.ts';
import {
  EmergenciesAnswerSchema,
  type EmergencyReport,
  type SignedEmergency,
} from '../../domain/emergency/index.ts';
import type { HubCaller } from './hub-caller.ts';
import type { Identity } from './identity.ts';

/** Longest answer, bytes: a hundred messages and the ends of a hundred more. */
const bytesMax = 256 * 1024;
/** Longest wait, ms: it is asked again at once. */
const timeoutMs = 8_000;

/** What the hub says of emergencies, as it came: nothing of it is believed here. */
export interface EmergencyLine {
  /** Orders that touch this kiosk; undefined until the hub gave some. */
  readonly orders: ReadonlySignal<readonly SignedEmergency[] | undefined>;
  /** Newest change that was fetched: the wake poll asks with it. */
  serial(): number;
  /** The newest change, says the hub: fetched when it is another one. */
  hear(serial: number, identity: Identity): Promise<void>;
  /** Says what this kiosk did; false when the hub did not hear it. */
  report(report: EmergencyReport, identity: Identity | undefined): Promise<boolean>;
}

export function startEmergencyLine(caller: HubCaller): EmergencyLine {
  const orders = signal<readonly SignedEmergency[] | undefined>();
  let has = 0;
  return {
    orders,
    serial: () => has,
    async hear(serial, identity) {
      if (serial === has) return;
      const answer = await caller.call(
        {
          method: 'GET',
          path: hubPaths.emergencies,
          query: `?kiosk=${identity.kiosk}`,
          limits: { bytesMax, timeoutMs },
        },
        (json) => EmergenciesAnswerSchema.safeParse(json).data,
      );
      if (answer.kind !== 'ok') return;
      has = answer.value.serial;
      orders.value = answer.value.orders;
    },
    async report(report, identity) {
      if (identity === undefined) return false;
      const answer = await caller.call(
        { method: 'POST', path: hubPaths.emergencyReports, body: report },
        () => true,
        identity,
      );
      return answer.kind === 'ok';
    },
  };
}
