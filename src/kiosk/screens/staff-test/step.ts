import type { ReadinessPart, ReadinessResult } from '../../../domain/fleet/index.ts';
import type { KioskServices } from '../../services.ts';
import type { Say } from '../say.ts';

/** What a step of the self-test gave. */
export interface StepResult {
  readonly result: ReadinessResult;
  /** A code, worded by whoever shows it; null on a pass. */
  readonly finding: string | null;
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
}

export interface StepProps {
  readonly say: Say;
  readonly services: KioskServices;
  readonly onDone: (result: StepResult) => void;
}

/** Steps that need a person, in the order of one walk around the machine (S3). */
export const testSteps = [
  'touch',
  'screen',
  'speaker',
  'headset',
  'printer',
  'camera',
  'scanner',
] as const satisfies readonly ReadinessPart[];
export type TestStep = (typeof testSteps)[number];

export const passed: StepResult = { result: 'pass', finding: null };
export const absent: StepResult = { result: 'absent', finding: 'notFitted' };
export const skipped: StepResult = { result: 'unknown', finding: 'skipped' };
export const judgedWrong: StepResult = { result: 'fail', finding: 'judgedWrong' };
