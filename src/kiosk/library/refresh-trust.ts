import { hubPaths } from '../../domain/api/index.ts';
import { err, ok, type Result, toUtf8 } from '../../domain/basics/index.ts';
import {
  type ContentTarget,
  chooseContent,
  targetsMax,
  vouchedKeys,
} from '../../domain/bundle/index.ts';
import {
  refreshTuf,
  type Trusted,
  type TufFailure,
  type TufSource,
  trialMark,
} from '../../domain/tuf/index.ts';
import { callBounded } from '../link/index.ts';
import type { Line } from './download.ts';
import type { KeptTrust } from './library-store.ts';
import { metadataTimeoutMs } from './limits.ts';

/** A believed time is written down when it is so much later, ms: a write is no part of each look. */
const seenStepMs = 6 * 60 * 60_000;

/** Why the repository was not believed. Nothing new installs then. */
export type TrustError =
  | 'offline'
  | 'nothingPublished'
  /** More targets than a kiosk reads. */
  | 'tooLarge'
  | Exclude<TufFailure['reason'], 'unreachable'>;

/** Who this kiosk is to its repository. */
export interface KioskTrust {
  /** Text of the root that enrolment brought. */
  readonly root: string;
  /** Its id: rings are computed from it. */
  readonly kiosk: string;
}

/** What the repository has for this kiosk. */
export interface Offer {
  /** Undefined: no content is for this kiosk. */
  readonly target: ContentTarget | undefined;
  readonly trial: boolean;
  readonly trusted: Trusted;
}

function source({ fetch, after }: Line): TufSource {
  return {
    async fetch(name, bytesMax) {
      const raw = await callBounded(
        fetch,
        after,
        { method: 'GET', path: hubPaths.tuf(name) },
        { timeoutMs: metadataTimeoutMs, bytesMax },
      );
      if (!raw.ok && raw.error === 'tooLarge') return 'tooLong';
      if (!raw.ok) throw new Error(raw.error);
      // 204: our hub, of a root after the newest; 404: any other store of files.
      if (raw.value.status === 404 || raw.value.status === 204) return undefined;
      if (raw.value.status !== 200) throw new Error(`answered ${raw.value.status}`);
      return raw.value.bytes;
    },
  };
}

/**
 * Refreshes what is believed of the repository. Writes nothing: the caller keeps `kept`, in one
 * transaction with what it installs, whether this got through or not.
 *
 * @param nowMs believed time; without one the latest that was ever believed stands in for it, so
 * that nothing that had expired comes back while the clock is not believed, nor by a hub that lies
 */
export async function refreshTrust(
  line: Line,
  who: KioskTrust,
  before: KeptTrust | undefined,
  nowMs: number | undefined,
): Promise<{ readonly kept: KeptTrust; readonly offer: Result<Offer, TrustError> }> {
  const old: KeptTrust =
    before?.root === who.root
      ? before
      : { root: who.root, state: { root: toUtf8(who.root) }, seenMs: 0, freshUntilMs: 0 };
  let seenMs = Math.max(nowMs ?? 0, old.seenMs);
  let { state, outcome } = await refreshTuf(old.state, source(line), seenMs);
  if (isExpired(outcome) && state.root !== old.state.root) {
    // A hub whose clock once ran ahead: all would be expired until then. A newer root, which no hub
    // can sign, lets the time begin anew, as new keys do for versions that ran ahead. While the time
    // is not known that root waits: it is news once.
    if (nowMs === undefined) return { kept: old, offer: err('expired') };
    seenMs = nowMs;
    ({ state, outcome } = await refreshTuf(state, source(line), nowMs));
  }
  const changed = state !== old.state || old !== before || seenMs - old.seenMs >= seenStepMs;
  if (!outcome.ok) {
    const kept = changed ? { ...old, state, seenMs } : old;
    return { kept, offer: err(reasonOf(outcome.error)) };
  }
  const trusted = outcome.value;
  const commandKeys = vouchedKeys(trusted, 'command');
  const kept =
    changed || old.commandKeys === undefined
      ? { ...old, state, seenMs, freshUntilMs: freshUntil(trusted), commandKeys }
      : old;
  if (trusted.targets.targets.size > targetsMax) return { kept, offer: err('tooLarge') };
  const target = await chooseContent(trusted, who.kiosk);
  return { kept, offer: ok({ target, trial: trusted.root[trialMark] === true, trusted }) };
}

function isExpired(outcome: Result<Trusted, TufFailure>): boolean {
  return !outcome.ok && outcome.error.reason === 'expired';
}

function reasonOf({ role, reason }: TufFailure): TrustError {
  if (reason === 'unreachable') return 'offline';
  // A hub that waits for its first signatures has a root and nothing else.
  return role === 'timestamp' && reason === 'missing' ? 'nothingPublished' : reason;
}

/** When the first of what was believed expires, ms. */
function freshUntil({ root, timestamp, snapshot, targets }: Trusted): number {
  return Math.min(
    ...[root, timestamp, snapshot, targets].map(({ expires }) => Date.parse(expires)),
  );
}
