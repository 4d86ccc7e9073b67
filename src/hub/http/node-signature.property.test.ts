import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newTestKey } from '../../../test/support/hub-client.ts';
import { signRequest, verifyRequest, verifyRequestBy } from '../../domain/api/index.ts';
import { fromBase64, toBase64, toUtf8 } from '../../domain/basics/index.ts';
import { importPublicKey, nodeSignature } from './node-signature.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };

it('says of every request what the Web Cryptography API says', async () => {
  const key = await newTestKey();
  const web = await crypto.subtle.importKey('jwk', { ...key.publicKey }, algorithm, false, [
    'verify',
  ]);
  const node = importPublicKey(key.publicKey);
  let held = 0;
  // Enough signatures that some halves begin with zeros and many with a one bit.
  await fc.assert(
    fc.asyncProperty(
      fc.string(),
      fc.option(fc.record({ at: fc.nat(63), flip: fc.integer({ min: 1, max: 255 }) }), { freq: 1 }),
      fc.constantFrom('whole', 'whole', 'whole', 'zeros', 'short', 'long'),
      async (text, damage, form) => {
        const request = { method: 'POST', path: '/x', query: '', body: toUtf8(text) };
        const headers = await signRequest(
          request,
          { keyId: 'k', privateKey: key.privateKey },
          1_000,
        );
        const bytes = fromBase64(headers.signature.slice('sig1=:'.length, -1));
        if (damage !== null) bytes[damage.at] = (bytes[damage.at] ?? 0) ^ damage.flip;
        const formed = {
          whole: bytes,
          zeros: new Uint8Array(64),
          short: bytes.slice(0, 63),
          long: Uint8Array.from([...bytes, 0]),
        }[form];
        const sent = { ...headers, signature: `sig1=:${toBase64(formed)}:` };
        const [one, other] = [
          await verifyRequest(request, sent, web, 1_000),
          await verifyRequestBy(nodeSignature, request, sent, node, 1_000),
        ];
        expect(other.ok).toBe(one.ok);
        expect(one.ok).toBe(damage === null && form === 'whole');
        if (one.ok) held += 1;
      },
    ),
    { numRuns: 600 },
  );
  expect(held).toBeGreaterThan(100);
}, 60_000);
