import { err, ok, type Result } from '../../domain/basics/index.ts';

/** Why another system gave nothing that could be read. */
export type GetFailure = 'unreachable' | 'timedOut' | 'tooLarge' | 'redirected';

export interface GetLimits {
  /** For the whole exchange: a body that trickles is as dead as one that never comes, ms. */
  readonly timeoutMs: number;
  readonly bytesMax: number;
}

export interface Got {
  readonly status: number;
  readonly headers: Headers;
  /** Of a 200; empty otherwise. */
  readonly bytes: Uint8Array;
}

/**
 * One GET of another system, with a limit on its time and on its size: what is longer is never read
 * to its end. Never throws.
 */
export async function boundedGet(
  url: string,
  headers: Headers,
  { timeoutMs, bytesMax }: GetLimits,
): Promise<Result<Got, GetFailure>> {
  try {
    const response = await fetch(url, {
      headers,
      // Where it would send us, nobody has configured: a mistake, or a way into our own network.
      redirect: 'manual',
      credentials: 'omit',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const { status } = response;
    if (status !== 200) {
      await response.body?.cancel();
      if (status >= 300 && status < 400 && status !== 304) return err('redirected');
      return ok({ status, headers: response.headers, bytes: new Uint8Array(0) });
    }
    const bytes = await readBytes(response, bytesMax);
    return bytes === undefined ? err('tooLarge') : ok({ status, headers: response.headers, bytes });
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    return err(name === 'TimeoutError' || name === 'AbortError' ? 'timedOut' : 'unreachable');
  }
}

/** The body, or undefined as soon as it is longer than `bytesMax`. */
async function readBytes(response: Response, bytesMax: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    // Leaving the loop cancels the stream, and with it the connection.
    if (length > bytesMax) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
