import type { ActionStatus } from '../../domain/action/index.ts';
import type { DeskKind, DeskLine } from '../../domain/api/console/index.ts';
import { feedbackDeadlines, hanoiInstant, minuteOf } from '../../domain/calendar/index.ts';

/** Somebody stands at a kiosk and waits: "about two minutes" (requirements §2.2, screen H1). */
const helpWithinMs = 120_000;

interface Facts {
  readonly kind: DeskKind;
  readonly received_at: Date;
  readonly urgent: boolean | null;
  readonly day: string | null;
  readonly slot: string | null;
  readonly status: ActionStatus;
}

/**
 * By when, as far as anything says so. Reports: Decision 1207/QĐ-UBND in working hours. A call for
 * help: two minutes. Nothing that we know sets a time for a question about a dossier: "chưa rõ".
 */
export function dueOf({
  kind,
  received_at,
  urgent,
  day,
  slot,
  status,
}: Facts): Pick<DeskLine, 'dueMs' | 'dueBy'> {
  const unknown = { dueMs: null, dueBy: null };
  const receivedMs = received_at.getTime();
  if (kind === 'callForHelp') return { dueMs: receivedMs + helpWithinMs, dueBy: 'help' };
  if (kind === 'appointment') {
    if (day === null || slot === null) return unknown;
    return { dueMs: hanoiInstant({ day, minute: minuteOf(slot) }), dueBy: 'hour' };
  }
  if (kind !== 'feedback' || urgent === null) return unknown;
  const deadlines = feedbackDeadlines(receivedMs, urgent);
  if (deadlines === undefined) return unknown;
  if (deadlines.solveByMs !== null) return { dueMs: deadlines.solveByMs, dueBy: 'urgent' };
  // Its reception is done; how long the work takes depends on the field, and is not known here.
  if (status !== 'received') return unknown;
  return { dueMs: deadlines.receiveByMs, dueBy: 'reception' };
}
