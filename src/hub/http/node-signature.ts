import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto';
import type { PublicKey, SignaturePrimitives } from '../../domain/api/index.ts';

/**
 * The primitives of a signature as Node has them, on this thread: the Web Cryptography API hands
 * each call to another thread and back, which costs as much as the call (docs/decisions/012).
 */
export const nodeSignature: SignaturePrimitives<KeyObject> = {
  digest: (body) => hash('sha256', body, 'base64'),
  verify: (key, signature, text) =>
    verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, signature),
};

/** A public key as these primitives want it. */
export function importPublicKey(key: PublicKey): KeyObject {
  return createPublicKey({ format: 'jwk', key: { ...key } });
}
