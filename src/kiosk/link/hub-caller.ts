import { signRequest } from '../../domain/api/index.ts';
import { toUtf8 } from '../../domain/basics/index.ts';
import { type CallLimits, callBounded, type Fetch } from './bounded-call.ts';
import { type HubAnswer, type ReadJson, readHubAnswer } from './hub-answer.ts';
import type { After } from './timers.ts';

/** Longest exchange with the hub, ms; longer is counted as no answer. */
const hubTimeoutMs = 15_000;
/** Largest JSON answer of the hub outside content, bytes. */
const hubAnswerBytesMax = 64 * 1024;

interface HubCall {
  readonly method: 'GET' | 'POST';
  /** One of `hubPaths`, without query. */
  readonly path: string;
  /** With its `?`, or empty. */
  readonly query?: string;
  readonly body?: unknown;
  readonly limits?: Partial<CallLimits>;
}

export interface SigningKey {
  readonly keyId: string;
  readonly privateKey: CryptoKey;
}

/** Calls to the hub, with limits, and signed where a key is given. Never throws. */
export interface HubCaller {
  call<T>(call: HubCall, read: ReadJson<T>, key?: SigningKey): Promise<HubAnswer<T>>;
}

export interface HubCallerParts {
  readonly fetch: Fetch;
  readonly after: After;
  /** Milliseconds by the best knowledge of this kiosk. */
  readonly nowMs: () => number;
}

/** The caller over HTTP. After `clock-skew` it signs once more by the hub's own clock. */
export function startHubCaller({ fetch, after, nowMs }: HubCallerParts): HubCaller {
  // Only for `created`; the hub's unsigned word never becomes a time that is shown or stored.
  let signingOffsetMs = 0;

  async function once<T>(
    call: HubCall,
    read: ReadJson<T>,
    key?: SigningKey,
  ): Promise<HubAnswer<T>> {
    const { method, path, query = '' } = call;
    const body = call.body === undefined ? new Uint8Array(0) : toUtf8(JSON.stringify(call.body));
    const signed = key
      ? await signRequest({ method, path, query, body }, key, (nowMs() + signingOffsetMs) / 1000)
      : undefined;
    const raw = await callBounded(
      fetch,
      after,
      {
        method,
        path: path + query,
        headers: {
          ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...signed,
        },
        ...(call.body === undefined ? {} : { body }),
      },
      { timeoutMs: hubTimeoutMs, bytesMax: hubAnswerBytesMax, ...call.limits },
    );
    return readHubAnswer(raw, read);
  }

  return {
    async call(call, read, key) {
      const answer = await once(call, read, key);
      const skewed =
        answer.kind === 'problem' && answer.code === 'clock-skew' && answer.hubNowMs !== undefined;
      if (!skewed || key === undefined) return answer;
      signingOffsetMs = answer.hubNowMs - nowMs();
      return once(call, read, key);
    },
  };
}
