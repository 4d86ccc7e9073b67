import type { FastifyReply, FastifyRequest } from 'fastify';

const sessionName = '__Host-motcham';
const oidcName = '__Host-motcham-oidc';

/** A cookie's value; undefined when it is absent, or sent twice: then none of them counts. */
function readCookie(request: FastifyRequest, name: string): string | undefined {
  const values = (request.headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return values.length === 1 ? values[0] : undefined;
}

export function sessionToken(request: FastifyRequest): string | undefined {
  const token = readCookie(request, sessionName);
  return token !== undefined && /^[A-Za-z0-9_-]{43}$/.test(token) ? token : undefined;
}

/** `__Host-`: this host only, over a secure line only, for every path. Ends with the browser. */
export function setSession(reply: FastifyReply, token: string): void {
  reply.header('set-cookie', `${sessionName}=${token}; Path=/; Secure; HttpOnly; SameSite=Strict`);
}

export function clearSession(reply: FastifyReply): void {
  reply.header(
    'set-cookie',
    `${sessionName}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0`,
  );
}

/** Lax, as it has to come back with a navigation from the city's sign-on; it holds no right. */
export function setOidcState(reply: FastifyReply, state: string, seconds: number): void {
  reply.header(
    'set-cookie',
    `${oidcName}=${state}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${seconds}`,
  );
}

export function oidcState(request: FastifyRequest): string | undefined {
  return readCookie(request, oidcName);
}
