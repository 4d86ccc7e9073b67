import { err, ok, type Result } from '../basics/index.ts';
import { identityOf } from './key.ts';
import { rootBytesMax, rootsPerRefreshMax } from './limits.ts';
import { readMetadata, type Signed } from './metadata.ts';
import { isSignedBy } from './signatures.ts';
import type { TufSource } from './state.ts';
import { fetchFile, type Held, type Reason } from './step.ts';

/** The root that a client was given: it has to stand by itself. */
export async function trustedRoot(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Result<Held<'root'>, Reason>> {
  const read = readMetadata('root', bytes);
  if (!read.ok || !(await isSignedBy(read.value.signed, read.value)))
    return err('trustedRootBroken');
  return ok({ bytes, signed: read.value.signed });
}

/** The root after this one, if there is one: signed by the keys of both, one version higher. */
async function nextRoot(
  { signed }: Held<'root'>,
  source: TufSource,
): Promise<Result<Held<'root'> | undefined, Reason>> {
  const fetched = await fetchFile(source, `${signed.version + 1}.root.json`, rootBytesMax);
  if (!fetched.ok) return fetched.error === 'missing' ? ok(undefined) : fetched;
  const read = readMetadata('root', fetched.value);
  if (!read.ok) return read;
  const next = read.value;
  if (!(await isSignedBy(signed, next)) || !(await isSignedBy(next.signed, next)))
    return err('notEnoughSignatures');
  if (next.signed.version !== signed.version + 1) return err('wrongVersion');
  return ok({ bytes: fetched.value, signed: next.signed });
}

/** Whether a key that could sign for a role by the one root can no longer by the other. */
function hasLostKey(
  before: Signed<'root'>,
  after: Signed<'root'>,
  role: 'timestamp' | 'snapshot',
): boolean {
  const keysOf = (root: Signed<'root'>) =>
    root.roles[role].keyids.map((keyid) => {
      const key = root.keys.get(keyid);
      return key && (identityOf(key) ?? keyid);
    });
  const left = new Set(keysOf(after));
  return keysOf(before).some((key) => key !== undefined && !left.has(key));
}

/**
 * Walks from one root to the newest (TUF §5.3). Each step is kept even where a later one fails.
 *
 * @returns `forgets`: a key of timestamp or snapshot was taken out on the way. What is kept of both
 * roles may have been run ahead by it, each through the other, and counts no more (§5.3.11)
 */
export async function walkRoots(
  first: Held<'root'>,
  source: TufSource,
): Promise<{ readonly root: Held<'root'>; readonly forgets: boolean; readonly failed?: Reason }> {
  let root = first;
  let forgets = false;
  for (let step = 0; step < rootsPerRefreshMax; step += 1) {
    const next = await nextRoot(root, source);
    if (!next.ok) return { root, forgets, failed: next.error };
    if (next.value === undefined) break;
    const { signed } = next.value;
    forgets ||= (['timestamp', 'snapshot'] as const).some((role) =>
      hasLostKey(root.signed, signed, role),
    );
    root = next.value;
  }
  return { root, forgets };
}
