import { type ProvisionProbe, throwIllegalValue } from '../domain.ts';
import { type HubFailure, HubProxy } from '../proxy/index.ts';
import type { HubTarget } from './provision.ts';

/** Longest look at a hub, ms: whoever set the kiosk up stands before it. */
const probeMs = 10_000;
const answerBytesMax = 16 * 1024;
/** A clock that is further off than this is said, ms: a signature may be 5 minutes off. */
const clockOffMs = 5 * 60_000;

/** Whether a hub answers there, by the key that its code names, and how far our clock is off. */
export async function probeHub(target: HubTarget, nowMs: () => number): Promise<ProvisionProbe> {
  const proxy = new HubProxy(target);
  try {
    const answer = await proxy.look('/hub/health', {
      signal: AbortSignal.timeout(probeMs),
      bytesMax: answerBytesMax,
    });
    if (!answer.ok) return { outcome: outcomeOf(answer.error), clockOffsetMs: null };
    const { status, text, dateMs } = answer.value;
    const clockOffsetMs = dateMs === undefined ? null : Math.round(dateMs - nowMs());
    if ((status !== 200 && status !== 503) || !isHub(text)) {
      return { outcome: 'notAHub', clockOffsetMs };
    }
    const isOff = clockOffsetMs !== null && Math.abs(clockOffsetMs) > clockOffMs;
    return { outcome: isOff ? 'clockWrong' : 'ok', clockOffsetMs };
  } finally {
    proxy.close();
  }
}

function outcomeOf(failure: HubFailure): ProvisionProbe['outcome'] {
  switch (failure) {
    case 'unreachable':
      return 'unreachable';
    case 'wrongKey':
      return 'wrongPin';
    case 'certificate':
      return 'certificate';
    case 'clock':
      return 'clockWrong';
    default:
      return throwIllegalValue(failure);
  }
}

/** Any page can answer 200; a hub says its epoch. */
function isHub(text: string): boolean {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && ('epoch' in json || 'type' in json);
  } catch {
    return false;
  }
}
