import type { LookUpQuery } from '../../domain/api/index.ts';
import { err, fromUtf8, ok, type Result } from '../../domain/basics/index.ts';
import type { ConnectorConfig } from './connector-config.ts';
import { notFound, readAnswer, type Said } from './read-answer.ts';

/** Why a source gave no answer. A word for logs and counters; never what it sent. */
export type SourceFailure =
  | 'unreachable'
  | 'timedOut'
  | 'tooLarge'
  | 'redirected'
  | `status-${number}`
  | 'notJson'
  | `unreadable ${string}`;

/** One question to one source, with a limit on its time and its size. Never throws. */
export type AskSource = (
  config: ConnectorConfig,
  query: LookUpQuery,
) => Promise<Result<Said, SourceFailure>>;

/** The address of a question. What is asked stays one segment, whatever stands in it. */
export function urlOf(template: string, query: LookUpQuery): string {
  const values: Readonly<Record<string, string>> =
    query.kind === 'dossier' ? { code: query.code } : { gtin: query.gtin, lot: query.lot ?? '' };
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(values[name] ?? ''),
  );
}

/** Asks over HTTP. `secrets` are the environment: a header `env:NAME` is taken from there. */
export function httpSource(secrets: Readonly<Record<string, string | undefined>>): AskSource {
  return async (config, query) => {
    const { timeoutMs, bytesMax } = config.limits;
    const headers = new Headers({ accept: 'application/json' });
    for (const [name, value] of Object.entries(config.request.headers)) {
      headers.set(name, value.startsWith('env:') ? (secrets[value.slice(4)] ?? '') : value);
    }
    try {
      const response = await fetch(urlOf(config.request.url, query), {
        headers,
        // Where it would send us, nobody has configured: a mistake, or a way into our own network.
        redirect: 'manual',
        credentials: 'omit',
        // For the whole exchange: a body that trickles is as dead as one that never comes.
        signal: AbortSignal.timeout(timeoutMs),
      });
      return await readResponse(response, config, query, bytesMax);
    } catch (error) {
      const name = error instanceof Error ? error.name : '';
      return err(name === 'TimeoutError' || name === 'AbortError' ? 'timedOut' : 'unreachable');
    }
  };
}

async function readResponse(
  response: Response,
  config: ConnectorConfig,
  query: LookUpQuery,
  bytesMax: number,
): Promise<Result<Said, SourceFailure>> {
  const { status } = response;
  if (status !== 200) {
    await response.body?.cancel();
    if (config.answer.notFoundStatuses.includes(status)) return ok(notFound(query.kind));
    if (status >= 300 && status < 400) return err('redirected');
    return err(`status-${status}` as const);
  }
  const bytes = await readBytes(response, bytesMax);
  if (bytes === undefined) return err('tooLarge');
  let json: unknown;
  try {
    json = JSON.parse(fromUtf8(bytes));
  } catch {
    return err('notJson');
  }
  const said = readAnswer(json, query, config);
  return said.ok ? said : err<SourceFailure>(`unreadable ${said.error.at}`);
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
