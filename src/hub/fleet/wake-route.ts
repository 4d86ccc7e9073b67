import type { FastifyInstance } from 'fastify';
import { hubPaths, type WakeAnswer } from '../../domain/api/index.ts';
import { wakeHoldMs } from '../../domain/fleet/index.ts';
import type { HubContext } from '../context.ts';
import { ProblemError } from '../http/index.ts';

/** When a kiosk that was turned away may poll again, seconds. */
const fullRetrySeconds = 60;

/**
 * `GET /hub/v1/wake?version=N`: held until something newer than N is published (200 with its
 * number) or 55 s have passed (204). Unsigned, like every read of content: it tells a number that
 * anybody may know.
 */
export function wakeRoute(app: FastifyInstance, hub: HubContext): void {
  const held = new Map<string, number>();
  let heldTotal = 0;
  app.get(hubPaths.wake, async (request, reply): Promise<WakeAnswer | undefined> => {
    const version = versionOf(request.query);
    const count = held.get(request.ip) ?? 0;
    if (heldTotal >= hub.limits.wakesMax || count >= hub.limits.wakesPerAddressMax) {
      throw new ProblemError('too-many', { retryAfterSeconds: fullRetrySeconds });
    }
    held.set(request.ip, count + 1);
    heldTotal += 1;
    const abort = new AbortController();
    const onClose = () => abort.abort();
    request.raw.socket.once('close', onClose);
    try {
      const newer = await hub.published.waitBeyond(version, wakeHoldMs, abort.signal);
      if (newer !== undefined) return { contentVersion: newer };
      reply.code(204);
      return undefined;
    } finally {
      request.raw.socket.off('close', onClose);
      heldTotal -= 1;
      const left = (held.get(request.ip) ?? 1) - 1;
      if (left > 0) held.set(request.ip, left);
      else held.delete(request.ip);
    }
  });
}

function versionOf(query: unknown): number {
  const text =
    typeof query === 'object' && query !== null && 'version' in query ? query.version : undefined;
  if (typeof text !== 'string' || !/^\d{1,9}$/.test(text)) {
    throw new ProblemError('bad-request', { detail: 'Ask with ?version=N, the version you have.' });
  }
  return Number(text);
}
