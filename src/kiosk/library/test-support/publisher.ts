import { hubPaths } from '../../../domain/api/index.ts';
import { canonicalJson, sha256, toHex, toUtf8 } from '../../../domain/basics/index.ts';
import {
  contentEntry,
  type Manifest,
  namedByManifest,
  type Ring,
  type SectionKind,
  writeFactsShard,
} from '../../../domain/bundle/index.ts';
import { buildIndex } from '../../../domain/search/index.ts';
import { type Catalogue, toServiceDetails, toServiceFacts } from '../../../domain/service/index.ts';
import type { Fetch } from '../../link/index.ts';
import type { KioskTrust } from '../refresh-trust.ts';
import { smallLexicon } from './small-catalogue.ts';
import { TestRepository } from './test-repository.ts';

export interface Section {
  readonly kind: SectionKind;
  readonly key: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const json = (kind: SectionKind, key: string, value: unknown): Section => ({
  kind,
  key,
  bytes: toUtf8(JSON.stringify(value)),
});

/**
 * The sections of a catalogue, in the shape that `src/content` gives them.
 *
 * @param first codes of what most people come for
 */
export async function sectionsOf(
  catalogue: Catalogue,
  first: readonly string[] = [],
): Promise<Section[]> {
  const { services, lifeEvents, places, notices, feedback, appointments } = catalogue;
  const documents = services.map((one) => ({
    code: one.code,
    title: one.name,
    shortTitle: one.shortName,
    summary: one.summary,
    keywords: [],
    aliases: [],
    field: '',
    lifeEvents: [],
    popularity: 0.5,
    hanoi: true,
  }));
  const details = services.map((one) => json('details', one.code, toServiceDetails(one)));
  const refs = details.map(async ({ key, bytes }) => ({
    code: key,
    sha256: toHex(await sha256(bytes)),
    bytes: bytes.length,
    ...(first.includes(key) && { first: true }),
  }));
  return [
    { kind: 'facts', key: '0', bytes: writeFactsShard(services.map(toServiceFacts)) },
    json('detailsList', '0', await Promise.all(refs)),
    ...details,
    { kind: 'search', key: '', bytes: buildIndex(documents, smallLexicon) },
    json('lifeEvents', '', lifeEvents),
    json('places', '', places),
    json('notices', '', notices),
    json('feedback', '', feedback),
    json('appointments', '', appointments),
  ];
}

/** The same sections with their facts named by a list, as those of a large catalogue are. */
export async function withListedFacts(given: readonly Section[]): Promise<Section[]> {
  const refs: Manifest['sections'] = [];
  for (const { kind, key, bytes } of given) {
    if (kind !== 'facts') continue;
    refs.push({ kind, key, sha256: toHex(await sha256(bytes)), bytes: bytes.length });
  }
  return [...given, json('factsList', '0', refs)];
}

/** A hub's content side: a repository of two publishers, and a fetch that a test can bend. */
export interface TestPublisher {
  readonly trust: KioskTrust;
  readonly repository: TestRepository;
  /** Adds a content version to the targets, and publishes them. */
  publish(
    version: number,
    sections: readonly Section[] | Promise<readonly Section[]>,
    change?: Partial<Manifest>,
    ring?: Ring,
  ): Promise<void>;
  readonly fetch: Fetch;
  /** Paths that were asked for. */
  readonly asked: string[];
  /** Answers instead of the store, when it answers. */
  bend: (path: string) => Response | undefined | Promise<Response>;
}

export async function testPublisher(): Promise<TestPublisher> {
  const repository = await TestRepository.create();
  const sectionFiles = new Map<string, Uint8Array<ArrayBuffer>>();
  /** As the hub does it: all of them one after another, or none. What bends one bends it here. */
  async function answerTogether(hashes: readonly string[]): Promise<Response> {
    const parts: Uint8Array<ArrayBuffer>[] = [];
    for (const hash of hashes) {
      const answer = await publisher.fetch(hubPaths.section(hash), {});
      if (answer.status !== 200) return answer;
      parts.push(new Uint8Array(await answer.arrayBuffer()));
    }
    return new Response(await new Blob(parts).arrayBuffer());
  }

  const publisher: TestPublisher = {
    repository,
    trust: { root: new TextDecoder().decode(repository.file('1.root.json')), kiosk: 'k-TEST0001' },
    asked: [],
    bend: () => undefined,
    async publish(version, given, change = {}, ring) {
      const sections = await given;
      const refs: Manifest['sections'] = [];
      const isNamed = namedByManifest(sections);
      for (const { kind, key, bytes } of sections) {
        const hash = toHex(await sha256(bytes));
        sectionFiles.set(hubPaths.section(hash), bytes);
        if (isNamed(kind)) refs.push({ kind, key, sha256: hash, bytes: bytes.length });
      }
      const manifest: Manifest = {
        type: 'motcham-manifest',
        v: 2,
        version,
        publishedAt: '2026-11-20T00:00:00Z',
        factsDate: '2026-11-20',
        minApp: 1,
        trial: true,
        sections: refs,
        ...change,
      };
      const bytes = toUtf8(canonicalJson(manifest));
      sectionFiles.set(hubPaths.section(toHex(await sha256(bytes))), bytes);
      const { path, custom } = contentEntry(version, ring);
      if (ring === undefined) repository.targets.clear();
      repository.targets.set(path, { bytes, custom });
      await repository.publish();
    },
    async fetch(path) {
      publisher.asked.push(path);
      const bent = await publisher.bend(path);
      if (bent) return bent;
      const name = path.slice(hubPaths.tuf('').length);
      const [, together] = path.match(/\?of=(.*)$/) ?? [];
      if (together !== undefined) return answerTogether(together.split(','));
      const file = sectionFiles.get(path) ?? repository.files.get(name);
      return file ? new Response(file) : new Response('', { status: 404 });
    },
  };
  return publisher;
}
