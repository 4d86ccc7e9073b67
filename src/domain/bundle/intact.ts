import { sha256, toHex } from '../basics/index.ts';
import type { SectionRef } from './manifest.ts';

/** Whether the bytes of a section are the ones that were signed. */
export async function isSectionIntact(
  ref: Pick<SectionRef, 'sha256' | 'bytes'>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  return bytes.length === ref.bytes && toHex(await sha256(bytes)) === ref.sha256;
}
