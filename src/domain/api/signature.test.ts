import { describe, expect, it } from 'vitest';
import { toUtf8 } from '../basics/index.ts';
import {
  enrolmentProofText,
  readSignatureInput,
  signRequest,
  signText,
  toPublicKey,
  verifyRequest,
  verifyText,
} from './index.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
const request = {
  method: 'POST',
  path: '/hub/v1/actions',
  query: '',
  body: toUtf8('{"actions":[]}'),
};
const now = 1_795_000_000;

async function signed() {
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const headers = await signRequest(
    request,
    { keyId: 'k-ABCDEFGH.1.page', privateKey: pair.privateKey },
    now,
  );
  return { pair, headers: { ...headers } as Record<string, string | undefined> };
}

describe('signed requests', () => {
  it('verify with the key that made them', async () => {
    const { pair, headers } = await signed();
    expect(await verifyRequest(request, headers, pair.publicKey, now + 299)).toEqual({
      ok: true,
      value: { createdSeconds: now, keyId: 'k-ABCDEFGH.1.page' },
    });
  });

  it('are refused when method, path, query, body or key differ', async () => {
    const { pair, headers } = await signed();
    for (const changed of [
      { ...request, method: 'PUT' },
      { ...request, path: '/hub/v1/heartbeat' },
      { ...request, query: '?a=1' },
    ]) {
      expect(await verifyRequest(changed, headers, pair.publicKey, now)).toEqual({
        ok: false,
        error: 'signature',
      });
    }
    expect(
      await verifyRequest({ ...request, body: toUtf8('{}') }, headers, pair.publicKey, now),
    ).toEqual({
      ok: false,
      error: 'digest',
    });
    const stranger = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
    expect((await verifyRequest(request, headers, stranger.publicKey, now)).ok).toBe(false);
  });

  it('tell a wrong clock only to the holder of the key', async () => {
    const { pair, headers } = await signed();
    const year = 365 * 86_400;
    expect(await verifyRequest(request, headers, pair.publicKey, now + year)).toEqual({
      ok: false,
      error: 'skew',
    });
    const forged = { ...headers, signature: 'sig1=:AAAA:' };
    expect((await verifyRequest(request, forged, pair.publicKey, now + year)).ok).toBe(false);
  });

  it.each([
    'sig2=("@method" "@path" "@query" "content-digest");created=1;keyid="a"',
    'sig1=("@method" "@path");created=1;keyid="a"',
    'sig1=("@method" "@path" "@query" "content-digest");created=1;keyid="a";alg="none"',
    'sig1=("@method" "@path" "@query" "content-digest");keyid="a";created=1',
    '',
  ])('take no other profile: %s', (input) => {
    expect(readSignatureInput(input)).toEqual({ ok: false, error: 'malformed' });
  });
});

describe('enrolment proof', () => {
  it('binds role, code and key', async () => {
    const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
    const key = toPublicKey(await crypto.subtle.exportKey('jwk', pair.publicKey));
    const text = await enrolmentProofText('page', 'ABCDEFGHJKMNP', key);
    const proof = await signText(text, pair.privateKey);
    expect(await verifyText(text, proof, key)).toBe(true);
    expect(
      await verifyText(await enrolmentProofText('shell', 'ABCDEFGHJKMNP', key), proof, key),
    ).toBe(false);
    expect(await verifyText(text, 'not base64!', key)).toBe(false);
  });
});
