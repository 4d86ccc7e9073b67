import { canonicalJson, type Json, sha256, toHex, toUtf8 } from '../domain/basics/index.ts';
import {
  type GuideRef,
  pictureKey,
  type SectionKind,
  shardOf,
  writeFactsShard,
} from '../domain/bundle/index.ts';
import type { Flow } from '../domain/guide/index.ts';
import { buildIndex, type Lexicon } from '../domain/search/index.ts';
import {
  type Catalogue,
  isOffice,
  toServiceDetails,
  toServiceFacts,
} from '../domain/service/index.ts';
import { offeredAt } from './guides/offered-at.ts';
import { toSearchDocument } from './to-search.ts';

/**
 * Most procedures per shard of facts, about. A changed fee moves one shard, its list and the
 * manifest, which is < 20 KB packed (contracts.md) with 50 of a national catalogue, 25 KB with 100.
 */
const shardSize = 50;
/** More shards than this are named by lists: a manifest of all of them is a third of what moves. */
const shardsInManifestMax = 64;
const shardsPerFactsList = 16;
/** Places of one section: 500 bytes each are 250 KB, which a slow processor reads within a frame or two. */
const placesPerSection = 500;
/** Shards whose details one list names: a changed fee moves no list, so that they may be longer. */
const shardsPerList = 8;

/** Bytes of pictures by their hash. */
export type Pictures = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/** One piece of published content, as bytes that are named by their hash. */
export interface ContentSection {
  readonly kind: SectionKind;
  /** Shard number, procedure code, or empty where there is one of a kind. */
  readonly key: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The sections of a catalogue. The same catalogue gives the same bytes, whatever the order of its
 * members, so that what did not change is not sent again. The search index carries its lexicon.
 * A flow that stands on no procedure could never be opened, and is left out.
 *
 * @throws Error when a notice names a picture whose bytes are not given: `missingPictures` tells before
 */
export async function toSections(
  catalogue: Catalogue,
  lexicon: Lexicon,
  flows: readonly Flow[] = [],
  pictures: Pictures = new Map(),
): Promise<ContentSection[]> {
  const services = catalogue.services.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  // Powers of two: the shards of a growing catalogue stay where they are most of the time.
  const shards = 2 ** Math.max(0, Math.ceil(Math.log2(services.length / shardSize)));
  const lists = Math.max(1, shards / shardsPerList);
  const facts: Json[][] = Array.from({ length: shards }, () => []);
  const refs: Json[][] = Array.from({ length: lists }, () => []);
  const details: ContentSection[] = [];
  for (const service of services) {
    const { code } = service;
    facts[shardOf(code, shards)]?.push(toServiceFacts(service));
    const one = section('details', code, toServiceDetails(service));
    const hash = toHex(await sha256(one.bytes));
    refs[shardOf(code, lists)]?.push({
      code,
      sha256: hash,
      bytes: one.bytes.length,
      // Written by us are those that most people come for.
      ...(service.entry === 'written' && { first: true }),
    });
    details.push(one);
  }
  const shardsOfFacts = facts.map(
    (list, shard): ContentSection => ({
      kind: 'facts',
      key: String(shard),
      bytes: writeFactsShard(list),
    }),
  );
  return [
    ...shardsOfFacts,
    ...(await factsLists(shardsOfFacts)),
    ...refs.map((list, at) => section('detailsList', String(at), list)),
    ...details,
    ...(await guideSections(flows)),
    { kind: 'search', key: '', bytes: buildIndex(services.map(toSearchDocument), lexicon) },
    section('lifeEvents', '', catalogue.lifeEvents),
    section('places', '', catalogue.places.filter(isOffice)),
    section('notices', '', catalogue.notices),
    section('feedback', '', catalogue.feedback),
    section('appointments', '', catalogue.appointments),
    section('issuers', '', catalogue.issuers ?? []),
    section('emergencies', '', catalogue.emergencies ?? []),
    // Applications that do not know them get none where nobody wrote any.
    ...(catalogue.words?.length ? [section('words', '', catalogue.words)] : []),
    ...(catalogue.boards?.length ? [section('boards', '', catalogue.boards)] : []),
    ...nearbySections(catalogue),
    ...(catalogue.seasons?.length ? [section('seasons', '', catalogue.seasons)] : []),
    ...(catalogue.leaflets?.length ? [section('leaflets', '', catalogue.leaflets)] : []),
    ...(catalogue.buildings?.length ? [section('buildings', '', catalogue.buildings)] : []),
    ...pictureSections(catalogue, pictures),
  ];
}

/** Pictures that notices name, each once, in the order of their hashes. */
function pictureSections({ notices }: Catalogue, pictures: Pictures): ContentSection[] {
  const named = new Set(notices.flatMap(({ picture }) => picture?.sha256 ?? []));
  return [...named].toSorted().map((name) => {
    const bytes = pictures.get(name);
    if (bytes === undefined) throw new Error(`the picture ${name} is not given`);
    return { kind: 'picture', key: pictureKey(name), bytes };
  });
}

/** Places that are no offices, by kind: a kiosk reads a kind when somebody looks for one. */
function nearbySections({ places }: Catalogue): ContentSection[] {
  const kinds = Map.groupBy(
    places.filter((place) => !isOffice(place)),
    ({ kind }) => kind,
  );
  return [...kinds]
    .toSorted()
    .flatMap(([kind, all]) =>
      Array.from({ length: Math.ceil(all.length / placesPerSection) }, (_, at) =>
        section(
          'nearby',
          `${kind}.${at}`,
          all.slice(at * placesPerSection, (at + 1) * placesPerSection),
        ),
      ),
    );
}

async function factsLists(shards: readonly ContentSection[]): Promise<ContentSection[]> {
  if (shards.length <= shardsInManifestMax) return [];
  const lists: ContentSection[] = [];
  for (let from = 0; from < shards.length; from += shardsPerFactsList) {
    const refs: Json[] = [];
    for (const { kind, key, bytes } of shards.slice(from, from + shardsPerFactsList)) {
      refs.push({ kind, key, sha256: toHex(await sha256(bytes)), bytes: bytes.length });
    }
    lists.push(section('factsList', String(lists.length), refs));
  }
  return lists;
}

async function guideSections(flows: readonly Flow[]): Promise<ContentSection[]> {
  const refs: GuideRef[] = [];
  const guides: ContentSection[] = [];
  for (const flow of flows.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const services = offeredAt(flow);
    if (services.length === 0) continue;
    const one = section('guide', flow.id, flow);
    const hash = toHex(await sha256(one.bytes));
    refs.push({ id: flow.id, services, sha256: hash, bytes: one.bytes.length });
    guides.push(one);
  }
  return [section('guides', '', refs), ...guides];
}

function section(kind: SectionKind, key: string, value: Json): ContentSection {
  return { kind, key, bytes: toUtf8(canonicalJson(value)) };
}
