import { holds, identityOf } from './key.ts';
import type { Metadata, Signed, TopLevelRole } from './metadata.ts';

/**
 * Tells whether as many distinct keys of the role as its threshold asks have signed. One key under
 * two names counts once.
 *
 * @param root says which keys may sign for the role, and how many must.
 */
export async function isSignedBy(
  root: Signed<'root'>,
  { role, signatures, signedBytes }: Metadata<TopLevelRole>,
): Promise<boolean> {
  const { keyids, threshold } = root.roles[role];
  const signers = new Set<string>();
  for (const { keyid, sig } of signatures) {
    const key = keyids.includes(keyid) ? root.keys.get(keyid) : undefined;
    const signer = key && identityOf(key);
    if (key === undefined || signer === undefined || signers.has(signer)) continue;
    if (await holds(key, sig, signedBytes)) signers.add(signer);
    if (signers.size >= threshold) return true;
  }
  return false;
}
