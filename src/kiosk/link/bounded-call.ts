import { err, ok, type Result } from '../../domain/basics/index.ts';
import type { After } from './timers.ts';

/** How to reach the network: `fetch`, or a scripted one in tests. */
export type Fetch = (path: string, init: RequestInit) => Promise<Response>;

export interface Call {
  readonly method: 'GET' | 'POST';
  /** Same-origin path, with its query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
}

export interface CallLimits {
  /** For the whole exchange, body included: a slow body is a dead one. */
  readonly timeoutMs: number;
  readonly bytesMax: number;
  /** Ends the call early; it then counts as unreachable. */
  readonly signal?: AbortSignal;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type CallFailure = 'unreachable' | 'timedOut' | 'tooLarge';

/** One HTTP exchange with a limit on its time and on its size. Never throws. */
export async function callBounded(
  fetch: Fetch,
  after: After,
  call: Call,
  limits: CallLimits,
): Promise<Result<RawAnswer, CallFailure>> {
  const abort = new AbortController();
  let failure: CallFailure = 'unreachable';
  const stop = (): void => abort.abort();
  // A fetch that does not heed its signal must not hold its caller either.
  const given = new Promise<never>((_, reject) => {
    abort.signal.addEventListener('abort', () => reject(new Error('aborted')));
  });
  const cancel = after(limits.timeoutMs, () => {
    failure = 'timedOut';
    stop();
  });
  limits.signal?.addEventListener('abort', stop);
  if (limits.signal?.aborted) stop();
  try {
    return await Promise.race([exchange(fetch, call, limits.bytesMax, abort.signal), given]);
  } catch {
    return err(failure);
  } finally {
    cancel();
    limits.signal?.removeEventListener('abort', stop);
  }
}

async function exchange(
  fetch: Fetch,
  call: Call,
  bytesMax: number,
  signal: AbortSignal,
): Promise<Result<RawAnswer, CallFailure>> {
  const response = await fetch(call.path, {
    method: call.method,
    cache: 'no-store',
    credentials: 'omit',
    // A redirect would carry a signed request to another door.
    redirect: 'error',
    referrerPolicy: 'no-referrer',
    signal,
    ...(call.headers ? { headers: { ...call.headers } } : {}),
    ...(call.body ? { body: call.body } : {}),
  });
  const bytes = await readBody(response, bytesMax);
  if (bytes === undefined) return err('tooLarge');
  return ok({ status: response.status, headers: response.headers, bytes });
}

/** The body, or undefined as soon as it is longer than `bytesMax`. */
async function readBody(
  response: Response,
  bytesMax: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (response.body === null) return new Uint8Array(0);
  const reader = response.body.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > bytesMax) {
      await reader.cancel();
      return undefined;
    }
    parts.push(value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
