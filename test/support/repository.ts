import { hubPaths, type PublicKey } from '../../src/domain/api/index.ts';
import { toUtf8 } from '../../src/domain/basics/index.ts';
import {
  type ContentTarget,
  contentTargets,
  type Manifest,
} from '../../src/domain/bundle/index.ts';
import {
  type MetadataSigner,
  type NamedKey,
  nameKey,
  refreshTuf,
  rootSigned,
  type TufSource,
  type TufState,
  writeMetadata,
} from '../../src/domain/tuf/index.ts';

type Bytes = Uint8Array<ArrayBuffer>;
export type OfficeKey = NamedKey & MetadataSigner & { readonly publicKey: JsonWebKey };

const dayMs = 86_400_000;

/** A key of a person, Ed25519 or P-256. */
export async function newOfficeKey(name: 'Ed25519' | 'ECDSA' = 'ECDSA'): Promise<OfficeKey> {
  const algorithm = { name, namedCurve: name === 'ECDSA' ? 'P-256' : '' };
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const publicKey = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return { ...(await nameKey(publicKey)), privateKey: pair.privateKey, publicKey };
}

/** People and their keys, as a production hub never holds them: root 2 of 3, publishers 2 of 3. */
export class Office {
  readonly roots: OfficeKey[];
  readonly publishers: OfficeKey[];
  #version = 0;

  private constructor(roots: OfficeKey[], publishers: OfficeKey[]) {
    this.roots = roots;
    this.publishers = publishers;
  }

  static async open(): Promise<Office> {
    const keys = (...names: ('Ed25519' | 'ECDSA')[]) => Promise.all(names.map(newOfficeKey));
    return new Office(
      await keys('ECDSA', 'Ed25519', 'ECDSA'),
      await keys('ECDSA', 'Ed25519', 'ECDSA'),
    );
  }

  /** The next root over a hub's online key, signed by these. */
  async root(
    online: PublicKey,
    change: { readonly targets?: number; readonly signers?: readonly OfficeKey[] } = {},
  ): Promise<Bytes> {
    this.#version += 1;
    const hub = { keys: [await nameKey({ ...online })], threshold: 1 };
    const signed = rootSigned({
      version: this.#version,
      expiresMs: Date.now() + 365 * dayMs,
      trial: false,
      roles: {
        root: { keys: this.roots, threshold: 2 },
        targets: { keys: this.publishers, threshold: change.targets ?? 2 },
        snapshot: hub,
        timestamp: hub,
      },
    });
    return writeMetadata(signed, change.signers ?? this.roots);
  }
}

/** A hub's repository over the wire. */
export function hubSource(hubUrl: string): TufSource {
  return {
    async fetch(name, bytesMax) {
      const response = await fetch(hubUrl + hubPaths.tuf(name));
      if (response.status === 204 || response.status === 404) return undefined;
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (!response.ok) throw new Error(`answered ${response.status}`);
      if (bytes.length > bytesMax) return 'tooLong';
      return bytes;
    },
  };
}

/** A refresh as a kiosk does it. */
export function refreshFrom(hubUrl: string, root: string | TufState, nowMs = Date.now()) {
  const state = typeof root === 'string' ? { root: toUtf8(root) } : root;
  return refreshTuf(state, hubSource(hubUrl), nowMs);
}

/** What a kiosk believes to be published; the newest first. */
export async function believedContent(
  hubUrl: string,
  root: string,
  nowMs = Date.now(),
): Promise<readonly ContentTarget[]> {
  const { outcome } = await refreshFrom(hubUrl, root, nowMs);
  if (!outcome.ok) throw new Error(`${outcome.error.role} ${outcome.error.reason}`);
  return contentTargets(outcome.value);
}

/** The manifest of the newest content. */
export async function newestManifest(
  hubUrl: string,
  root: string,
  nowMs = Date.now(),
): Promise<Manifest> {
  const [target] = await believedContent(hubUrl, root, nowMs);
  if (target === undefined) throw new Error('no content is published');
  const response = await fetch(hubUrl + hubPaths.section(target.sha256));
  return JSON.parse(await response.text()) as Manifest;
}
