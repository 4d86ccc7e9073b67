import { createHash } from 'node:crypto';
import { canonicalJson, type Json, toBase64Url } from '../../domain/basics/index.ts';
import { fillRandom } from '../world.ts';

/** 256 random bits, as base64url: 43 characters. */
export function newToken(): string {
  return toBase64Url(fillRandom(new Uint8Array(32)));
}

/** How a token is stored: 256 random bits need no salt and no slow hash. */
export function hashToken(purpose: 'session' | 'invite', token: string): Buffer {
  return createHash('sha256').update(`motcham ${purpose} v1|${token}`).digest();
}

/** SHA-256, hexadecimal, of what is going to be done: what a step-up is asked for. */
export function stepUpDigest(what: Json): string {
  return createHash('sha256').update(canonicalJson(what)).digest('hex');
}
