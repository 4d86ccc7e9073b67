import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../http/index.ts';

/**
 * The origin that passkeys belong to. Configured in production; without it only this machine's own
 * name counts, so that no foreign name that leads here can make anybody sign for it.
 *
 * @throws ProblemError `foreign-origin`
 */
export function consoleOrigin(configured: string | undefined, request: FastifyRequest): URL {
  if (configured !== undefined) {
    const origin = new URL(configured);
    if (request.host !== origin.host) throw new ProblemError('foreign-origin');
    return origin;
  }
  if (!/^localhost(:\d{1,5})?$/.test(request.host)) throw new ProblemError('foreign-origin');
  return new URL(`http://${request.host}`);
}

/** Methods that change nothing. */
const readingMethods = new Set(['GET', 'HEAD']);

/**
 * Refuses what another site sent: a changing request needs this very `Origin` and a body of
 * JSON or of plain bytes, which no form of another site can send, and nothing may be read by a page from elsewhere. Stands beside the SameSite cookie, not in its place.
 *
 * @throws ProblemError `foreign-origin`
 */
export function refuseForeign(configured: string | undefined, request: FastifyRequest): void {
  const origin = consoleOrigin(configured, request);
  const site = request.headers['sec-fetch-site'];
  const isReading = readingMethods.has(request.method);
  // A sign-on elsewhere leads back here by a navigation, which only the callback takes.
  const isFromElsewhere = site !== undefined && site !== 'same-origin' && site !== 'none';
  const isNavigation = request.headers['sec-fetch-mode'] === 'navigate';
  if (isFromElsewhere && !(isReading && isNavigation)) throw new ProblemError('foreign-origin');
  if (isReading) return;
  if (request.headers.origin !== origin.origin) throw new ProblemError('foreign-origin');
  if (!/^application\/(?:json|octet-stream)\b/.test(request.headers['content-type'] ?? '')) {
    throw new ProblemError('foreign-origin', { detail: 'Send a JSON body with its content-type.' });
  }
}
