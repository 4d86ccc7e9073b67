import { createDecipheriv, createECDH, createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { fromBase64Url } from '../basics/index.ts';
import { envelopeAad } from './envelope.ts';
import { newSealingKeyPair, sealBody } from './index.ts';

/**
 * HPKE base mode opened by another hand than the product's library: RFC 9180 §4 and §5 with
 * Node's own ECDH, HMAC and AES-GCM. First held to the RFC's numbers, then to what we seal.
 */
const bytes = (text: string) => Buffer.from(text);
const hmac = (key: Uint8Array, data: Uint8Array) => createHmac('sha256', key).update(data).digest();
/** I2OSP(n, 2) */
const two = (n: number) => Buffer.from([n >> 8, n & 0xff]);

function extract(suite: Buffer, salt: Buffer, label: string, ikm: Uint8Array): Buffer {
  return hmac(
    salt.length === 0 ? Buffer.alloc(32) : salt,
    Buffer.concat([bytes('HPKE-v1'), suite, bytes(label), ikm]),
  );
}

function expand(suite: Buffer, secret: Buffer, label: string, info: Uint8Array, length: number) {
  const whole = Buffer.concat([two(length), bytes('HPKE-v1'), suite, bytes(label), info]);
  // 32 bytes at most are asked for: one block of HKDF.
  return hmac(secret, Buffer.concat([whole, Buffer.from([1])])).subarray(0, length);
}

interface Sealed {
  readonly enc: Uint8Array;
  readonly ct: Uint8Array;
  readonly info: Uint8Array;
  readonly aad: Uint8Array;
}

/** @param aead 1: AES-128-GCM, 2: AES-256-GCM (RFC 9180 §7.3) */
function open(sealed: Sealed, privateKey: Uint8Array, publicKey: Uint8Array, aead: 1 | 2): Buffer {
  const kem = Buffer.concat([bytes('KEM'), two(0x0010)]);
  const suite = Buffer.concat([bytes('HPKE'), two(0x0010), two(0x0001), two(aead)]);
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(privateKey);
  const shared = expand(
    kem,
    extract(kem, Buffer.alloc(0), 'eae_prk', ecdh.computeSecret(sealed.enc)),
    'shared_secret',
    Buffer.concat([sealed.enc, publicKey]),
    32,
  );
  const context = Buffer.concat([
    Buffer.from([0]),
    extract(suite, Buffer.alloc(0), 'psk_id_hash', Buffer.alloc(0)),
    extract(suite, Buffer.alloc(0), 'info_hash', sealed.info),
  ]);
  const secret = extract(suite, shared, 'secret', Buffer.alloc(0));
  const key = expand(suite, secret, 'key', context, aead === 1 ? 16 : 32);
  const nonce = expand(suite, secret, 'base_nonce', context, 12);
  const cipher = createDecipheriv(aead === 1 ? 'aes-128-gcm' : 'aes-256-gcm', key, nonce);
  cipher.setAAD(sealed.aad);
  cipher.setAuthTag(sealed.ct.subarray(-16));
  return Buffer.concat([cipher.update(sealed.ct.subarray(0, -16)), cipher.final()]);
}

it('opens the RFC’s own example (A.3.1, P-256 and HKDF-SHA256)', () => {
  const hex = (text: string) => Buffer.from(text, 'hex');
  const sealed = {
    enc: hex(
      '04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4',
    ),
    ct: hex(
      '5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434',
    ),
    info: hex('4f6465206f6e2061204772656369616e2055726e'),
    aad: hex('436f756e742d30'),
  };
  const privateKey = hex('f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2');
  const publicKey = hex(
    '04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a826a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d128aafd68a2ce72ea0',
  );
  expect(open(sealed, privateKey, publicKey, 1).toString()).toBe('Beauty is truth, truth beauty');
  const other = { ...sealed, aad: hex('436f756e742d31') };
  expect(() => open(other, privateKey, publicKey, 1)).toThrow();
});

it('opens what a kiosk seals, bound to its place and to this use alone', async () => {
  const { key, privateKey } = await newSealingKeyPair('seal-test');
  const place = { kiosk: 'k-00000001', incarnation: 2, seq: 7, kind: 'callForHelp' } as const;
  const body = {
    kind: 'callForHelp',
    screen: 'home',
    language: 'vi',
    follow: '0000000000-0',
  } as const;
  const sealed = fromBase64Url(await sealBody(body, key, place));
  const opened = (aad: string, info = 'motcham action v1') =>
    open(
      {
        enc: sealed.subarray(0, 65),
        ct: sealed.subarray(65),
        info: bytes(info),
        aad: bytes(aad),
      },
      fromBase64Url(privateKey.d ?? ''),
      fromBase64Url(key.publicKey),
      2,
    ).toString();
  expect(JSON.parse(opened(envelopeAad(place)))).toEqual(body);
  expect(() => opened(envelopeAad({ ...place, seq: 8 }))).toThrow();
  expect(() => opened(envelopeAad(place), 'another use')).toThrow();
});
