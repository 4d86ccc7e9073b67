/**
 * One thread of `npm run explore`: a share of the profiles, and of the seeded faults. What it saw goes
 * to the thread that started it, the configurations themselves as their number.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { sessionMachine } from '../../src/kiosk/session/machine.ts';
import { type Look, lookAt } from '../../src/kiosk/session/test-support/look-at.ts';
import { profiles } from '../../src/kiosk/session/test-support/profiles.ts';
import { seededFaults } from '../../src/kiosk/session/test-support/seeded-faults.ts';

export interface ExploredProfile extends Omit<Look, 'snapshots'> {
  readonly profile: string;
  readonly configurations: number;
  readonly ms: number;
}

export interface TriedFault {
  readonly name: string;
  readonly isCaught: boolean;
  readonly said: string | undefined;
}

export interface ExploredPart {
  readonly explored: readonly ExploredProfile[];
  readonly faults: readonly TriedFault[];
  /** When the profiles were done, ms since the thread began. */
  readonly exploredMs: number;
}

/** What one thread does: profiles by name, seeded faults too or not. */
export interface PartTask {
  readonly profiles: readonly string[];
  readonly withFaults: boolean;
}

const task = workerData as PartTask;
const startedMs = performance.now();
const explored = profiles
  .filter(({ name }) => task.profiles.includes(name))
  .map((profile): ExploredProfile => {
    const atMs = performance.now();
    const { snapshots, ...look } = lookAt(sessionMachine, profile);
    const ms = Math.round(performance.now() - atMs);
    return { profile: profile.name, configurations: snapshots.length, ms, ...look };
  });
const exploredMs = Math.round(performance.now() - startedMs);
const faults = (task.withFaults ? seededFaults() : []).map(
  ({ name, profile, caughtBy, machine }): TriedFault => {
    const [said] = lookAt(machine, profile, true).faults;
    return { name, isCaught: said !== undefined && caughtBy.test(said), said };
  },
);
parentPort?.postMessage({ explored, faults, exploredMs } satisfies ExploredPart);
