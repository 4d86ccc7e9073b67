import { fromBase64Url, sha256, toBase64, toHex, toUtf8 } from '../../basics/index.ts';
import { olpcJson, type Parsed, type ParsedObject } from '../canonical.ts';
import { fromHex } from '../encoding.ts';
import { signWith } from '../key.ts';
import type { TopLevelRole } from '../metadata.ts';
import type { TufSource, TufState } from '../state.ts';

type Scheme = 'ed25519' | 'ecdsa-sha2-nistp256';
type Bytes = Uint8Array<ArrayBuffer>;

/** A key pair and how root metadata names it. */
export interface Signer {
  readonly keyid: string;
  readonly key: ParsedObject;
  readonly scheme: Scheme;
  readonly privateKey: CryptoKey;
}

const dayMs = 86_400_000;
/** Now, in all these tests. */
export const nowMs = Date.UTC(2026, 10, 22, 9, 0, 0);
/** An instant so many days from now, as metadata writes it. */
export const inDays = (days: number): string =>
  new Date(nowMs + days * dayMs).toISOString().replace(/\.\d+Z$/, 'Z');

/** What stands before the point of a P-256 key in its SPKI form (RFC 5480). */
const p256Prefix = '3059301306072a8648ce3d020106082a8648ce3d03010703420004';
const hexOf = (part = ''): string => toHex(fromBase64Url(part));

async function publicText(scheme: Scheme, publicKey: CryptoKey): Promise<string> {
  const { x, y } = await crypto.subtle.exportKey('jwk', publicKey);
  if (scheme === 'ed25519') return hexOf(x);
  const spki = toBase64(fromHex(p256Prefix + hexOf(x) + hexOf(y)) ?? new Uint8Array());
  return `-----BEGIN PUBLIC KEY-----\n${spki}\n-----END PUBLIC KEY-----\n`;
}

export async function newSigner(scheme: Scheme = 'ecdsa-sha2-nistp256'): Promise<Signer> {
  const algorithm = {
    name: scheme === 'ed25519' ? 'Ed25519' : 'ECDSA',
    namedCurve: scheme === 'ed25519' ? '' : 'P-256',
  };
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const key = {
    keytype: scheme === 'ed25519' ? 'ed25519' : 'ecdsa',
    scheme,
    keyval: { public: await publicText(scheme, pair.publicKey) },
  };
  const keyid = toHex(await sha256(toUtf8(olpcJson(key))));
  return { keyid, key, scheme, privateKey: pair.privateKey };
}

type Content = { [name: string]: Parsed };

/** A repository in memory, which says whatever a test makes it say. */
export class TestRepository {
  /** What is served, by name. */
  readonly files = new Map<string, Bytes>();
  /** Names that were asked for, in order. */
  readonly asked: string[] = [];
  readonly signers: Record<TopLevelRole, Signer[]>;
  readonly thresholds: Record<TopLevelRole, number> = {
    root: 1,
    timestamp: 1,
    snapshot: 1,
    targets: 1,
  };
  readonly signed: Record<TopLevelRole, Content>;

  private constructor(signers: Record<TopLevelRole, Signer[]>) {
    this.signers = signers;
    const common = { spec_version: '1.0.31', version: 0, expires: inDays(30) };
    this.signed = {
      root: { _type: 'root', ...common, consistent_snapshot: true },
      timestamp: { _type: 'timestamp', ...common, meta: { 'snapshot.json': { version: 1 } } },
      snapshot: { _type: 'snapshot', ...common, meta: { 'targets.json': { version: 1 } } },
      targets: { _type: 'targets', ...common, targets: {} },
    };
  }

  /** One key a role, everything published once. */
  static async create(scheme?: Scheme): Promise<TestRepository> {
    const one = async () => [await newSigner(scheme)];
    const repository = new TestRepository({
      root: await one(),
      timestamp: await one(),
      snapshot: await one(),
      targets: await one(),
    });
    await repository.publish('root', 'targets', 'snapshot', 'timestamp');
    return repository;
  }

  /** The root that a client begins with. */
  get firstState(): TufState {
    const root = this.files.get('1.root.json');
    if (root === undefined) throw new Error('nothing is published');
    return { root };
  }

  get source(): TufSource {
    return {
      fetch: async (name, bytesMax) => {
        this.asked.push(name);
        const bytes = this.files.get(name);
        if (bytes !== undefined && bytes.length > bytesMax) return 'tooLong';
        return bytes;
      },
    };
  }

  version(role: TopLevelRole): number {
    return Number(this.signed[role]['version']);
  }

  /** Signs what a role says now, by these signers or by its own. */
  async sign(role: TopLevelRole, signers: readonly Signer[] = this.signers[role]): Promise<Bytes> {
    const bytes = toUtf8(olpcJson(this.signed[role]));
    const signatures = await Promise.all(
      signers.map(async ({ keyid, privateKey, scheme }) => ({
        keyid,
        sig: toHex(await signWith(privateKey, scheme, bytes)),
      })),
    );
    return toUtf8(JSON.stringify({ signatures, signed: this.signed[role] }));
  }

  /** Puts the next version of each role where it belongs, and says so in the role above. */
  async publish(...roles: readonly TopLevelRole[]): Promise<void> {
    for (const role of roles) {
      this.signed[role]['version'] = this.version(role) + 1;
      await this.serve(role);
    }
  }

  /** Serves what a role says, under the version that it has, and tells the role above. */
  async serve(role: TopLevelRole, signers?: readonly Signer[]): Promise<void> {
    const version = this.version(role);
    if (role === 'root') this.#nameKeys();
    if (role === 'snapshot') this.signed.timestamp['meta'] = { 'snapshot.json': { version } };
    if (role === 'targets') {
      const meta = this.signed.snapshot['meta'] as ParsedObject;
      this.signed.snapshot['meta'] = { ...meta, 'targets.json': { version } };
    }
    const name = role === 'timestamp' ? 'timestamp.json' : `${version}.${role}.json`;
    this.files.set(name, await this.sign(role, signers));
  }

  #nameKeys(): void {
    const all = Object.values(this.signers).flat();
    this.signed.root['keys'] = Object.fromEntries(all.map(({ keyid, key }) => [keyid, key]));
    this.signed.root['roles'] = Object.fromEntries(
      Object.entries(this.signers).map(([role, signers]) => [
        role,
        {
          keyids: signers.map(({ keyid }) => keyid),
          threshold: this.thresholds[role as TopLevelRole],
        },
      ]),
    );
  }
}
