import type { FastifyInstance } from 'fastify';
import { hubPaths, shellWakeName, type WakeAnswer } from '../../domain/api/index.ts';
import { wakeHoldMs } from '../../domain/fleet/index.ts';
import { ProblemError } from '../http/index.ts';
import type { FleetHub } from './fleet-hub.ts';

/** `k-` and eight characters. */
const kioskIdLength = 10;
/** When a kiosk that was turned away may poll again, seconds. */
const fullRetrySeconds = 60;

/**
 * `GET /hub/v1/wake?version=N&kiosk=K&replies=M&emergencies=S`: held until something newer than N is
 * published, a reply above M was written to kiosk K or the emergencies that touch it are no longer
 * those of S (200), or 55 s have passed (204). Unsigned, like every read
 * of content: it tells numbers, and that some reply waits, never to what and what it says.
 */
export function wakeRoute(app: FastifyInstance, hub: FleetHub): void {
  const held = new Map<string, number>();
  let heldTotal = 0;
  app.get(hubPaths.wake, async (request, reply): Promise<WakeAnswer | undefined> => {
    const { version, kiosk, replies, emergencies } = questionOf(request.query);
    const count = held.get(request.ip) ?? 0;
    if (heldTotal >= hub.limits.wakesMax || count >= hub.limits.wakesPerAddressMax) {
      throw new ProblemError('too-many', { retryAfterSeconds: fullRetrySeconds });
    }
    held.set(request.ip, count + 1);
    noteWake(hub, kiosk);
    heldTotal += 1;
    const abort = new AbortController();
    const onClose = () => abort.abort();
    const bell = { isRung: false, isEmergency: false };
    const stop = hub.replyBell.onRing(kiosk, replies, () => {
      bell.isRung = true;
      abort.abort();
    });
    const stopEmergencies =
      emergencies === undefined
        ? () => undefined
        : hub.emergencies.onChange(kiosk, emergencies, () => {
            bell.isEmergency = true;
            abort.abort();
          });
    request.raw.socket.once('close', onClose);
    try {
      // A reply that was there already has nothing to wait for.
      const newer =
        bell.isRung || bell.isEmergency
          ? undefined
          : await hub.published.waitBeyond(version, wakeHoldMs, abort.signal);
      if (newer !== undefined || bell.isRung || bell.isEmergency) {
        return {
          contentVersion: newer ?? hub.published.version,
          ...(bell.isRung && { replies: true }),
          ...(bell.isEmergency && { emergencies: hub.emergencies.serialOf(kiosk) }),
        };
      }
      reply.code(204);
      return undefined;
    } finally {
      stop();
      stopEmergencies();
      request.raw.socket.off('close', onClose);
      heldTotal -= 1;
      const left = (held.get(request.ip) ?? 1) - 1;
      if (left > 0) held.set(request.ip, left);
      else held.delete(request.ip);
    }
  });
}

/** A poll is a sign of life: of a kiosk's page, or of its shell under its own name. */
function noteWake({ history }: FleetHub, name: string): void {
  const kiosk = name.slice(0, kioskIdLength);
  if (name === kiosk && name !== '') history.noteWake(kiosk, 'page');
  if (name === shellWakeName(kiosk)) history.noteWake(kiosk, 'shell');
}

interface WakeQuestion {
  readonly version: number;
  /** Empty when it does not ask for replies. */
  readonly kiosk: string;
  readonly replies: number;
  /** Undefined when it does not ask for emergencies. */
  readonly emergencies: number | undefined;
}

function questionOf(query: unknown): WakeQuestion {
  const asked: Readonly<Record<string, unknown>> =
    typeof query === 'object' && query !== null ? { ...query } : {};
  const number = (name: string) => {
    const text = asked[name];
    return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
  };
  const version = number('version');
  if (version === undefined) {
    throw new ProblemError('bad-request', { detail: 'Ask with ?version=N, the version you have.' });
  }
  const { kiosk } = asked;
  return {
    version,
    kiosk: typeof kiosk === 'string' && kiosk.length <= 16 ? kiosk : '',
    replies: number('replies') ?? 0,
    emergencies: number('emergencies'),
  };
}
