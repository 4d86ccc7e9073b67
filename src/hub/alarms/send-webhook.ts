import { signRequest } from '../../domain/api/index.ts';
import { toUtf8 } from '../../domain/basics/index.ts';
import type { SigningKey } from '../keys/index.ts';
import type { Delivery, DeliveryOutcome } from './alarm-event.ts';

/** Statuses after which the same call may work. */
const laterStatuses: readonly number[] = [401, 403, 404, 408, 409, 423, 425, 429];

/** The body of a webhook: events with ISO times, in one stable shape. */
export function webhookBody({ id, events }: Pick<Delivery, 'id' | 'events'>): string {
  const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  return JSON.stringify({
    type: 'vn.motcham.alarms',
    id,
    events: events.map(({ badSinceMs, atMs, ...rest }) => {
      const when = { badSince: iso(badSinceMs), at: iso(atMs) };
      if ('hub' in rest) return { ...rest, ...when };
      const { heardMs, ...event } = rest;
      return { ...event, badSince: when.badSince, heard: iso(heardMs), at: when.at };
    }),
  });
}

/**
 * Sends a message to a webhook: JSON, signed like every call of the hub (RFC 9421, with the key
 * whose public half `motcham hub run` tells), with an idempotency key. Redirects are not followed.
 */
export async function sendWebhook(
  delivery: Delivery,
  key: SigningKey,
  nowMs: number,
  timeoutMs: number,
): Promise<DeliveryOutcome> {
  const url = new URL(delivery.target);
  const body = toUtf8(webhookBody(delivery));
  const signed = await signRequest(
    { method: 'POST', path: url.pathname, query: url.search, body },
    key,
    nowMs / 1000,
  );
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        ...signed,
        'content-type': 'application/json',
        'idempotency-key': `"${delivery.id}"`,
      },
      body,
    });
    // What it says is nobody's business, and may be endless.
    await response.body?.cancel();
    const { status } = response;
    if (status >= 200 && status < 300) return { kind: 'done' };
    const isLater = status >= 500 || laterStatuses.includes(status);
    return { kind: isLater ? 'later' : 'never', problem: `http${status}` };
  } catch (error) {
    const isLate = error instanceof DOMException && error.name === 'TimeoutError';
    return { kind: 'later', problem: isLate ? 'timeout' : 'unreachable' };
  }
}
