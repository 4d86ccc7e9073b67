import { toHex } from '../basics/index.ts';
import { derSignature, fromHex, fromPem, rawSignature } from './encoding.ts';

/** A public key as root metadata gives it. */
export interface TufKey {
  readonly keytype: string;
  readonly scheme: string;
  readonly public: string;
}

export type TufScheme = 'ed25519' | 'ecdsa-sha2-nistp256';

const p256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const ed25519 = { name: 'Ed25519' };

/** How a key is read and its signatures are carried, by scheme. */
interface Scheme {
  readonly keytypes: readonly string[];
  readonly algorithm: { readonly name: string };
  readonly format: 'raw' | 'spki';
  readonly keyBytes: (text: string) => Uint8Array<ArrayBuffer> | undefined;
  /** The signature as WebCrypto wants it. */
  readonly signature: (carried: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> | undefined;
}

const schemes: ReadonlyMap<string, Scheme> = new Map<string, Scheme>([
  [
    'ed25519',
    {
      keytypes: ['ed25519'],
      algorithm: ed25519,
      format: 'raw',
      keyBytes: fromHex,
      signature: (carried) => carried,
    },
  ],
  [
    'ecdsa-sha2-nistp256',
    {
      // The second is how the key type was called before the specification had one.
      keytypes: ['ecdsa', 'ecdsa-sha2-nistp256'],
      algorithm: p256,
      format: 'spki',
      keyBytes: fromPem,
      signature: rawSignature,
    },
  ],
]);

/** What is one and the same for one key however it is written; undefined when it is none. */
export function identityOf(key: TufKey): string | undefined {
  const bytes = schemes.get(key.scheme)?.keyBytes(key.public);
  return bytes && toHex(bytes);
}

/**
 * Tells whether a signature is of this key over these bytes. A scheme that is not known, a key that
 * cannot be read and a signature that is none are all no.
 *
 * @param sig as metadata carries it, hexadecimal.
 */
export async function holds(
  key: TufKey,
  sig: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const scheme = schemes.get(key.scheme);
  if (!scheme?.keytypes.includes(key.keytype)) return false;
  const carried = fromHex(sig);
  const signature = carried && scheme.signature(carried);
  const keyBytes = scheme.keyBytes(key.public);
  if (signature === undefined || keyBytes === undefined) return false;
  try {
    const { algorithm, format } = scheme;
    const imported = await crypto.subtle.importKey(format, keyBytes, algorithm, false, ['verify']);
    return await crypto.subtle.verify(algorithm, imported, signature, bytes);
  } catch {
    return false;
  }
}

/** Bytes as signed by a private key, in the form in which metadata of its scheme carries it. */
export async function signWith(
  privateKey: CryptoKey,
  scheme: TufScheme,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const algorithm = scheme === 'ed25519' ? ed25519 : p256;
  const signature = new Uint8Array(await crypto.subtle.sign(algorithm, privateKey, bytes));
  return scheme === 'ed25519' ? signature : derSignature(signature);
}
