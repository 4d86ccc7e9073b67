import { describe, expect, it } from 'vitest';
import { canonicalJson, sha256, toHex, toUtf8 } from '../basics/index.ts';
import {
  contentEntry,
  contentTargets,
  firstOf,
  isInRing,
  isSectionIntact,
  keyEntry,
  type Manifest,
  readManifest,
  vouchedKeys,
} from './index.ts';

const manifest: Manifest = {
  type: 'motcham-manifest',
  v: 2,
  version: 3,
  publishedAt: '2026-11-20T00:00:00Z',
  factsDate: '2026-11-20',
  minApp: 1,
  trial: true,
  sections: [],
};
const expected = { version: 3, app: 1, trial: true };

describe('readManifest', () => {
  it('takes what was signed for, and nothing else', () => {
    const read = (change: object, where = expected) =>
      readManifest(toUtf8(canonicalJson({ ...manifest, sections: [], ...change })), where);
    expect(read({})).toEqual({ ok: true, value: manifest });
    expect(read({ code: 'alert(1)' })).toEqual({ ok: false, error: 'malformed' });
    expect(read({ version: 4 })).toEqual({ ok: false, error: 'malformed' });
    expect(read({ minApp: 2 })).toEqual({ ok: false, error: 'appTooOld' });
    expect(read({}, { ...expected, trial: false })).toEqual({
      ok: false,
      error: 'trialContentRefused',
    });
    expect(readManifest(toUtf8('{'), expected)).toEqual({ ok: false, error: 'malformed' });
  });
});

/** Targets with these custom members, as a client reads them. */
function targetsOf(customs: readonly unknown[]) {
  const files = customs.map((custom, at) => {
    const file = { length: 10, hashes: new Map([['sha256', '0'.repeat(64)]]), custom };
    return [`t${at}`, file] as const;
  });
  const signed = { _type: 'targets' as const, spec_version: '1.0.31', version: 1, expires: '' };
  return { targets: { ...signed, targets: new Map(files) } };
}

describe('targets', () => {
  it('tell content from keys, and both from what they do not know', () => {
    const sealing = keyEntry('sealing', { keyId: 's-1', key: 'abc' }).custom;
    const command = keyEntry('command', { keyId: 'c', key: { kty: 'EC' } }).custom;
    const trusted = targetsOf([
      contentEntry(4, undefined).custom,
      contentEntry(7, { salt: 's', percent: 10 }).custom,
      sealing,
      command,
      { kind: 'content', version: 'nine' },
      { kind: 'app' },
      undefined,
    ]);
    expect(contentTargets(trusted).map(({ version }) => version)).toEqual([7, 4]);
    expect(vouchedKeys(trusted, 'sealing')).toEqual([{ keyId: 's-1', key: 'abc' }]);
    expect(vouchedKeys(trusted, 'command')).toEqual([{ keyId: 'c', key: { kty: 'EC' } }]);
  });

  it('name one kiosk at least for the first ring', async () => {
    const kiosks = ['k-1', 'k-2', 'k-3'];
    const first = await firstOf(kiosks, 'mùa xuân');
    expect(kiosks).toContain(first);
    expect(await firstOf([...kiosks].reverse(), 'mùa xuân')).toBe(first);
    expect(await firstOf([], 'mùa xuân')).toBeUndefined();
    const ring = { salt: 'mùa xuân', percent: 0, first: first! };
    const inside = await Promise.all(kiosks.map((kiosk) => isInRing(ring, kiosk)));
    expect(inside.filter(Boolean)).toHaveLength(1);
  });
});

describe('a section', () => {
  it('is known by its hash and its length', async () => {
    const bytes = toUtf8('{"a":1}');
    const ref = { bytes: bytes.length, sha256: toHex(await sha256(bytes)) };
    expect(await isSectionIntact(ref, bytes)).toBe(true);
    expect(await isSectionIntact(ref, toUtf8('{"a":2}'))).toBe(false);
    expect(await isSectionIntact({ ...ref, bytes: 8 }, bytes)).toBe(false);
  });
});
