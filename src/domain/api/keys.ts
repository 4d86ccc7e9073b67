import * as z from 'zod/mini';
import { canonicalJson, fromBase64Url, sha256, toBase64Url, toUtf8 } from '../basics/index.ts';

/** A public ECDSA P-256 key, as JWK. Private halves never have a schema: they never travel. */
export const PublicKeySchema = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
  y: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
});
export type PublicKey = z.infer<typeof PublicKeySchema>;

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** The public members of an exported key, and nothing else. */
export function toPublicKey(jwk: JsonWebKey): PublicKey {
  return PublicKeySchema.parse({ kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y });
}

/** RFC 7638 thumbprint, base64url: the name of a key. */
export async function keyThumbprint(key: PublicKey): Promise<string> {
  return toBase64Url(await sha256(toUtf8(canonicalJson({ ...key }))));
}

/** Signs a text; base64url of the raw signature (r ‖ s). */
export async function signText(text: string, privateKey: CryptoKey): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.sign(algorithm, privateKey, toUtf8(text))));
}

/** Whether `signature` over `text` was made by the holder of `key`. Never throws. */
export async function verifyText(
  text: string,
  signature: string,
  key: PublicKey,
): Promise<boolean> {
  try {
    const imported = await crypto.subtle.importKey('jwk', { ...key }, algorithm, false, ['verify']);
    return await crypto.subtle.verify(algorithm, imported, fromBase64Url(signature), toUtf8(text));
  } catch {
    return false;
  }
}

/** What each key signs at enrolment: its role, the one-time code and itself. */
export async function enrolmentProofText(
  role: 'page' | 'shell',
  code: string,
  key: PublicKey,
): Promise<string> {
  return `motcham enrol v1|${role}|${code}|${await keyThumbprint(key)}`;
}

/** What the hub signs so that a kiosk can believe a time: kiosk, heartbeat counter, ms. */
export function signedTimeText(kiosk: string, counter: number, nowMs: number): string {
  return `motcham time v1|${kiosk}|${counter}|${nowMs}`;
}
