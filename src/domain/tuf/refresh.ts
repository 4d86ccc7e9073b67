import { err, ok, type Result } from '../basics/index.ts';
import { namedSnapshot, namedTargets, newestTimestamp } from './refresh-rest.ts';
import { trustedRoot, walkRoots } from './refresh-root.ts';
import type { Trusted, TufFailure, TufSource, TufState } from './state.ts';
import { isExpired } from './step.ts';

/** What a refresh gives. */
export interface Refreshed {
  /** To be kept, all of it at once; the very one that was given when nothing new is believed. */
  readonly state: TufState;
  readonly outcome: Result<Trusted, TufFailure>;
}

/**
 * One refresh after The Update Framework 1.0 (§5.3-§5.6) of the four top-level roles, without
 * delegations. It writes nothing: the caller keeps `state` in one transaction. Whatever is kept is
 * read and verified again each time, so a state cut off between two files, or changed by a hand,
 * leads to a new fetch and never to a belief.
 *
 * @param kept what the last refresh gave; at first the root that the client came with, alone.
 * @param nowMs ms since 1970, never earlier than a time that was believed before.
 */
export async function refreshTuf(
  kept: TufState,
  source: TufSource,
  nowMs: number,
): Promise<Refreshed> {
  let state = kept;
  const stop = (role: TufFailure['role'], reason: TufFailure['reason']): Refreshed => ({
    state,
    outcome: err({ role, reason }),
  });

  const first = await trustedRoot(kept.root);
  if (!first.ok) return stop('root', first.error);
  const { root, forgets, failed } = await walkRoots(first.value, source);
  if (root.bytes !== state.root) state = { ...state, root: root.bytes };
  // At once with the root: after a cut nobody would know any more that they count for nothing.
  if (forgets) state = withoutOnline(state);
  if (failed !== undefined) return stop('root', failed);
  if (isExpired(root.signed, nowMs)) return stop('root', 'expired');

  const scene = { source, root: root.signed, nowMs };
  const timestamp = await newestTimestamp(scene, state.timestamp);
  if (!timestamp.ok) return stop('timestamp', timestamp.error);
  if (timestamp.value.bytes !== state.timestamp)
    state = { ...state, timestamp: timestamp.value.bytes };

  const snapshot = await namedSnapshot(scene, timestamp.value.signed, state.snapshot);
  if (!snapshot.ok) return stop('snapshot', snapshot.error);
  if (snapshot.value.bytes !== state.snapshot) state = { ...state, snapshot: snapshot.value.bytes };

  const targets = await namedTargets(scene, snapshot.value.signed, state.targets);
  if (!targets.ok) return stop('targets', targets.error);
  if (targets.value.bytes !== state.targets) state = { ...state, targets: targets.value.bytes };

  return {
    state,
    outcome: ok({
      root: root.signed,
      timestamp: timestamp.value.signed,
      snapshot: snapshot.value.signed,
      targets: targets.value.signed,
    }),
  };
}

function withoutOnline({ root, targets }: TufState): TufState {
  return { root, ...(targets && { targets }) };
}
