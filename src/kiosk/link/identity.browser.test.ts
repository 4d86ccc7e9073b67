import { deleteDB } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import { signRequest, toPublicKey, verifyRequest } from '../../domain/api/index.ts';
import { newPageKeyPair } from './enrol.ts';
import { idbIdentityStore } from './idb-identity-store.ts';
import type { Identity } from './identity.ts';

const name = `identity-test-${crypto.randomUUID()}`;

async function newIdentity(incarnation: number): Promise<Identity> {
  const pair = await newPageKeyPair();
  const publicKey = toPublicKey(await crypto.subtle.exportKey('jwk', pair.publicKey));
  return {
    line: `k-TESTKSK0|${incarnation}`,
    kiosk: 'k-TESTKSK0',
    incarnation,
    keyId: `k-TESTKSK0.${incarnation}.page`,
    publicKey,
    privateKey: pair.privateKey,
    site: { plate: 'A3', building: 'A3', ward: 'W', wardCode: '', mode: 'lobby' },
    trial: true,
    hub: { sealing: { keyId: 's', publicKey: '' }, time: publicKey, root: '{}' },
  };
}

afterEach(() => deleteDB(name));

describe('identity in IndexedDB', () => {
  it('comes back with a key that signs and cannot be read out', async () => {
    const identity = await newIdentity(1);
    await idbIdentityStore(name).adopt(identity);
    const { current } = await idbIdentityStore(name).load();
    if (current === undefined) throw new Error('no identity');
    expect(current.privateKey.extractable).toBe(false);
    for (const format of ['jwk', 'pkcs8'] as const) {
      await expect(crypto.subtle.exportKey(format, current.privateKey)).rejects.toThrow();
    }
    const request = { method: 'POST', path: '/hub/v1/actions', query: '', body: new Uint8Array(3) };
    const headers = await signRequest(request, current, 1_000);
    const key = await crypto.subtle.importKey(
      'jwk',
      { ...current.publicKey },
      { name: 'ECDSA', namedCurve: 'P-256' },
      false,
      ['verify'],
    );
    expect(await verifyRequest(request, { ...headers }, key, 1_000)).toMatchObject({ ok: true });
  });

  it('keeps earlier incarnations until they are forgotten, and counts for the current one', async () => {
    const store = idbIdentityStore(name);
    await store.adopt(await newIdentity(1));
    await store.saveCounter(41);
    await store.saveConfirmed({ atMs: 5, offsetMs: -3 });
    await store.adopt(await newIdentity(2));
    const stored = await idbIdentityStore(name).load();
    expect(stored.current?.incarnation).toBe(2);
    expect(stored.past.map(({ incarnation }) => incarnation)).toEqual([1]);
    expect(stored).toMatchObject({ counter: 0, confirmed: { atMs: 5, offsetMs: -3 } });
    await store.forget('k-TESTKSK0|1');
    expect((await store.load()).past).toEqual([]);
  });

  it('opens again after it was deleted under it', async () => {
    const store = idbIdentityStore(name);
    await store.adopt(await newIdentity(1));
    await deleteDB(name);
    expect((await store.load()).current).toBeUndefined();
    await store.adopt(await newIdentity(2));
    expect((await store.load()).current?.incarnation).toBe(2);
  });
});
