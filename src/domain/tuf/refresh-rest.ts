import { err, ok, type Result } from '../basics/index.ts';
import { snapshotBytesMax, targetsBytesMax, timestampBytesMax } from './limits.ts';
import type { Signed } from './metadata.ts';
import type { TufSource } from './state.ts';
import {
  believe,
  fetchFile,
  type Held,
  isExpired,
  isTheOneNamed,
  type Reason,
  recall,
} from './step.ts';

/** What every step of a refresh needs. */
export interface Scene {
  readonly source: TufSource;
  readonly root: Signed<'root'>;
  readonly nowMs: number;
}

/** The newest timestamp (TUF §5.4): never older than the one kept, nor with an older snapshot. */
export async function newestTimestamp(
  { source, root, nowMs }: Scene,
  keptBytes: Uint8Array<ArrayBuffer> | undefined,
): Promise<Result<Held<'timestamp'>, Reason>> {
  const kept = await recall('timestamp', keptBytes, root);
  const fetched = await fetchFile(source, 'timestamp.json', timestampBytesMax);
  if (!fetched.ok) return fetched;
  const offered = await believe('timestamp', fetched.value, root);
  if (!offered.ok) return offered;
  let newest = offered.value;
  if (kept !== undefined) {
    if (newest.signed.version < kept.signed.version) return err('rollback');
    // What says another thing under the same version is not looked at.
    if (newest.signed.version === kept.signed.version) newest = kept;
    const [was, is] = [kept, newest].map(({ signed }) => signed.meta['snapshot.json'].version);
    if ((is ?? 0) < (was ?? 0)) return err('rollback');
  }
  // Also of the one kept: an old timestamp played again for ever is a freeze.
  return isExpired(newest.signed, nowMs) ? err('expired') : ok(newest);
}

/** Tells whether a snapshot takes back what another one said. */
function takesBack(newer: Signed<'snapshot'>, older: Signed<'snapshot'>): boolean {
  return [...older.meta].some(
    ([name, { version }]) => (newer.meta.get(name)?.version ?? 0) < version,
  );
}

/** The snapshot that the timestamp names (TUF §5.5), from storage where it lies there. */
export async function namedSnapshot(
  { source, root, nowMs }: Scene,
  timestamp: Signed<'timestamp'>,
  keptBytes: Uint8Array<ArrayBuffer> | undefined,
): Promise<Result<Held<'snapshot'>, Reason>> {
  const named = timestamp.meta['snapshot.json'];
  const kept = await recall('snapshot', keptBytes, root);
  let snapshot = kept;
  if (kept === undefined || !(await isTheOneNamed(kept, named)).ok) {
    const name = root.consistent_snapshot === true ? `${named.version}.` : '';
    const bytesMax = named.length ?? snapshotBytesMax;
    if (bytesMax > snapshotBytesMax) return err('tooLong');
    const fetched = await fetchFile(source, `${name}snapshot.json`, bytesMax);
    if (!fetched.ok) return fetched;
    const offered = await believe('snapshot', fetched.value, root);
    if (!offered.ok) return offered;
    const matches = await isTheOneNamed(offered.value, named);
    if (!matches.ok) return matches;
    if (kept !== undefined && takesBack(offered.value.signed, kept.signed)) return err('rollback');
    snapshot = offered.value;
  }
  if (snapshot === undefined) return err('missing');
  return isExpired(snapshot.signed, nowMs) ? err('expired') : ok(snapshot);
}

/** The targets that the snapshot names (TUF §5.6), from storage where they lie there. */
export async function namedTargets(
  { source, root, nowMs }: Scene,
  snapshot: Signed<'snapshot'>,
  keptBytes: Uint8Array<ArrayBuffer> | undefined,
): Promise<Result<Held<'targets'>, Reason>> {
  const named = snapshot.meta.get('targets.json');
  if (named === undefined) return err('missing');
  let targets = await recall('targets', keptBytes, root);
  if (targets === undefined || !(await isTheOneNamed(targets, named)).ok) {
    const name = root.consistent_snapshot === true ? `${named.version}.` : '';
    const bytesMax = named.length ?? targetsBytesMax;
    if (bytesMax > targetsBytesMax) return err('tooLong');
    const fetched = await fetchFile(source, `${name}targets.json`, bytesMax);
    if (!fetched.ok) return fetched;
    const offered = await believe('targets', fetched.value, root);
    if (!offered.ok) return offered;
    const matches = await isTheOneNamed(offered.value, named);
    if (!matches.ok) return matches;
    targets = offered.value;
  }
  return isExpired(targets.signed, nowMs) ? err('expired') : ok(targets);
}
