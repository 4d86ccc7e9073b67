import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { PublisherJwk } from '../../../domain/api/console/index.ts';
import {
  type MetadataSigner,
  nameKey,
  signMetadata,
  type TufState,
} from '../../../domain/tuf/index.ts';

/** A publisher's key of one person in this browser. Its private half never leaves it. */
export interface PublisherKey {
  readonly keyid: string;
  readonly scheme: MetadataSigner['scheme'];
  readonly publicKey: PublisherJwk;
  readonly privateKey: CryptoKey;
  readonly madeAt: string;
  /** A root named it once: one that does not any more has taken it away. */
  readonly wasNamed: boolean;
}

interface Schema extends DBSchema {
  /** By person: two people at one computer have two keys. */
  keys: { key: string; value: PublisherKey };
  /** What this browser believes to be published. */
  trust: { key: string; value: TufState };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;
function open(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('motcham-publisher', 1, {
    upgrade(db) {
      db.createObjectStore('keys');
      db.createObjectStore('trust');
    },
  });
  return opened;
}

export async function findKey(person: string): Promise<PublisherKey | undefined> {
  return (await open()).get('keys', person);
}

/** Remembers that a root names it. */
export async function noteNamed(person: string, key: PublisherKey): Promise<void> {
  await (await open()).put('keys', { ...key, wasNamed: true }, person);
}

export async function readTrust(): Promise<TufState | undefined> {
  return (await open()).get('trust', 'state');
}

export async function keepTrust(state: TufState): Promise<void> {
  await (await open()).put('trust', state, 'state');
}

/** Ed25519 where the browser has it; neither can be exported, by nobody. */
async function newPair(): Promise<CryptoKeyPair> {
  const uses: readonly KeyUsage[] = ['sign', 'verify'];
  const made = await crypto.subtle
    .generateKey({ name: 'Ed25519' }, false, uses)
    .catch(() => crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, uses));
  if (!('privateKey' in made)) throw new Error('broken invariant: not a key pair');
  return made;
}

/** Makes this person's key in this browser, in the place of the one before. */
export async function makeKey(person: string): Promise<PublisherKey> {
  const pair = await newPair();
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const publicKey = {
    kty: kty === 'OKP' ? ('OKP' as const) : ('EC' as const),
    crv: crv === 'Ed25519' ? ('Ed25519' as const) : ('P-256' as const),
    x: x ?? '',
    ...(y !== undefined && { y }),
  };
  const { keyid, scheme } = await nameKey(publicKey);
  const key: PublisherKey = {
    ...{ keyid, scheme, publicKey, privateKey: pair.privateKey },
    madeAt: new Date().toISOString(),
    wasNamed: false,
  };
  const db = await open();
  await db.put('keys', key, person);
  // The browser may otherwise throw it away when its disk is full.
  await navigator.storage?.persist?.().catch(() => false);
  return key;
}

/** Signs exactly these texts, one signature each. */
export async function signTexts(key: PublisherKey, texts: readonly string[]): Promise<string[]> {
  const sigs: string[] = [];
  for (const text of texts) sigs.push((await signMetadata(JSON.parse(text), key)).sig);
  return sigs;
}
