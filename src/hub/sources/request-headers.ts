import * as z from 'zod/mini';

type Secrets = Readonly<Record<string, string | undefined>>;
type Configured = Readonly<Record<string, string>>;

/** Headers of a configured request: value, or `env:NAME` for one that must not stand in a file. */
export const requestHeadersSchema = z._default(
  z.record(
    z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9-]{0,60}$/)),
    z.string().check(z.maxLength(500), z.regex(/^[\x20-\x7e]*$/)),
  ),
  {},
);

/** The headers to send; `secrets` are the environment. */
export function headersOf(configured: Configured, accept: string, secrets: Secrets): Headers {
  const headers = new Headers({ accept });
  for (const [name, value] of Object.entries(configured)) {
    headers.set(name, value.startsWith('env:') ? (secrets[value.slice(4)] ?? '') : value);
  }
  return headers;
}

/** Every secret that a configuration wants and the environment has not, in words. */
export function missingSecrets(
  name: string,
  configured: Configured,
  secrets: Secrets,
): readonly string[] {
  return Object.entries(configured)
    .filter(([, value]) => value.startsWith('env:') && !secrets[value.slice(4)])
    .map(
      ([header, value]) => `${name}: header ${header} wants ${value.slice(4)}, which is not set`,
    );
}
