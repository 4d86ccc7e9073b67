import type { ActionBody } from '../../domain/action/index.ts';
import { instantText } from '../../domain/action/index.ts';
import {
  type BackOfficeData,
  type RequestEvent,
  requestEventType,
} from '../../domain/api/index.ts';
import { assert } from '../../domain/basics/index.ts';
import { feedbackDeadlines } from '../../domain/calendar/index.ts';

/** What an office is asked about: every kind that a resident leaves for it. */
export type OfficeBody = Extract<
  ActionBody,
  { readonly kind: 'appointment' | 'feedback' | 'dossierQuestion' | 'callForHelp' | 'cancellation' }
>;

/** A request with the facts of its receipt. */
export interface OpenedRequest {
  readonly kiosk: string;
  readonly incarnation: number;
  readonly seq: number;
  readonly id: string;
  readonly receivedMs: number;
  readonly body: OfficeBody;
  /** Id of the request that a cancellation takes back. */
  readonly cancelledId?: string;
}

/** Whether a body is for an office at all. */
export function isOfficeBody(body: ActionBody): body is OfficeBody {
  return (
    body.kind === 'appointment' ||
    body.kind === 'feedback' ||
    body.kind === 'dossierQuestion' ||
    body.kind === 'callForHelp' ||
    body.kind === 'cancellation'
  );
}

/** Deadlines of a report as texts; null where the calendar does not reach. */
export function deadlineTexts(
  receivedMs: number,
  urgent: boolean,
): { readonly receiveBy: string | null; readonly solveBy: string | null } {
  const deadlines = feedbackDeadlines(receivedMs, urgent);
  const solveByMs = deadlines?.solveByMs ?? null;
  return {
    receiveBy: deadlines === undefined ? null : instantText(deadlines.receiveByMs),
    solveBy: solveByMs === null ? null : instantText(solveByMs),
  };
}

/** The CloudEvent of a request. The follow code stays here: an office has no need of it. */
export function requestEvent(request: OpenedRequest): RequestEvent {
  const { kiosk, incarnation, seq, id, receivedMs, body } = request;
  const time = instantText(receivedMs);
  return {
    specversion: '1.0',
    id,
    source: `urn:motcham:kiosk:${kiosk}`,
    type: requestEventType(body.kind),
    subject: `${kiosk}/${incarnation}/${seq}`,
    time,
    datacontenttype: 'application/json',
    data: dataOf(request, time),
  };
}

function dataOf(
  { body, receivedMs, cancelledId }: OpenedRequest,
  receivedAt: string,
): BackOfficeData {
  const { follow: _, ...rest } = body;
  switch (rest.kind) {
    case 'appointment':
      return { ...rest, receivedAt, priority: rest.priority ?? null };
    case 'feedback':
      return { ...rest, receivedAt, ...deadlineTexts(receivedMs, rest.urgent) };
    case 'dossierQuestion':
    case 'callForHelp':
      return { ...rest, receivedAt };
    case 'cancellation': {
      assert(cancelledId !== undefined, 'a cancellation names a request that the hub holds');
      return { kind: rest.kind, receivedAt, cancels: cancelledId, language: rest.language };
    }
    default:
      return rest satisfies never;
  }
}
