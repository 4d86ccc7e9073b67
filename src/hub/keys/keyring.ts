import { readdir } from 'node:fs/promises';
import * as z from 'zod/mini';
import { newSealingKeyPair, type SealingKey } from '../../domain/action/index.ts';
import { handoverKeyId, type PublicKey, toPublicKey } from '../../domain/api/index.ts';
import { fromBase64Url, toBase64Url, toHex } from '../../domain/basics/index.ts';
import { fillRandom } from '../world.ts';
import { readKeyFile, writeKeyFile } from './key-file.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
/** Bytes of a key under which something is stored by its hash: as long as the hash (RFC 2104 §3). */
const hashKeyBytes = 32;

const PrivateKeySchema = z.looseObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  d: z.string(),
});
const SealingFileSchema = z.object({
  keyId: z.string(),
  publicKey: z.string(),
  privateKey: PrivateKeySchema,
});
const HashKeyFileSchema = z.object({ key: z.string() });

export interface SigningKey {
  readonly keyId: string;
  readonly publicKey: PublicKey;
  readonly privateKey: CryptoKey;
}

/** The hub's own secrets: files beside the database, never in it, so that neither is enough. */
export interface Keyring {
  /** What kiosks seal to now. */
  readonly sealing: SealingKey;
  /** Every private sealing key still held, by its id (contracts.md: 400 days at least). */
  readonly openers: ReadonlyMap<string, JsonWebKey>;
  /** Signs times. */
  readonly time: SigningKey;
  /** HMAC key for follow codes: 50 bits alone could be tried out by whoever has the database. */
  readonly followKey: CryptoKey;
  /** HMAC key for personal numbers in quotas: twelve digits could be tried out without it. */
  readonly quotaKey: CryptoKey;
  /** Signs what is handed over to a back office. */
  readonly handover: SigningKey;
}

/** Reads the keys of a hub, and makes those that are missing. */
export async function openKeyring(directory: string): Promise<Keyring> {
  const openers = new Map<string, JsonWebKey>();
  let sealing: SealingKey | undefined;
  const files = await readdir(directory).catch(() => []);
  // Names hold a number that rises: the last one is the newest.
  for (const name of files.filter((file) => /^sealing-\d{4}\.json$/.test(file)).sort()) {
    const file = SealingFileSchema.parse(await readKeyFile(directory, name));
    openers.set(file.keyId, { ...file.privateKey });
    sealing = { keyId: file.keyId, publicKey: file.publicKey };
  }
  if (sealing === undefined) {
    const pair = await newSealingKeyPair(`seal-${toHex(fillRandom(new Uint8Array(6)))}`);
    await writeKeyFile(directory, 'sealing-0001.json', {
      ...pair.key,
      privateKey: pair.privateKey,
    });
    openers.set(pair.key.keyId, pair.privateKey);
    sealing = pair.key;
  }
  return {
    sealing,
    openers,
    time: await openSigningKey(directory, 'time'),
    followKey: await openHashKey(directory, 'follow'),
    quotaKey: await openHashKey(directory, 'quota'),
    handover: await openSigningKey(directory, handoverKeyId),
  };
}

/** A signing key in a file of its own; made when it is missing. */
export async function openSigningKey(directory: string, name: string): Promise<SigningKey> {
  const file = `${name}.json`;
  let stored = await readKeyFile(directory, file);
  if (stored === undefined) {
    const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
    stored = await crypto.subtle.exportKey('jwk', pair.privateKey);
    await writeKeyFile(directory, file, stored);
  }
  const jwk: JsonWebKey = { ...PrivateKeySchema.parse(stored) };
  return {
    keyId: name,
    publicKey: toPublicKey(jwk),
    privateKey: await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['sign']),
  };
}

async function openHashKey(directory: string, name: string): Promise<CryptoKey> {
  const file = `${name}.json`;
  let stored = await readKeyFile(directory, file);
  if (stored === undefined) {
    stored = { key: toBase64Url(fillRandom(new Uint8Array(hashKeyBytes))) };
    await writeKeyFile(directory, file, stored);
  }
  const { key } = HashKeyFileSchema.parse(stored);
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  return crypto.subtle.importKey('raw', fromBase64Url(key), hmac, false, ['sign']);
}
