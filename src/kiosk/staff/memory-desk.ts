import { trialPin } from '../../domain/api/index.ts';
import type { ReadinessLine, ReadinessReport } from '../../domain/fleet/index.ts';
import type { Calibration, NotedFault, PinAnswer, StaffDesk, StaffEntry } from '../services.ts';

/** A desk in memory: what it is told stays, what it says can be set. */
export interface MemoryStaffDesk extends StaffDesk {
  entry: StaffEntry;
  kept: Calibration | undefined;
  noted: readonly NotedFault[] | undefined;
  /** What the shell knows; the page's lines are added. */
  lines: readonly ReadinessLine[];
  readonly sent: ReadinessReport[];
  reachable: boolean;
}

export function memoryStaffDesk(): MemoryStaffDesk {
  let wrongPins = 0;
  const desk: MemoryStaffDesk = {
    entry: { lockedMs: 0, wrongPins: 0, refusal: undefined, person: undefined },
    kept: undefined,
    noted: [],
    lines: [],
    sent: [],
    reachable: true,
    enter: async () => ({ ...desk.entry, wrongPins }),
    async tryPin(pin): Promise<PinAnswer> {
      wrongPins = pin === trialPin ? 0 : wrongPins + 1;
      return { outcome: wrongPins === 0 ? 'right' : 'wrong', wrongPins };
    },
    calibration: async () => desk.kept,
    async calibrate(calibration) {
      desk.kept = calibration;
    },
    faults: async () => desk.noted,
    readiness: async (found) => ({
      v: 1,
      madeAtMs: 0,
      kiosk: 'k-TRA1KSK0',
      shell: 'running',
      lines: [
        ...desk.lines.filter(({ part }) => !found.some((one) => one.part === part)),
        ...found,
      ],
    }),
    async send(report) {
      if (desk.reachable) desk.sent.push(report);
      return desk.reachable;
    },
  };
  return desk;
}
