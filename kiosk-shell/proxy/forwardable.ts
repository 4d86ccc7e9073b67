import type { IncomingMessage } from 'node:http';

/** Headers that belong to one hop, or tell the hub more than it needs. */
const notForwarded = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
  'cookie',
  'set-cookie',
  'origin',
  'referer',
  'x-motcham-bridge',
]);

/** The headers of a message that go on to the other side. */
export function forwardable(message: IncomingMessage): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined && !notForwarded.has(name) && !name.startsWith('sec-')) {
      headers[name] = value;
    }
  }
  return headers;
}
