import {
  type BridgeSession,
  BridgeSessionSchema,
  bridgePaths,
  bridgeTokenHeader,
} from '../../../domain/api/index.ts';
import { toUtf8 } from '../../../domain/basics/index.ts';
import {
  type After,
  callBounded,
  type Fetch,
  type HubAnswer,
  type ReadJson,
  readHubAnswer,
} from '../../link/index.ts';

/** Longest exchange with the shell on the same machine, ms: within R71's 5 s with one repeat. */
const bridgeTimeoutMs = 2_000;
const answerBytesMax = 64 * 1024;

export interface BridgeCall {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  /** Longest exchange, where the shell itself has to ask somebody. */
  readonly timeoutMs?: number;
}

/** Calls to the shell, with the token of this page load. Never throws. */
export interface BridgeCaller {
  /** Takes a new token when the shell does not know the present one: it was restarted. */
  call<T>(call: BridgeCall, read: ReadJson<T>): Promise<HubAnswer<T>>;
  /** Asks for a session; `undefined` token until one was given. */
  session(): Promise<HubAnswer<BridgeSession>>;
  token(): string | undefined;
}

export function startBridgeCaller(fetch: Fetch, after: After): BridgeCaller {
  let token: string | undefined;

  async function once<T>(call: BridgeCall, read: ReadJson<T>): Promise<HubAnswer<T>> {
    const raw = await callBounded(
      fetch,
      after,
      {
        method: call.method,
        path: call.path,
        headers: {
          ...(token === undefined ? {} : { [bridgeTokenHeader]: token }),
          ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(call.body === undefined ? {} : { body: toUtf8(JSON.stringify(call.body)) }),
      },
      { timeoutMs: call.timeoutMs ?? bridgeTimeoutMs, bytesMax: answerBytesMax },
    );
    return readHubAnswer(raw, read);
  }

  async function session(): Promise<HubAnswer<BridgeSession>> {
    token = undefined;
    const answer = await once(
      { method: 'GET', path: bridgePaths.session },
      (json) => BridgeSessionSchema.safeParse(json).data,
    );
    if (answer.kind === 'ok') token = answer.value.token;
    return answer;
  }

  return {
    session,
    token: () => token,
    async call(call, read) {
      if (token === undefined && (await session()).kind !== 'ok') {
        return { kind: 'failed', reason: 'unreachable' };
      }
      const answer = await once(call, read);
      const stranger =
        answer.kind === 'problem' && (answer.status === 401 || answer.status === 403);
      if (!stranger) return answer;
      return (await session()).kind === 'ok' ? once(call, read) : answer;
    },
  };
}
