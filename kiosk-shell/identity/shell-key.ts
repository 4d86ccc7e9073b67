import { mkdirSync } from 'node:fs';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import {
  enrolmentProofText,
  type PublicKey,
  type ShellEnrolment,
  signText,
  toPublicKey,
} from '../domain.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };

/** The shell's own key: it beats for itself, so that the hub can tell down from stuck. */
export interface ShellKey {
  readonly publicKey: PublicKey;
  readonly privateKey: CryptoKey;
}

/** Loads the key of this machine, or makes it once. Owner only; durable before it is used. */
export async function loadShellKey(stateDirectory: string): Promise<ShellKey> {
  mkdirSync(stateDirectory, { recursive: true, mode: 0o700 });
  const path = join(stateDirectory, 'shell-key.json');
  const stored = await readFile(path, 'utf8').catch(() => undefined);
  if (stored !== undefined) return importKey(JSON.parse(stored));
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const jwk = await crypto.subtle.exportKey('jwk', pair.privateKey);
  const file = await open(`${path}.new`, 'w', 0o600);
  await file.writeFile(JSON.stringify(jwk));
  await file.sync();
  await file.close();
  await rename(`${path}.new`, path);
  const directory = await open(stateDirectory, 'r');
  await directory.sync();
  await directory.close();
  return importKey(jwk);
}

async function importKey(jwk: JsonWebKey): Promise<ShellKey> {
  // In memory the private half cannot be taken out again.
  const privateKey = await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['sign']);
  return { publicKey: toPublicKey(jwk), privateKey };
}

/** The shell's half of an enrolment: its key and the proof that it holds it. */
export async function enrolmentOf(key: ShellKey, code: string): Promise<ShellEnrolment> {
  const text = await enrolmentProofText('shell', code, key.publicKey);
  return {
    code,
    shell: { publicKey: key.publicKey, proof: await signText(text, key.privateKey) },
  };
}
