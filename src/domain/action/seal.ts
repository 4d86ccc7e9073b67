import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import {
  err,
  fromBase64Url,
  fromUtf8,
  ok,
  type Result,
  toBase64Url,
  toUtf8,
} from '../basics/index.ts';
import { type ActionEnvelope, envelopeAad, type SealedPlace } from './envelope.ts';
import { type ActionBody, ActionBodySchema } from './kinds.ts';

/** HPKE `info`: separates this use from every other use of the same key (contracts.md). */
const info = toUtf8('motcham action v1');
/** Uncompressed P-256 point: length of `enc` in bytes (RFC 9180 §7.1). */
const encapsulatedBytes = 65;
/** Bodies are padded to this many bytes, so that a length does not tell what was written. */
const paddingBytes = 256;

/** A public sealing key of the hub. */
export interface SealingKey {
  readonly keyId: string;
  /** base64url of the uncompressed P-256 point. */
  readonly publicKey: string;
}

export type OpenError = 'notSealedToThisKey' | 'malformedBody';

function suite(): CipherSuite {
  return new CipherSuite({
    kem: new DhkemP256HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  });
}

/**
 * Seals a body to the hub (HPKE base mode, DHKEM P-256, HKDF-SHA256, AES-256-GCM; RFC 9180).
 * One seal per action: no shared context, so no nonce counter to race.
 */
export async function sealBody(
  body: ActionBody,
  key: SealingKey,
  place: Pick<ActionEnvelope, 'kiosk' | 'incarnation' | 'seq' | 'kind'>,
): Promise<string> {
  const hpke = suite();
  const recipientPublicKey = await hpke.kem.deserializePublicKey(
    fromBase64Url(key.publicKey).buffer,
  );
  const text = JSON.stringify(body);
  const plain = toUtf8(text);
  const padded = new Uint8Array(Math.ceil(plain.length / paddingBytes) * paddingBytes).fill(0x20);
  padded.set(plain);
  const sealed = await hpke.seal(
    { recipientPublicKey, info: info.buffer },
    padded.buffer,
    toUtf8(envelopeAad(place)).buffer,
  );
  const bytes = new Uint8Array(sealed.enc.byteLength + sealed.ct.byteLength);
  bytes.set(new Uint8Array(sealed.enc));
  bytes.set(new Uint8Array(sealed.ct), sealed.enc.byteLength);
  return toBase64Url(bytes);
}

/** Opens a sealed body with the hub's private key (JWK, P-256). Only the hub holds one. */
export async function openBody(
  envelope: SealedPlace & Pick<ActionEnvelope, 'sealed'>,
  privateKey: JsonWebKey,
): Promise<Result<ActionBody, OpenError>> {
  const hpke = suite();
  let plain: Uint8Array;
  try {
    const bytes = fromBase64Url(envelope.sealed);
    const recipientKey = await hpke.kem.importKey('jwk', privateKey, false);
    plain = new Uint8Array(
      await hpke.open(
        { recipientKey, enc: bytes.slice(0, encapsulatedBytes).buffer, info: info.buffer },
        bytes.slice(encapsulatedBytes).buffer,
        toUtf8(envelopeAad(envelope)).buffer,
      ),
    );
  } catch {
    return err('notSealedToThisKey');
  }
  try {
    const parsed = ActionBodySchema.safeParse(JSON.parse(fromUtf8(plain)));
    return parsed.success ? ok(parsed.data) : err('malformedBody');
  } catch {
    return err('malformedBody');
  }
}

/** A new sealing key pair; the private half is a JWK for a file that only the hub reads. */
export async function newSealingKeyPair(
  keyId: string,
): Promise<{ readonly key: SealingKey; readonly privateKey: JsonWebKey }> {
  const hpke = suite();
  const pair = await hpke.kem.generateKeyPair();
  const publicKey = toBase64Url(new Uint8Array(await hpke.kem.serializePublicKey(pair.publicKey)));
  return {
    key: { keyId, publicKey },
    privateKey: await crypto.subtle.exportKey('jwk', pair.privateKey),
  };
}
