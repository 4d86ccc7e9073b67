import {
  type MetadataSigner,
  type NamedKey,
  nameKey,
  type ParsedObject,
  rootSigned,
  snapshotSigned,
  targetsSigned,
  timestampSigned,
  writeMetadata,
} from '../../../domain/tuf/index.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type Key = NamedKey & MetadataSigner;

const dayMs = 86_400_000;
/** Now, in all these tests. */
export const repositoryNowMs = Date.parse('2026-11-21T00:00:00Z');

async function newKey(): Promise<Key> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const named = await nameKey(await crypto.subtle.exportKey('jwk', pair.publicKey));
  return { ...named, privateKey: pair.privateKey };
}

/** The metadata of a hub: root 2 of 3, two publishers, one online key. A test says what is in it. */
export class TestRepository {
  readonly files = new Map<string, Bytes>();
  readonly targets = new Map<string, { bytes: Bytes; custom: ParsedObject }>();
  readonly versions = { root: 0, targets: 0, snapshot: 0, timestamp: 0 };
  readonly lifeMs = {
    root: 365 * dayMs,
    targets: 30 * dayMs,
    snapshot: 7 * dayMs,
    timestamp: 7 * dayMs,
  };
  roots: Key[] = [];
  publishers: Key[] = [];
  online: Key[] = [];
  trial = true;

  static async create(): Promise<TestRepository> {
    const repository = new TestRepository();
    const keys = (count: number) => Promise.all(Array.from({ length: count }, newKey));
    repository.roots = await keys(3);
    repository.publishers = await keys(2);
    repository.online = await keys(1);
    await repository.publishRoot();
    return repository;
  }

  static newKey = newKey;

  file(name: string): Bytes {
    const bytes = this.files.get(name);
    if (bytes === undefined) throw new Error(`there is no ${name}`);
    return bytes;
  }

  /** The next root, signed by these: by the keys of the one before as well, where they changed. */
  async publishRoot(signers: readonly Key[] = this.roots): Promise<void> {
    this.versions.root += 1;
    const { roots, publishers, online, trial } = this;
    const hub = { keys: online, threshold: 1 };
    const signed = rootSigned({
      version: this.versions.root,
      expiresMs: repositoryNowMs + this.lifeMs.root,
      trial,
      roles: {
        root: { keys: roots, threshold: 2 },
        targets: { keys: publishers, threshold: 2 },
        snapshot: hub,
        timestamp: hub,
      },
    });
    this.files.set(`${this.versions.root}.root.json`, await writeMetadata(signed, signers));
  }

  /** The next targets, signed by these; then the hub signs over them. */
  async publish(signers: readonly Key[] = this.publishers): Promise<void> {
    this.versions.targets += 1;
    const version = this.versions.targets;
    const expiresMs = repositoryNowMs + this.lifeMs.targets;
    const signed = await targetsSigned({ version, expiresMs, targets: this.targets });
    this.files.set(`${version}.targets.json`, await writeMetadata(signed, signers));
    await this.stamp();
  }

  /** The next snapshot and timestamp over the targets of this version. */
  async stamp(targetsVersion = this.versions.targets): Promise<void> {
    const targets = {
      version: targetsVersion,
      bytes: this.file(`${targetsVersion}.targets.json`),
    };
    this.versions.snapshot += 1;
    const version = this.versions.snapshot;
    const until = repositoryNowMs + this.lifeMs.snapshot;
    const bytes = await writeMetadata(await snapshotSigned(version, until, targets), this.online);
    this.files.set(`${version}.snapshot.json`, bytes);
    this.versions.timestamp += 1;
    const expiresMs = repositoryNowMs + this.lifeMs.timestamp;
    const over = await timestampSigned(this.versions.timestamp, expiresMs, { version, bytes });
    this.files.set('timestamp.json', await writeMetadata(over, this.online));
  }
}
