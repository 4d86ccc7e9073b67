const dayMs = 86_400_000;

/**
 * How long the hub keeps what, ms. Law 91/2025/QH15: only as long as its purpose lasts. The purpose
 * of a body is the handover; of a status, that whoever holds the slip can ask.
 */
export interface RetentionLimits {
  /** A sealed body after its request was handed over, or needed none: time for a late answer. */
  readonly bodyMs: number;
  /** A sealed body that was never handed over: time for an operator, then it goes all the same. */
  readonly stuckBodyMs: number;
  /** A status and its answer, after the last change: the longest wait for a dossier and a margin. */
  readonly statusMs: number;
  /** What remains of a request: place, kind and time, to tell a duplicate by. */
  readonly rowMs: number;
  /** Notes about answers that were not taken. */
  readonly noteMs: number;
  /** Usage counts by kiosk; they name nobody, and three years show a trend. */
  readonly usageMs: number;
  /** Hours of beats and changes of truth: what the console's plots show, and a day. */
  readonly historyMs: number;
  /** Alarms that are over, and messages about them. */
  readonly alarmMs: number;
}

export const retentionLimits: RetentionLimits = {
  bodyMs: 30 * dayMs,
  stuckBodyMs: 90 * dayMs,
  statusMs: 180 * dayMs,
  rowMs: 400 * dayMs,
  noteMs: 180 * dayMs,
  usageMs: 3 * 366 * dayMs,
  historyMs: 31 * dayMs,
  alarmMs: 400 * dayMs,
};

/** Rows emptied in one transaction: some 100 ms, so that intake waits for nothing. */
export const purgeRows = 1_000;
/** Time between two rounds, ms, minus up to a half by chance. */
export const purgeEveryMs = 3_600_000;
/** Wait before the first round after a start, ms: a start has other work. */
export const purgeFirstMs = 60_000;
