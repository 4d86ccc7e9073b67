import * as z from 'zod/mini';
import { canonicalJson, type Json, sha256, toBase64Url, toUtf8 } from '../basics/index.ts';
import { PublicKeySchema } from './keys.ts';

/**
 * Iterations of PBKDF2-HMAC-SHA-256 over a PIN: the count that OWASP names for it. Half a second
 * on the slowest processor of a kiosk. Six digits stay six digits: the lock of 15 minutes after
 * five tries is what guards them at the screen, and this what guards them on a stolen disk.
 */
export const pinIterations = 600_000;
/** Digits of a PIN of staff. */
export const pinLength = { min: 6, max: 12 } as const;
/** Most badges that are revoked at a time: an expired one need not be. */
export const revokedBadgesMax = 1_000;

/** What a kiosk keeps of a PIN. The PIN itself is kept nowhere. */
export const PinVerifierSchema = z.strictObject({
  kdf: z.literal('pbkdf2-sha256'),
  iterations: z.int().check(z.minimum(100_000), z.maximum(2_000_000)),
  /** 16 random bytes, base64url. */
  salt: z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/)),
  /** 32 bytes, base64url. */
  hash: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
});
export type PinVerifier = z.infer<typeof PinVerifierSchema>;

/**
 * What a kiosk is told beside its site: who may open its staff mode, and where residents go while
 * it cannot serve (S1, S8). Comes with the enrolment, and with a heartbeat when it changed.
 */
export const SiteKitSchema = z.strictObject({
  /** Null while no operator has set one: staff mode then opens to nobody. */
  pin: z.nullable(PinVerifierSchema),
  badges: z.strictObject({
    /** Verifies staff badges (`domain/codes`). */
    key: PublicKeySchema,
    /** Serial numbers of badges that are lost. */
    revoked: z
      .array(z.string().check(z.regex(/^[0-9A-Z]{8}$/)))
      .check(z.maxLength(revokedBadgesMax)),
  }),
  /** The nearest kiosk that works; null when the hub knows none. */
  nearest: z.nullable(
    z.strictObject({
      plate: z.string().check(z.maxLength(6)),
      building: z.string().check(z.maxLength(80)),
    }),
  ),
  /** Phone number of whoever looks after this kiosk; null when nobody gave one. */
  phone: z.nullable(z.string().check(z.regex(/^[0-9 .+-]{3,20}$/))),
});
export type SiteKit = z.infer<typeof SiteKitSchema>;

/** Name of a kit: a kiosk says which one it has, and is sent another when it is not this. */
export async function kitDigest(kit: SiteKit): Promise<string> {
  const plain: Json = JSON.parse(JSON.stringify(kit));
  return toBase64Url(await sha256(toUtf8(canonicalJson(plain)))).slice(0, 22);
}

/** PBKDF2 of a PIN, base64url of 32 bytes. `salt`: base64url. */
export async function hashPin(
  pin: string,
  { salt, iterations }: Pick<PinVerifier, 'salt' | 'iterations'>,
): Promise<string> {
  const name = 'PBKDF2';
  const key = await crypto.subtle.importKey('raw', toUtf8(pin), { name }, false, ['deriveBits']);
  const parameters = { name, hash: 'SHA-256', salt: toUtf8(salt), iterations };
  return toBase64Url(new Uint8Array(await crypto.subtle.deriveBits(parameters, key, 256)));
}

/** Scopes that a badge for this site may name: everywhere, its ward, its building. */
export async function badgeScopesOf(site: {
  readonly building: string;
  readonly ward: string;
  readonly wardCode: string;
}): Promise<readonly string[]> {
  const building = await sha256(toUtf8(`${site.wardCode || site.ward}|${site.building}`));
  return [
    'city',
    ...(site.wardCode === '' ? [] : [`w${site.wardCode}`]),
    `b${toBase64Url(building).slice(0, 11)}`,
  ];
}
