import * as z from 'zod/mini';
import type { SealingKey } from '../../domain/action/index.ts';
import { handoverKeyId, type PublicKey, toPublicKey } from '../../domain/api/index.ts';
import { type Clock, fromBase64Url, toBase64Url } from '../../domain/basics/index.ts';
import { fillRandom, systemClock } from '../world.ts';
import { readKeyFile, writeKeyFile } from './key-file.ts';
import { addSealingKey, readSealingKeys, type SealingKeyFile, sealsAt } from './sealing-keys.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
/** Bytes of a key under which something is stored by its hash: as long as the hash (RFC 2104 §3). */
const hashKeyBytes = 32;

const PrivateKeySchema = z.looseObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  d: z.string(),
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
  /** Signs commands to shells. */
  readonly command: SigningKey;
  /** Signs the badges of staff (S1). */
  readonly badge: SigningKey;
  /** Signs snapshot and timestamp of the repository, and nothing that publishers sign. */
  readonly online: SigningKey;
  /** Signs the head of the audit log. */
  readonly audit: SigningKey;
  /** Reads the sealing keys again: another process may have made one, or destroyed one. */
  refresh(): Promise<void>;
}

/** Reads the keys of a hub, and makes those that are missing. */
export async function openKeyring(directory: string, clock: Clock = systemClock): Promise<Keyring> {
  let files: readonly SealingKeyFile[] = await readSealingKeys(directory);
  if (files.length === 0) files = [await addSealingKey(directory, 0)];
  const openers = new Map<string, JsonWebKey>();
  const take = () => {
    openers.clear();
    for (const { keyId, privateKey } of files) openers.set(keyId, { ...privateKey });
  };
  take();
  return {
    get sealing() {
      const { keyId, publicKey } = sealsAt(files, clock());
      return { keyId, publicKey };
    },
    openers,
    async refresh() {
      const found = await readSealingKeys(directory);
      // A directory that cannot be seen for a moment is no reason to forget keys.
      if (found.length === 0) return;
      files = found;
      take();
    },
    time: await openSigningKey(directory, 'time'),
    followKey: await openHashKey(directory, 'follow'),
    quotaKey: await openHashKey(directory, 'quota'),
    handover: await openSigningKey(directory, handoverKeyId),
    command: await openSigningKey(directory, 'command'),
    badge: await openSigningKey(directory, 'badge'),
    audit: await openSigningKey(directory, 'audit'),
    online: await openSigningKey(directory, 'online'),
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
