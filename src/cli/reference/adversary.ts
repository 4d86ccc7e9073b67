import {
  type AnswerEvent,
  answerEventType,
  type OfficeResult,
  type RequestEvent,
} from '../../domain/api/index.ts';
import { addDays } from '../../domain/calendar/index.ts';

/** How an office can go wrong; `motcham back-office run --adversarial`. */
export const adversities = [
  'late',
  'doubled',
  'contradictory',
  'slow',
  'lying',
  'refusing',
] as const;
export type Adversity = (typeof adversities)[number];

/** What an office does about one request beside deciding it. */
export interface Behaviour {
  /** Text of the response; undefined: 202 without a body. */
  readonly response: string | undefined;
  /** Its status where that is no success. */
  readonly status?: number;
  /** Wait before the response of a first call, ms. */
  readonly delayMs: number;
  /** Answers brought later, as texts, each after its wait in ms. */
  readonly later: readonly { readonly afterMs: number; readonly text: string }[];
}

/** The answer event of a result. */
export function answerEvent(request: RequestEvent, result: OfficeResult): AnswerEvent {
  return {
    specversion: '1.0',
    id: `${request.id}.${'state' in result ? result.state : 'answer'}`,
    source: 'urn:motcham:reference-office',
    type: answerEventType,
    subject: request.subject,
    datacontenttype: 'application/json',
    data: { request: request.id, result },
  };
}

const honest = (text: string): Behaviour => ({ response: text, delayMs: 0, later: [] });

/**
 * How an office with this fault behaves.
 *
 * @param turn counts the requests that met this fault: a liar has another lie each time
 * @param slowMs longer than the hub waits
 */
export function behave(
  adversity: Adversity | undefined,
  request: RequestEvent,
  result: OfficeResult,
  turn: number,
  slowMs: number,
): Behaviour {
  const text = JSON.stringify(answerEvent(request, result));
  switch (adversity) {
    case undefined:
      return honest(text);
    case 'late':
      return { response: undefined, delayMs: 0, later: [{ afterMs: 1_500, text }] };
    case 'doubled':
      return {
        ...honest(text),
        later: [
          { afterMs: 300, text },
          { afterMs: 600, text },
        ],
      };
    case 'contradictory': {
      const other = JSON.stringify(answerEvent(request, opposite(result)));
      return { ...honest(text), later: [{ afterMs: 300, text: other }] };
    }
    case 'slow':
      return { ...honest(text), delayMs: slowMs };
    case 'lying':
      return honest(lie(request, result, turn));
    case 'refusing':
      // It has acted, and says that it never will.
      return { response: undefined, status: 422, delayMs: 0, later: [] };
    default:
      return adversity satisfies never;
  }
}

/** A final answer that says something else. */
function opposite(result: OfficeResult): OfficeResult {
  switch (result.kind) {
    case 'appointment':
      return result.outcome === 'refused'
        ? { ...result, outcome: 'confirmed', reason: null }
        : { ...result, outcome: 'refused', reason: 'closed' };
    case 'dossierQuestion':
      return { ...result, state: result.state === 'done' ? 'returned' : 'done', dueDay: null };
    case 'feedback':
      return { ...result, state: 'refused', reason: 'otherAuthority' };
    case 'callForHelp':
      return { ...result, told: result.told === 'nobody' ? 'guard' : 'nobody' };
    case 'cancellation':
      return { kind: 'callForHelp', told: 'nobody' };
    default:
      return result satisfies never;
  }
}

/** Number of different lies. */
export const liesCount = 8;

/** A text that no resident may ever see. Marked, so that a search for it finds every leak. */
export const lieMark = 'LIE-MARK-4711';

function lie(request: RequestEvent, result: OfficeResult, turn: number): string {
  const event = answerEvent(request, result);
  const withResult = (change: object) =>
    JSON.stringify({ ...event, data: { ...event.data, result: { ...result, ...change } } });
  switch (turn % liesCount) {
    case 0:
      return `<html><body>${lieMark}</body></html>`;
    case 1:
      return withResult({ note: lieMark });
    case 2:
      return withResult({ day: '2026-02-30', dueDay: '2026-02-30' });
    case 3:
      return withResult({ kind: result.kind === 'feedback' ? 'appointment' : 'feedback' });
    case 4:
      return JSON.stringify({ ...event, subject: 'k-ZZZZZZZZ/1/1' });
    case 5:
      return JSON.stringify({ ...event, data: { ...event.data, result: otherTruth(result) } });
    case 6:
      return JSON.stringify({ ...event, pad: lieMark.repeat(2_000) });
    default:
      return withResult({ outcome: lieMark, state: lieMark, told: lieMark });
  }
}

/** Well formed, and cannot be true of what was asked. */
function otherTruth(result: OfficeResult): OfficeResult {
  switch (result.kind) {
    case 'appointment':
      return { ...result, outcome: 'confirmed', day: addDays(result.day, 300), reason: null };
    case 'dossierQuestion':
      return { ...result, state: 'done', dueDay: '1999-01-01' };
    case 'feedback':
      return { kind: 'callForHelp', told: 'guard' };
    case 'callForHelp':
      return { kind: 'feedback', state: 'done', reason: null };
    case 'cancellation':
      return { kind: 'callForHelp', told: 'guard' };
    default:
      return result satisfies never;
  }
}
