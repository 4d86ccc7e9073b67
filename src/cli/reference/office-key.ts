import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backOfficeKeyId, type PublicKey, toPublicKey } from '../../domain/api/index.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };

export interface OfficeKey {
  readonly keyId: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: PublicKey;
}

/** The key that signs an office's answers: read from its directory, or made there. */
export async function openOfficeKey(directory: string | undefined): Promise<OfficeKey> {
  const file = directory === undefined ? undefined : join(directory, 'key.json');
  let jwk: JsonWebKey;
  if (file !== undefined && existsSync(file)) {
    jwk = JSON.parse(readFileSync(file, 'utf8'));
  } else {
    const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
    jwk = await crypto.subtle.exportKey('jwk', pair.privateKey);
    if (file !== undefined && directory !== undefined) {
      mkdirSync(directory, { recursive: true, mode: 0o700 });
      writeFileSync(file, JSON.stringify(jwk), { mode: 0o600 });
    }
  }
  const { kty = '', crv = '', x = '', y = '', d = '' } = jwk;
  return {
    keyId: backOfficeKeyId,
    privateKey: await crypto.subtle.importKey('jwk', { kty, crv, x, y, d }, algorithm, false, [
      'sign',
    ]),
    publicKey: toPublicKey(jwk),
  };
}
