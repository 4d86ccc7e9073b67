import { err, ok, type Result } from '../basics/index.ts';
import { isNamed } from './hashes.ts';
import { type MetaFile, readMetadata, type Signed, type TopLevelRole } from './metadata.ts';
import { isSignedBy } from './signatures.ts';
import type { TufFailure, TufSource } from './state.ts';

type Bytes = Uint8Array<ArrayBuffer>;
export type Reason = TufFailure['reason'];

/** A file and what it says. */
export interface Held<R extends TopLevelRole> {
  readonly bytes: Bytes;
  readonly signed: Signed<R>;
}

/** Fetches a file that has to be there. */
export async function fetchFile(
  source: TufSource,
  name: string,
  bytesMax: number,
): Promise<Result<Bytes, Reason>> {
  try {
    const bytes = await source.fetch(name, bytesMax);
    if (bytes === undefined) return err('missing');
    return bytes === 'tooLong' || bytes.length > bytesMax ? err('tooLong') : ok(bytes);
  } catch {
    return err('unreachable');
  }
}

/** Reads a file and believes it when enough keys of its role have signed. */
export async function believe<R extends TopLevelRole>(
  role: R,
  bytes: Bytes,
  root: Signed<'root'>,
): Promise<Result<Held<R>, Reason>> {
  const read = readMetadata(role, bytes);
  if (!read.ok) return read;
  if (!(await isSignedBy(root, read.value))) return err('notEnoughSignatures');
  return ok({ bytes, signed: read.value.signed });
}

/** What is kept of a role, when it is still believed; a file of revoked keys is as good as none. */
export async function recall<R extends TopLevelRole>(
  role: R,
  bytes: Bytes | undefined,
  root: Signed<'root'>,
): Promise<Held<R> | undefined> {
  const held = bytes && (await believe(role, bytes, root));
  return held?.ok ? held.value : undefined;
}

/** Holds a file against the one that names it: length, hashes, version. */
export async function isTheOneNamed(
  { bytes, signed }: Held<'snapshot' | 'targets'>,
  named: MetaFile,
): Promise<Result<undefined, Reason>> {
  if (!(await isNamed(bytes, named))) return err('hashMismatch');
  return signed.version === named.version ? ok(undefined) : err('wrongVersion');
}

/** @param nowMs ms since 1970; the instant of expiry is too late. */
export function isExpired({ expires }: { readonly expires: string }, nowMs: number): boolean {
  return Date.parse(expires) <= nowMs;
}
