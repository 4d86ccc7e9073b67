import { toHex } from '../basics/index.ts';

const digests: ReadonlyMap<string, string> = new Map([
  ['sha256', 'SHA-256'],
  ['sha384', 'SHA-384'],
  ['sha512', 'SHA-512'],
]);

/**
 * Tells whether bytes are the ones that metadata names: of this length, with every hash that we
 * can compute, and with one of them at least. A file that only an unknown hash vouches for is not.
 *
 * @param expected `hashes` undefined where metadata gives none, which it may for its own files.
 */
export async function isNamed(
  bytes: Uint8Array<ArrayBuffer>,
  expected: {
    readonly length?: number | undefined;
    readonly hashes?: ReadonlyMap<string, string> | undefined;
  },
): Promise<boolean> {
  if (expected.length !== undefined && bytes.length !== expected.length) return false;
  if (expected.hashes === undefined) return true;
  let known = 0;
  for (const [name, hash] of expected.hashes) {
    const digest = digests.get(name);
    if (digest === undefined) continue;
    known += 1;
    const found = toHex(new Uint8Array(await crypto.subtle.digest(digest, bytes)));
    if (found !== hash) return false;
  }
  return known > 0;
}
