import { err, ok, type Result } from '../basics/index.ts';
import { rootBytesMax, rootsPerRefreshMax } from './limits.ts';
import { readMetadata } from './metadata.ts';
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

/**
 * Walks from one root to the newest (TUF §5.3). Each step is kept even where a later one fails.
 */
export async function walkRoots(
  first: Held<'root'>,
  source: TufSource,
): Promise<{ readonly root: Held<'root'>; readonly failed?: Reason }> {
  let root = first;
  for (let step = 0; step < rootsPerRefreshMax; step += 1) {
    const next = await nextRoot(root, source);
    if (!next.ok) return { root, failed: next.error };
    if (next.value === undefined) break;
    root = next.value;
  }
  return { root };
}
