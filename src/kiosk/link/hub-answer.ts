import {
  type Problem,
  type ProblemCode,
  ProblemSchema,
  problemCode,
} from '../../domain/api/index.ts';
import { fromUtf8, type Result } from '../../domain/basics/index.ts';
import { backoffMaxMs } from './backoff.ts';
import type { CallFailure, RawAnswer } from './bounded-call.ts';

/**
 * What came back from the hub. Only `ok` may be believed, and only as far as its reader checked
 * it; everything the hub did not say in the agreed shape is `failed`.
 */
export type HubAnswer<T> =
  | { readonly kind: 'ok'; readonly status: number; readonly value: T }
  | {
      readonly kind: 'problem';
      readonly code: ProblemCode;
      readonly status: number;
      /** As it came, with its members beyond RFC 9457: to be parsed before it is used. */
      readonly document: Problem | undefined;
      /** From Retry-After, ms. */
      readonly retryAfterMs: number | undefined;
      /** The hub's clock by its own unsigned word: good enough to sign again, never to be shown. */
      readonly hubNowMs: number | undefined;
    }
  | { readonly kind: 'failed'; readonly reason: CallFailure | 'garbage' };

/** Turns bytes into a value, or undefined when they do not have the agreed shape. */
export type ReadJson<T> = (json: unknown) => T | undefined;

/** Reads an answer. 204 is read as `undefined`. */
export function readHubAnswer<T>(
  raw: Result<RawAnswer, CallFailure>,
  read: ReadJson<T>,
): HubAnswer<T> {
  if (!raw.ok) return { kind: 'failed', reason: raw.error };
  const { status, headers, bytes } = raw.value;
  const json = readJson(bytes);
  if (status >= 200 && status < 300) {
    const value = read(json);
    return value === undefined
      ? { kind: 'failed', reason: 'garbage' }
      : { kind: 'ok', status, value };
  }
  // A proxy on the way answers these two without our problem document.
  const code =
    problemCode(json) ?? (status === 413 ? 'too-large' : status === 429 ? 'too-many' : undefined);
  if (code === undefined) return { kind: 'failed', reason: 'garbage' };
  // The shell's word that nobody is behind it.
  if (code === 'hub-unreachable') return { kind: 'failed', reason: 'unreachable' };
  return {
    kind: 'problem',
    code,
    status,
    document: ProblemSchema.safeParse(json).data,
    retryAfterMs: readRetryAfter(headers.get('retry-after')),
    hubNowMs: readHubNow(json, headers),
  };
}

function readJson(bytes: Uint8Array): unknown {
  if (bytes.length === 0) return null;
  try {
    return JSON.parse(fromUtf8(bytes));
  } catch {
    return undefined;
  }
}

/** Seconds only: the date form would need a clock that both sides believe. */
function readRetryAfter(text: string | null): number | undefined {
  if (text === null || !/^\d{1,6}$/.test(text)) return undefined;
  return Math.min(Number(text) * 1000, 12 * backoffMaxMs);
}

function readHubNow(json: unknown, headers: Headers): number | undefined {
  const problem = ProblemSchema.safeParse(json);
  const stated = problem.success ? problem.data['nowMs'] : undefined;
  if (typeof stated === 'number' && Number.isSafeInteger(stated) && stated > 0) return stated;
  const date = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(date) ? undefined : date;
}
