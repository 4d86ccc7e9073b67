import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto';
import type { PublicKey, SignaturePrimitives } from '../../domain/api/index.ts';

/** Bytes of a P-256 signature as the wire has it, r ‖ s (RFC 9421 §3.3.4), and of each half. */
const signatureBytes = 64;
const halfBytes = 32;
const derSequence = 0x30;
const derInteger = 0x02;
const signBit = 0x80;

/**
 * The primitives of a signature as Node has them, on this thread: the Web Cryptography API hands
 * each call to another thread and back. With options beside the key Node looks at both on every
 * call, which costs half as much as the verification; so the signature is given as it wants it.
 */
export const nodeSignature: SignaturePrimitives<KeyObject> = {
  digest: (body) => hash('sha256', body, 'base64'),
  verify: (key, signature, text) =>
    signature.length === signatureBytes &&
    verify('sha256', Buffer.from(text), key, derSignature(signature)),
};

/** A public key as these primitives want it. */
export function importPublicKey(key: PublicKey): KeyObject {
  return createPublicKey({ format: 'jwk', key: { ...key } });
}

/** r ‖ s as a DER sequence of two integers (RFC 3279 §2.2.3). */
function derSignature(raw: Uint8Array): Uint8Array {
  const r = derIntegerOf(raw.subarray(0, halfBytes));
  const s = derIntegerOf(raw.subarray(halfBytes));
  return Uint8Array.from([derSequence, r.length + s.length, ...r, ...s]);
}

/** The shortest form of a positive number: no leading zeros, but one before a leading 1 bit. */
function derIntegerOf(half: Uint8Array): readonly number[] {
  const start = half.findIndex((byte) => byte !== 0);
  const bytes = start < 0 ? [0] : [...half.subarray(start)];
  const padded = (bytes[0] ?? 0) & signBit ? [0, ...bytes] : bytes;
  return [derInteger, padded.length, ...padded];
}
