import type { LookUpQuery } from '../../domain/api/index.ts';
import { err, fromUtf8, ok, type Result } from '../../domain/basics/index.ts';
import { boundedGet, type GetFailure, type Got, headersOf } from '../sources/index.ts';
import type { ConnectorConfig } from './connector-config.ts';
import { notFound, readAnswer, type Said } from './read-answer.ts';

/** Why a source gave no answer. A word for logs and counters; never what it sent. */
export type SourceFailure = GetFailure | `status-${number}` | 'notJson' | `unreadable ${string}`;

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
    const headers = headersOf(config.request.headers, 'application/json', secrets);
    const got = await boundedGet(urlOf(config.request.url, query), headers, config.limits);
    return got.ok ? readGot(got.value, config, query) : got;
  };
}

function readGot(
  { status, bytes }: Got,
  config: ConnectorConfig,
  query: LookUpQuery,
): Result<Said, SourceFailure> {
  if (status !== 200) {
    if (config.answer.notFoundStatuses.includes(status)) return ok(notFound(query.kind));
    return err(status === 304 ? 'redirected' : (`status-${status}` as const));
  }
  let json: unknown;
  try {
    json = JSON.parse(fromUtf8(bytes));
  } catch {
    return err('notJson');
  }
  const said = readAnswer(json, query, config);
  return said.ok ? said : err<SourceFailure>(`unreadable ${said.error.at}`);
}
