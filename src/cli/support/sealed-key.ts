import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import * as z from 'zod/mini';
import { fromBase64, fromUtf8, toBase64, toUtf8 } from '../../domain/basics/index.ts';
import { type MetadataSigner, nameKey } from '../../domain/tuf/index.ts';
import { CommandFailure } from './steps.ts';

/** A stolen stick must be worth nothing for years: 128 MB and about half a second a try. */
const cost = { N: 2 ** 17, r: 8, p: 1 } as const;
const memoryBytesMax = 256 * 1024 * 1024;
/** Characters: five words, or a long sentence. */
const passphraseMin = 16;
const onlyOwner = 0o600;

const PublicJwkSchema = z.looseObject({ kty: z.string(), crv: z.string(), x: z.string() });
const KeyFileSchema = z.strictObject({
  type: z.literal('motcham-key'),
  v: z.literal(1),
  publicKey: PublicJwkSchema,
  salt: z.string(),
  nonce: z.string(),
  /** PKCS 8, AES-256-GCM under scrypt of the passphrase; the tag behind it. */
  sealed: z.string(),
});

type Scheme = 'ed25519' | 'p256';
const algorithms = {
  ed25519: { name: 'Ed25519' },
  p256: { name: 'ECDSA', namedCurve: 'P-256' },
} as const;
const tagBytes = 16;

function keyOf(passphrase: string, salt: Uint8Array): Buffer {
  return scryptSync(passphrase.normalize('NFC'), salt, 32, { ...cost, maxmem: memoryBytesMax });
}

/** Makes a key that leaves this process under its passphrase only; the public half beside it. */
export async function newSealedKey(
  path: string,
  scheme: Scheme,
  passphrase: string,
): Promise<{ readonly keyid: string; readonly publicFile: string }> {
  if (existsSync(path)) {
    throw new CommandFailure(
      `${path} is there already.`,
      'A key is never written over: name another file.',
    );
  }
  if (passphrase.length < passphraseMin) {
    throw new CommandFailure(
      `The passphrase is shorter than ${passphraseMin} characters.`,
      'Take five words that nobody would guess.',
    );
  }
  const pair = await crypto.subtle.generateKey(algorithms[scheme], true, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new Error('broken invariant: not a key pair');
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const publicKey = { kty: kty ?? '', crv: crv ?? '', x: x ?? '', ...(y !== undefined && { y }) };
  const plain = Buffer.from(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', keyOf(passphrase, salt), nonce);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  plain.fill(0);
  const text = {
    type: 'motcham-key',
    v: 1,
    publicKey,
    salt: toBase64(new Uint8Array(salt)),
    nonce: toBase64(new Uint8Array(nonce)),
    sealed: toBase64(new Uint8Array(sealed)),
  };
  writeFileSync(path, `${JSON.stringify(text, null, 2)}\n`, { mode: onlyOwner, flush: true });
  const publicFile = `${path.replace(/\.json$/, '')}.pub.json`;
  writeFileSync(publicFile, `${JSON.stringify(publicKey, null, 2)}\n`, { flush: true });
  return { keyid: (await nameKey(publicKey)).keyid, publicFile };
}

/** Opens a key file with its passphrase. The private half lives in this process only. */
export async function openSealedKey(path: string, passphrase: string): Promise<MetadataSigner> {
  const read = KeyFileSchema.safeParse(readJson(path));
  if (!read.success) {
    throw new CommandFailure(`${path} is no key file.`, 'Make one with "motcham ceremony key".');
  }
  const { publicKey, salt, nonce, sealed } = read.data;
  const bytes = fromBase64(sealed);
  const decipher = createDecipheriv(
    'aes-256-gcm',
    keyOf(passphrase, fromBase64(salt)),
    fromBase64(nonce),
  );
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  let plain: Buffer;
  try {
    plain = Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()]);
  } catch {
    throw new CommandFailure(
      'This passphrase does not open the key.',
      'Type it again, with its accents.',
    );
  }
  const { keyid, scheme } = await nameKey(publicKey);
  const algorithm = algorithms[scheme === 'ed25519' ? 'ed25519' : 'p256'];
  const privateKey = await crypto.subtle.importKey(
    'pkcs8',
    new Uint8Array(plain),
    algorithm,
    false,
    ['sign'],
  );
  plain.fill(0);
  return { keyid, scheme, privateKey };
}

/** Reads a JSON file, or says what to do. */
export function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new CommandFailure(
      `${path} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Name another file.',
    );
  }
}

/** A public key that somebody brought. */
export function readPublicKey(path: string): JsonWebKey {
  const read = PublicJwkSchema.safeParse(readJson(path));
  if (!read.success) {
    throw new CommandFailure(`${path} is no public key.`, 'Give the file that ends in .pub.json.');
  }
  return read.data;
}

/** The passphrase from a file, or typed: never from an argument, which every process can read. */
export async function askPassphrase(file: string | undefined): Promise<string> {
  if (file !== undefined) return fromUtf8(new Uint8Array(readFileSync(file))).replace(/\r?\n$/, '');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    process.stderr.write('Passphrase (shown as you type: see that nobody looks): ');
    return await lines.question('');
  } finally {
    lines.close();
  }
}

/** Text as the file of metadata that it is. */
export function writeText(path: string, text: string | Uint8Array): void {
  writeFileSync(path, typeof text === 'string' ? toUtf8(text) : text, { flush: true });
}
