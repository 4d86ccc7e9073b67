import {
  type ActionStatus,
  type AppointmentResult,
  type DossierResult,
  type FeedbackResult,
  type FollowResult,
  feedbackStates,
  instantText,
} from '../../domain/action/index.ts';
import type { OfficeResult } from '../../domain/api/index.ts';
import {
  addDays,
  hanoiInstant,
  hanoiMoment,
  isWorkingDay,
  minuteOf,
} from '../../domain/calendar/index.ts';
import { deadlineTexts, type OpenedRequest } from './request-event.ts';

/** How far an hour may be moved, days: a later one is a new request. */
const movedDaysMax = 30;
/** How far the day of a dossier's result may lie from today, days. */
const dueDaysBack = 366;
const dueDaysAhead = 3 * 366;
/** Hours at which an office may receive anybody at all. */
const slotEarliest = '06:00';
const slotLatest = '20:00';

/** What is known of a request when an answer comes. */
export interface Standing {
  readonly status: ActionStatus;
  readonly result: FollowResult | null;
  readonly isFinal: boolean;
}

export type Verdict =
  | {
      readonly verdict: 'kept';
      readonly status: ActionStatus;
      readonly result: FollowResult;
      readonly isFinal: boolean;
    }
  /** It stands already, or is older than what stands. */
  | { readonly verdict: 'same' }
  /** Another final answer stands: this one is noted and shown to nobody. */
  | { readonly verdict: 'contradicts' }
  /** Cannot be true of this request. */
  | { readonly verdict: 'nonsense'; readonly problem: string };

const nonsense = (problem: string): Verdict => ({ verdict: 'nonsense', problem });

/**
 * Whether an answer of an office is taken: it must fit the request that was asked, and the first
 * final one stands. Deadlines and instants are the hub's own; an office cannot move them.
 */
export function judgeAnswer(
  request: OpenedRequest,
  standing: Standing,
  answer: OfficeResult,
  nowMs: number,
): Verdict {
  if (answer.kind !== request.body.kind) return nonsense('otherKind');
  const problem = problemOf(request, answer, nowMs);
  if (problem !== undefined) return nonsense(problem);
  const result = resultOf(request, answer, nowMs);
  if (standing.isFinal) {
    const stands = standing.result !== null && saysTheSame(standing.result, result);
    return { verdict: stands ? 'same' : 'contradicts' };
  }
  if (promisesPastHour(answer, nowMs)) return nonsense('pastHour');
  if (
    result.kind === 'feedback' &&
    standing.result?.kind === 'feedback' &&
    feedbackStates.indexOf(result.state) <= feedbackStates.indexOf(standing.result.state)
  ) {
    return { verdict: 'same' };
  }
  return { verdict: 'kept', result, status: statusOf(result), isFinal: isFinal(result) };
}

function problemOf(
  { body, receivedMs }: OpenedRequest,
  answer: OfficeResult,
  nowMs: number,
): string | undefined {
  const today = hanoiMoment(nowMs).day;
  if (answer.kind === 'appointment' && body.kind === 'appointment') {
    const isAsked =
      answer.day === body.day && answer.slot === body.slot && answer.branch === body.branch;
    if (answer.outcome === 'moved') {
      if (isAsked) return 'movedNowhere';
      if (answer.reason === null) return 'noReason';
      if (answer.day < today || answer.day > addDays(body.day, movedDaysMax)) return 'otherDay';
      if (isWorkingDay(answer.day) === false) return 'closedDay';
      return answer.slot < slotEarliest || answer.slot > slotLatest ? 'otherHour' : undefined;
    }
    if (!isAsked) return 'otherHour';
    if (answer.outcome === 'refused') return answer.reason === null ? 'noReason' : undefined;
    return answer.reason === null ? undefined : 'reasonForYes';
  }
  if (answer.kind === 'dossierQuestion') {
    if (answer.dueDay === null) return undefined;
    if (answer.state === 'notFound') return 'dueButNotFound';
    const earliest = addDays(hanoiMoment(receivedMs).day, -dueDaysBack);
    const isNear = answer.dueDay >= earliest && answer.dueDay <= addDays(today, dueDaysAhead);
    return isNear ? undefined : 'otherDay';
  }
  if (answer.kind === 'feedback') {
    return (answer.state === 'refused') === (answer.reason !== null) ? undefined : 'noReason';
  }
  return undefined;
}

/** An hour that has begun is promised to nobody; what was promised before it began stands. */
function promisesPastHour(answer: OfficeResult, nowMs: number): boolean {
  if (answer.kind !== 'appointment' || answer.outcome === 'refused') return false;
  return hanoiInstant({ day: answer.day, minute: minuteOf(answer.slot) }) <= nowMs;
}

function resultOf(
  { body, receivedMs }: OpenedRequest,
  answer: OfficeResult,
  nowMs: number,
): FollowResult {
  switch (answer.kind) {
    case 'appointment':
      return answer;
    case 'dossierQuestion':
      return { ...answer, askedAt: instantText(nowMs) };
    case 'feedback':
      return {
        ...answer,
        ...deadlineTexts(receivedMs, body.kind === 'feedback' && body.urgent),
      };
    case 'callForHelp':
      return { ...answer, at: instantText(nowMs) };
    case 'cancellation':
      return answer;
    default:
      return answer satisfies never;
  }
}

/** The parts an office decides, without the instants the hub adds. */
function saysTheSame(a: FollowResult, b: FollowResult): boolean {
  const said = (result: FollowResult) => {
    switch (result.kind) {
      case 'appointment': {
        const { outcome, day, slot, branch, reason }: AppointmentResult = result;
        return [outcome, day, slot, branch, reason];
      }
      case 'dossierQuestion': {
        const { state, dueDay }: DossierResult = result;
        return [state, dueDay];
      }
      case 'feedback': {
        const { state, reason }: FeedbackResult = result;
        return [state, reason];
      }
      case 'callForHelp':
        return [result.told];
      case 'cancellation':
        return [result.outcome];
      default:
        return result satisfies never;
    }
  };
  return a.kind === b.kind && JSON.stringify(said(a)) === JSON.stringify(said(b));
}

function statusOf(result: FollowResult): ActionStatus {
  switch (result.kind) {
    case 'appointment':
      return result.outcome;
    case 'dossierQuestion':
    case 'callForHelp':
    case 'cancellation':
      return 'done';
    case 'feedback':
      return result.state;
    default:
      return result satisfies never;
  }
}

function isFinal(result: FollowResult): boolean {
  return result.kind !== 'feedback' || result.state === 'done' || result.state === 'refused';
}
