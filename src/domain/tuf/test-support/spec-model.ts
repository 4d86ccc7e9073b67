import type { TopLevelRole } from '../metadata.ts';

/*
 * What a client may believe, after the specification (TUF 1.0.34, §5) and not after our client: it
 * never reads a byte. It is told of each file what was put into it, and decides by that.
 */

/** How one file names another. */
export interface Naming {
  readonly version: number;
  readonly length?: number;
  readonly sha256?: string;
}

export interface RolePlan {
  readonly keyids: readonly string[];
  readonly threshold: number;
}

/** A file, and what was put into it. */
export interface Written {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
  readonly role: TopLevelRole;
  /** False: no metadata at all, and not to be believed whoever signed it. */
  readonly readable: boolean;
  readonly version: number;
  readonly expiresMs: number;
  /** Key that made the signature under each name; absent where the signature is wrong. */
  readonly signed: ReadonlyMap<string, number>;
  /** Of a root: which key stands under which name, and who signs for what. */
  readonly keys: ReadonlyMap<string, number>;
  readonly roles: Readonly<Record<TopLevelRole, RolePlan>>;
  readonly isConsistent: boolean;
  /** Of a timestamp and a snapshot: the files that it names. */
  readonly meta: ReadonlyMap<string, Naming>;
}

const nobody: RolePlan = { keyids: [], threshold: 1 };
/** What a file of another role says of these. */
export const saysNothing = {
  keys: new Map<string, number>(),
  roles: { root: nobody, timestamp: nobody, snapshot: nobody, targets: nobody },
  isConsistent: false,
  meta: new Map<string, Naming>(),
};

export interface Believed {
  readonly root: Written;
  readonly timestamp?: Written | undefined;
  readonly snapshot?: Written | undefined;
  readonly targets?: Written | undefined;
}

/** What is answered to a name: a file, nothing, more than is ever taken, or no answer at all. */
export type Answer = Written | 'none' | 'endless' | 'cut';

/** Longest file of each role that a kiosk takes, bytes (limits.ts). */
const bytesMax = { root: 512_000, timestamp: 16_384, snapshot: 2_000_000, targets: 5_000_000 };

interface Verdict {
  readonly believed: Believed;
  /** The role at which it stopped; undefined when all of it was believed. */
  readonly stoppedAt: TopLevelRole | undefined;
}

function isVouchedFor(file: Written, root: Written, role: TopLevelRole): boolean {
  const { keyids, threshold } = root.roles[role];
  const signers = new Set<number>();
  for (const keyid of keyids) {
    const key = root.keys.get(keyid);
    if (key !== undefined && file.signed.get(keyid) === key) signers.add(key);
  }
  return file.readable && file.role === role && signers.size >= threshold;
}

/** §5.3.11: whether a key that could sign for a role can no longer. */
function hasLost(before: Written, after: Written, role: 'timestamp' | 'snapshot'): boolean {
  const of = (root: Written) => root.roles[role].keyids.map((keyid) => root.keys.get(keyid));
  return of(before).some((key) => key !== undefined && !of(after).includes(key));
}

const isNamedBy = (file: Written, named: Naming): boolean =>
  file.version === named.version &&
  (named.length === undefined || named.length === file.bytes.length) &&
  (named.sha256 === undefined || named.sha256 === file.sha256);

const namedBy = (timestamp: Written): Naming =>
  timestamp.meta.get('snapshot.json') ?? { version: 0 };

/** One refresh by the specification. */
export function refreshBySpec(
  kept: Believed,
  ask: (name: string, lengthMax: number) => Answer,
  nowMs: number,
): Verdict {
  let believed = kept;
  const stop = (stoppedAt: TopLevelRole): Verdict => ({ believed, stoppedAt });

  // §5.3: from root to root, each signed by the one before and by itself.
  for (;;) {
    const wanted = believed.root.version + 1;
    const next = ask(`${wanted}.root.json`, bytesMax.root);
    if (next === 'none') break;
    if (next === 'endless' || next === 'cut') return stop('root');
    const isNext =
      isVouchedFor(next, believed.root, 'root') &&
      isVouchedFor(next, next, 'root') &&
      next.version === wanted;
    if (!isNext) return stop('root');
    const mayHaveRunAhead =
      hasLost(believed.root, next, 'timestamp') || hasLost(believed.root, next, 'snapshot');
    believed = mayHaveRunAhead
      ? { root: next, targets: believed.targets }
      : { ...believed, root: next };
  }
  const { root } = believed;
  if (root.expiresMs <= nowMs) return stop('root');
  const held = (role: 'timestamp' | 'snapshot' | 'targets') => {
    const file = believed[role];
    return file !== undefined && isVouchedFor(file, root, role) ? file : undefined;
  };
  const nameOf = (role: string, version: number) =>
    `${root.isConsistent ? `${version}.` : ''}${role}.json`;

  // §5.4
  const offered = ask('timestamp.json', bytesMax.timestamp);
  if (typeof offered === 'string' || !isVouchedFor(offered, root, 'timestamp')) {
    return stop('timestamp');
  }
  const last = held('timestamp');
  let timestamp = offered;
  if (last !== undefined) {
    if (offered.version < last.version) return stop('timestamp');
    if (offered.version === last.version) timestamp = last;
    if (namedBy(timestamp).version < namedBy(last).version) return stop('timestamp');
  }
  if (timestamp.expiresMs <= nowMs) return stop('timestamp');
  believed = { ...believed, timestamp };

  // §5.5
  const named = namedBy(timestamp);
  const lastSnapshot = held('snapshot');
  let snapshot = lastSnapshot;
  if (snapshot === undefined || !isNamedBy(snapshot, named)) {
    if ((named.length ?? 0) > bytesMax.snapshot) return stop('snapshot');
    const file = ask(nameOf('snapshot', named.version), named.length ?? bytesMax.snapshot);
    if (typeof file === 'string' || !isVouchedFor(file, root, 'snapshot')) return stop('snapshot');
    if (!isNamedBy(file, named)) return stop('snapshot');
    for (const [name, { version }] of lastSnapshot?.meta ?? []) {
      if ((file.meta.get(name)?.version ?? 0) < version) return stop('snapshot');
    }
    snapshot = file;
  }
  if (snapshot.expiresMs <= nowMs) return stop('snapshot');
  believed = { ...believed, snapshot };

  // §5.6
  const of = snapshot.meta.get('targets.json');
  if (of === undefined) return stop('targets');
  let targets = held('targets');
  if (targets === undefined || !isNamedBy(targets, of)) {
    if ((of.length ?? 0) > bytesMax.targets) return stop('targets');
    const file = ask(nameOf('targets', of.version), of.length ?? bytesMax.targets);
    if (typeof file === 'string' || !isVouchedFor(file, root, 'targets')) return stop('targets');
    if (!isNamedBy(file, of)) return stop('targets');
    targets = file;
  }
  if (targets.expiresMs <= nowMs) return stop('targets');
  return { believed: { ...believed, targets }, stoppedAt: undefined };
}
