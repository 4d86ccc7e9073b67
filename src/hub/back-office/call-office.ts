import {
  type AnswerEvent,
  backOfficeAnswerBytesMax,
  backOfficeMediaType,
  signRequest,
} from '../../domain/api/index.ts';
import { toUtf8 } from '../../domain/basics/index.ts';
import type { SigningKey } from '../keys/index.ts';
import { callMs } from './limits.ts';
import { readAnswer } from './read-answer.ts';
import { type OpenedRequest, requestEvent } from './request-event.ts';

/** What came of one call. */
export type CallOutcome =
  /** Taken, and answered at once. */
  | { readonly kind: 'answered'; readonly event: AnswerEvent }
  /** It said something that has not the agreed shape: nobody knows whether it was taken. */
  | { readonly kind: 'garbled' }
  /** Taken; the answer comes later. */
  | { readonly kind: 'taken' }
  /** The same call may work later. */
  | { readonly kind: 'later'; readonly reason: string; readonly retryAfterMs: number }
  /** The same call will never work. */
  | { readonly kind: 'never'; readonly reason: string };

/** Statuses after which the same call may work: time-outs, locks, limits, and a broken server. */
const laterStatuses: readonly number[] = [401, 403, 408, 409, 423, 425, 429];

/**
 * Calls an office about a request: CloudEvents 1.0 structured JSON over HTTP, `Idempotency-Key` is
 * the request's id, signed by the hub. Never throws for what an office does; redirects are not
 * followed, so that nothing personal goes where nobody meant it to.
 */
export async function callOffice(
  url: URL,
  key: SigningKey,
  request: OpenedRequest,
  nowMs: number,
  timeoutMs = callMs,
): Promise<CallOutcome> {
  const body = toUtf8(JSON.stringify(requestEvent(request)));
  const signed = await signRequest(
    { method: 'POST', path: url.pathname, query: url.search, body },
    key,
    nowMs / 1000,
  );
  let response: Response;
  let bytes: Uint8Array<ArrayBuffer> | undefined;
  try {
    response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        ...signed,
        'content-type': `${backOfficeMediaType}; charset=UTF-8`,
        'idempotency-key': `"${request.id}"`,
        accept: backOfficeMediaType,
      },
      body,
    });
    bytes = await readBounded(response);
  } catch (error) {
    const isLate = error instanceof DOMException && error.name === 'TimeoutError';
    return { kind: 'later', reason: isLate ? 'timeout' : 'unreachable', retryAfterMs: 0 };
  }
  return outcomeOf(response, bytes);
}

function outcomeOf(response: Response, bytes: Uint8Array<ArrayBuffer> | undefined): CallOutcome {
  const { status } = response;
  if (status === 202 || status === 204) return { kind: 'taken' };
  if (status >= 200 && status < 300) {
    if (bytes === undefined) return { kind: 'garbled' };
    if (bytes.length === 0) return { kind: 'taken' };
    const answer = readAnswer(bytes);
    return answer.ok ? { kind: 'answered', event: answer.value } : { kind: 'garbled' };
  }
  if (status >= 500 || laterStatuses.includes(status)) {
    const seconds = Number(response.headers.get('retry-after') ?? 0);
    const retryAfterMs = Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), 3600) * 1000 : 0;
    return { kind: 'later', reason: `http${status}`, retryAfterMs };
  }
  return { kind: 'never', reason: `http${status}` };
}

/** The body, or undefined when it is larger than any answer is. */
async function readBounded(response: Response): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    // Leaving the loop cancels the stream.
    if (length > backOfficeAnswerBytesMax) return undefined;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
