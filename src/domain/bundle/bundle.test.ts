import { describe, expect, it } from 'vitest';
import { sha256, toHex, toUtf8 } from '../basics/index.ts';
import {
  isSectionIntact,
  type Manifest,
  type PublisherTrust,
  signManifest,
  verifyManifest,
} from './index.ts';

async function publisher(keyId: string) {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return {
    keyId,
    privateKey: pair.privateKey,
    publicKey: { kty: 'EC' as const, crv: 'P-256' as const, x, y },
  };
}

const manifest: Manifest = {
  type: 'motcham-manifest',
  v: 1,
  version: 3,
  publishedAt: '2026-11-20T00:00:00Z',
  expiresAt: '2027-02-20T00:00:00Z',
  factsDate: '2026-11-20',
  minApp: 1,
  trial: true,
  sections: [],
};
const installed = { version: 2, app: 1, nowMs: Date.parse('2026-11-21T00:00:00Z') };

async function signedBy(names: readonly string[], content: Manifest = manifest) {
  const all = await Promise.all(['a', 'b', 'c'].map(publisher));
  const trust: PublisherTrust = {
    threshold: 2,
    trial: true,
    keys: all.slice(0, 2).map(({ keyId, publicKey }) => ({ keyId, publicKey })),
  };
  const signatures = [];
  for (const name of names) {
    const key = all.find((one) => one.keyId === name);
    if (key) signatures.push(await signManifest(content, key.keyId, key.privateKey));
  }
  return { document: { signed: content, signatures }, trust };
}

describe('verifyManifest', () => {
  it('takes what two publishers signed', async () => {
    const { document, trust } = await signedBy(['a', 'b']);
    expect(await verifyManifest(document, trust, installed)).toEqual({ ok: true, value: manifest });
  });

  it.each([
    ['one publisher', ['a']],
    ['one publisher twice', ['a', 'a']],
    ['one publisher and a stranger', ['a', 'c']],
  ])('refuses %s', async (_, names) => {
    const { document, trust } = await signedBy(names);
    expect(await verifyManifest(document, trust, installed)).toEqual({
      ok: false,
      error: 'notEnoughSignatures',
    });
  });

  it('refuses one key under two names', async () => {
    const { document, trust } = await signedBy(['a', 'b']);
    const [first] = trust.keys;
    const doubled = { ...trust, keys: [first!, { ...first!, keyId: 'b' }] };
    const signatures = [document.signatures[0]!, { ...document.signatures[0]!, keyId: 'b' }];
    expect(await verifyManifest({ ...document, signatures }, doubled, installed)).toEqual({
      ok: false,
      error: 'notEnoughSignatures',
    });
  });

  it('refuses a changed byte, an older version, an expired one, an unknown member', async () => {
    const { document, trust } = await signedBy(['a', 'b']);
    const changed = { ...document, signed: { ...manifest, factsDate: '2026-11-21' } };
    expect((await verifyManifest(changed, trust, installed)).ok).toBe(false);
    const extra = { ...document, signed: { ...manifest, code: 'alert(1)' } };
    expect(await verifyManifest(extra, trust, installed)).toEqual({
      ok: false,
      error: 'malformed',
    });
    expect(await verifyManifest(document, trust, { ...installed, version: 4 })).toEqual({
      ok: false,
      error: 'olderThanInstalled',
    });
    const late = { ...installed, nowMs: Date.parse('2027-03-01T00:00:00Z') };
    expect(await verifyManifest(document, trust, late)).toEqual({ ok: false, error: 'expired' });
    expect(await verifyManifest(document, { ...trust, trial: false }, installed)).toEqual({
      ok: false,
      error: 'trialContentRefused',
    });
  });

  it('knows a section by its hash and its length', async () => {
    const bytes = toUtf8('{"a":1}');
    const ref = {
      kind: 'facts' as const,
      key: '0',
      bytes: bytes.length,
      sha256: toHex(await sha256(bytes)),
    };
    expect(await isSectionIntact(ref, bytes)).toBe(true);
    expect(await isSectionIntact(ref, toUtf8('{"a":2}'))).toBe(false);
    expect(await isSectionIntact({ ...ref, bytes: 8 }, bytes)).toBe(false);
  });
});
