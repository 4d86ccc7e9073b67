import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { bridgeTokenHeader, type FillRandom } from '../domain.ts';

/** Tokens that live at once: a page, the page it replaces, and a staff tab. */
const tokensMax = 4;

/**
 * Whether a request is for this host by its one name. Any other name in `Host` is a foreign site
 * whose address was pointed here (DNS rebinding); two of them are no request (RFC 9112, 3.2).
 */
export function isOwnHost(request: IncomingMessage, port: number): boolean {
  const hosts = request.headersDistinct['host'] ?? [];
  return hosts.length === 1 && hosts[0] === `localhost:${port}`;
}

/**
 * Whether a request comes from the kiosk's own page. Browsers set both headers and no page can
 * forge them. A request that has neither did not come from a page and is refused as well.
 */
export function isOwnPage(request: IncomingMessage, port: number): boolean {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  if (origin !== undefined) return origin === `http://localhost:${port}`;
  return site === 'same-origin';
}

/** Tokens of page loads: given to the page, kept in memory, checked on every call. */
export class PageTokens {
  readonly #fillRandom: FillRandom;
  #tokens: string[] = [];

  constructor(fillRandom: FillRandom) {
    this.#fillRandom = fillRandom;
  }

  issue(): string {
    const bytes = Buffer.alloc(32);
    this.#fillRandom(bytes);
    const token = bytes.toString('base64url');
    this.#tokens = [token, ...this.#tokens].slice(0, tokensMax);
    return token;
  }

  holds(request: IncomingMessage): boolean {
    const given = request.headers[bridgeTokenHeader];
    if (typeof given !== 'string') return false;
    return this.#tokens.some(
      (token) =>
        token.length === given.length && timingSafeEqual(Buffer.from(token), Buffer.from(given)),
    );
  }
}
