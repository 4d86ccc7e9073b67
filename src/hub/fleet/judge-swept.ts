import type { FleetLine } from '../../domain/api/console/index.ts';
import {
  type AlarmChange,
  type AlarmState,
  clockOffMs,
  judgeTruth,
  noAlarm,
  paperOf,
  stepAlarm,
  type Truth,
  type TruthReason,
} from '../../domain/fleet/index.ts';
import type { SweptKiosk } from './read-evidence.ts';

/** A well kiosk's last sign of life is told to this, ms: lists need not hear of every beat. */
const heardStepMs = 5 * 60_000;

/** What one look makes of a kiosk. */
export interface Look {
  readonly kiosk: string;
  readonly truth: Truth;
  readonly reason: TruthReason | null;
  readonly sinceMs: number;
  readonly isOtherTruth: boolean;
  readonly alarmState: AlarmState;
  readonly change: AlarmChange | undefined;
  readonly line: FleetLine;
}

/** Judges a kiosk and steps its alarm. A revoked kiosk is nobody's trouble: its alarm ends. */
export function lookAt(swept: SweptKiosk, nowMs: number): Look {
  const { kiosk, before, heardMs } = swept;
  if (swept.state === 'revoked') return revokedLook(swept, nowMs);
  const { truth, reason } = judgeTruth(swept.evidence);
  const isOtherTruth = before === undefined || before.truth !== truth || before.reason !== reason;
  // Silence began when it was last heard, not when somebody looked.
  const began = truth === 'down' && heardMs !== null ? heardMs : nowMs;
  const sinceMs = before !== undefined && before.truth === truth ? before.sinceMs : began;
  const step = stepAlarm(before?.alarmState ?? noAlarm, truth, sinceMs, nowMs);
  return {
    kiosk,
    truth,
    reason,
    sinceMs,
    isOtherTruth,
    alarmState: step.state,
    change: step.change,
    line: lineOf(swept, { truth, reason, sinceMs, hasAlarm: step.state.open !== null }),
  };
}

function revokedLook(swept: SweptKiosk, nowMs: number): Look {
  const { kiosk, before } = swept;
  const sinceMs = before?.sinceMs ?? nowMs;
  const open = before?.alarmState.open ?? null;
  return {
    kiosk,
    truth: 'unknown',
    reason: null,
    sinceMs,
    isOtherTruth: before !== undefined && before.truth !== 'unknown',
    alarmState: noAlarm,
    change: open === null ? undefined : 'cleared',
    line: {
      ...lineOf(swept, { truth: 'unknown', reason: null, sinceMs, hasAlarm: false }),
      gone: true,
    },
  };
}

interface Told {
  readonly truth: Truth;
  readonly reason: TruthReason | null;
  readonly sinceMs: number;
  readonly hasAlarm: boolean;
}

function lineOf({ kiosk, site, heardMs, evidence }: SweptKiosk, told: Told): FleetLine {
  const { page } = evidence;
  const paper = paperOf(evidence);
  const step = told.truth === 'down' ? 1 : heardStepMs;
  return {
    k: kiosk,
    p: site.plate,
    b: site.building,
    w: site.ward,
    c: site.wardCode,
    ...(site.mode === 'lift' && { l: true as const }),
    truth: told.truth,
    reason: told.reason,
    since: told.sinceMs,
    heard: heardMs === null ? null : Math.floor(heardMs / step) * step,
    q: page?.queueCount ?? 0,
    old: page?.queueOldestMs == null ? null : Math.round(page.queueOldestMs / 60_000) * 60,
    v: page?.contentVersion ?? null,
    off: clockOf(evidence),
    ...(paper !== undefined && { paper }),
    ...(told.hasAlarm && { alarm: true as const }),
  };
}

/** Ten seconds: a clock that drifts by milliseconds is no news. */
const clockStepMs = 10_000;

/**
 * The clock that is off by more, of page and shell, ms; null: neither told. What is judged wrong is
 * told as wrong: above a minute it is rounded away from it.
 */
function clockOf({ page, shell }: SweptKiosk['evidence']): number | null {
  const told = [page?.clockOffsetMs, shell?.clockOffsetMs].flatMap((off) => off ?? []);
  if (told.length === 0) return null;
  const worst = told.reduce((most, off) => (Math.abs(off) > Math.abs(most) ? off : most));
  const steps = Math.abs(worst) / clockStepMs;
  const whole = Math.abs(worst) > clockOffMs ? Math.ceil(steps) : Math.round(steps);
  return whole === 0 ? 0 : Math.sign(worst) * whole * clockStepMs;
}
