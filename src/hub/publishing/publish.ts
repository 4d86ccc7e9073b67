import { canonicalJson, sha256, toHex, toUtf8 } from '../../domain/basics/index.ts';
import {
  detailsCountMax,
  type Manifest,
  namedByManifest,
  type PublisherTrust,
  readDetailsList,
  readFactsList,
  readGuidesList,
  type SectionKind,
  type SectionRef,
  sectionBytesMax,
  sectionCountMax,
  signManifest,
  verifyManifest,
} from '../../domain/bundle/index.ts';
import type { SigningKey } from '../keys/index.ts';
import { inTransaction, type Store } from '../store/index.ts';
import { insertSections } from './insert-sections.ts';
import { publishedChannel } from './published-version.ts';

/** Bytes to publish, by kind and key. */
export interface PublishedSection {
  readonly kind: SectionKind;
  /** Shard number, procedure code, or empty where there is one of a kind. */
  readonly key: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What is published: sections, and the facts about them. `details` are those its lists name. */
export interface Content {
  readonly sections: readonly PublishedSection[];
  /** ISO date shown to residents. */
  readonly factsDate: string;
  /** Oldest kiosk application that understands it. */
  readonly minApp: number;
}

export interface PublishOptions {
  readonly publishers: readonly SigningKey[];
  readonly trust: PublisherTrust;
  readonly nowMs: number;
  /** How long kiosks may install it, ms. */
  readonly validMs?: number;
}

export interface Published {
  readonly version: number;
  /** False when the same content stands already. */
  readonly isNew: boolean;
  /** Sections whose bytes the hub had not seen. */
  readonly newSections: number;
}

/** A month: a kiosk that was off for its holidays still installs. */
const validMsDefault = 30 * 86_400_000;
/** Any number: one publication at a time, over all hub processes. */
const publishLock = 7_265_001;

/**
 * Publishes content as a new version, signed by every publisher. The same content again is the
 * version that stands, unless half of its time to install has passed.
 *
 * @throws when a section is over the limits, a kind and key stand twice, or the signatures would
 * not satisfy a kiosk: then nothing is published.
 */
export async function publish(
  store: Store,
  content: Content,
  options: PublishOptions,
): Promise<Published> {
  const validMs = options.validMs ?? validMsDefault;
  const { sections, bytesOf } = await hashAll(content);
  const facts = {
    factsDate: content.factsDate,
    minApp: content.minApp,
    trial: options.trust.trial,
  };
  const contentHash = toHex(
    await sha256(
      toUtf8(canonicalJson({ ...facts, sections: sections.map((ref) => ({ ...ref })) })),
    ),
  );
  return inTransaction(store.pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [publishLock]);
    const { rows } = await client.query<{
      version: number;
      content_hash: string;
      expires_at: Date;
    }>('select version, content_hash, expires_at from publications order by version desc limit 1');
    const [last] = rows;
    const isSame = last?.content_hash === contentHash;
    if (last !== undefined && isSame && last.expires_at.getTime() > options.nowMs + validMs / 2) {
      return { version: last.version, isNew: false, newSections: 0 };
    }
    const manifest: Manifest = {
      type: 'motcham-manifest',
      v: 1,
      version: (last?.version ?? 0) + 1,
      publishedAt: toInstant(options.nowMs),
      expiresAt: toInstant(options.nowMs + validMs),
      ...facts,
      sections: [...sections],
    };
    const document = await sign(manifest, options);
    const newSections = await insertSections(client, bytesOf);
    await client.query(
      `insert into publications (version, content_hash, document, expires_at, published_at)
        values ($1, $2, $3, $4, $5)`,
      [
        manifest.version,
        contentHash,
        document,
        new Date(options.nowMs + validMs),
        new Date(options.nowMs),
      ],
    );
    // Delivered at commit, and never before.
    await client.query(`notify ${publishedChannel}`);
    return { version: manifest.version, isNew: true, newSections };
  });
}

/** The refs that the manifest names, and the bytes of everything by hash. */
async function hashAll(content: Content): Promise<{
  readonly sections: readonly SectionRef[];
  readonly bytesOf: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}> {
  const refs: SectionRef[] = [];
  const listed = new Set<string>();
  const bytesOf = new Map<string, Uint8Array<ArrayBuffer>>();
  const names = new Set(content.sections.map(({ kind, key }) => `${kind}/${key}`));
  if (names.size !== content.sections.length) {
    throw new Error('two sections have the same kind and key');
  }
  const isNamed = namedByManifest(content.sections);
  for (const { kind, key, bytes } of content.sections) {
    if (bytes.length < 1 || bytes.length > sectionBytesMax) {
      throw new Error(
        `section ${kind}/${key} has ${bytes.length} bytes; 1 to ${sectionBytesMax} are allowed`,
      );
    }
    const hash = toHex(await sha256(bytes));
    bytesOf.set(hash, bytes);
    if (isNamed(kind)) refs.push({ kind, key, sha256: hash, bytes: bytes.length });
    else listed.add(`${kind} ${key} ${hash} ${bytes.length}`);
  }
  if (refs.length > sectionCountMax) throw new Error('too many sections');
  checkLists(content, listed);
  const name = ({ kind, key }: SectionRef) => `${kind}/${key}`;
  return { sections: refs.sort((a, b) => (name(a) < name(b) ? -1 : 1)), bytesOf };
}

/** Whether the lists name all that no manifest names, and nothing else. */
function checkLists(content: Content, listed: ReadonlySet<string>): void {
  const of = (wanted: SectionKind) => content.sections.filter(({ kind }) => kind === wanted);
  const details = of('detailsList').flatMap(({ bytes }) => readDetailsList(bytes));
  const guides = of('guides').flatMap(({ bytes }) => readGuidesList(bytes));
  const facts = of('factsList').flatMap(({ bytes }) => readFactsList(bytes));
  if (details.length > detailsCountMax) throw new Error('too many details');
  const named = [
    ...facts.map((ref) => `facts ${ref.key} ${ref.sha256} ${ref.bytes}`),
    ...details.map((ref) => `details ${ref.code} ${ref.sha256} ${ref.bytes}`),
    ...guides.map((ref) => `guide ${ref.id} ${ref.sha256} ${ref.bytes}`),
  ];
  if (named.length !== listed.size || !named.every((one) => listed.has(one))) {
    throw new Error('the lists of details, facts and flows do not name those that are here');
  }
}

async function sign(manifest: Manifest, { publishers, trust, nowMs }: PublishOptions) {
  const signatures = await Promise.all(
    publishers.map(({ keyId, privateKey }) => signManifest(manifest, keyId, privateKey)),
  );
  const document = { signed: manifest, signatures };
  const verified = await verifyManifest(document, trust, {
    version: manifest.version - 1,
    app: manifest.minApp,
    nowMs,
  });
  if (!verified.ok) throw new Error(`a kiosk would refuse this publication: ${verified.error}`);
  return JSON.stringify(document);
}

/** ISO 8601 in UTC with whole seconds, as manifests have it. */
function toInstant(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
