import { canonicalJson, type Json, toUtf8 } from '../domain/basics/index.ts';
import type { SectionKind } from '../domain/bundle/index.ts';
import { buildIndex, type Lexicon } from '../domain/search/index.ts';
import { type Catalogue, toServiceDetails, toServiceFacts } from '../domain/service/index.ts';
import { toSearchDocument } from './to-search.ts';

/** Procedures per shard of facts, about: a changed fee moves one shard (contracts.md, Content). */
const shardSize = 100;

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
 */
export function toSections(catalogue: Catalogue, lexicon: Lexicon): ContentSection[] {
  const services = [...catalogue.services].sort((a, b) => (a.code < b.code ? -1 : 1));
  const shards = new Map<number, Json[]>();
  // Powers of two: the shards of a growing catalogue stay where they are most of the time.
  const shardCount = 2 ** Math.ceil(Math.log2(Math.max(1, services.length / shardSize)));
  for (const service of services) {
    const shard = hashOf(service.code) % shardCount;
    shards.set(shard, [...(shards.get(shard) ?? []), toServiceFacts(service)]);
  }
  const facts = [...shards].sort(([a], [b]) => a - b);
  return [
    ...facts.map(([shard, list]) => section('facts', String(shard), list)),
    ...services.map((service) => section('details', service.code, toServiceDetails(service))),
    { kind: 'search', key: '', bytes: buildIndex(services.map(toSearchDocument), lexicon) },
    section('lifeEvents', '', catalogue.lifeEvents),
    section('places', '', catalogue.places),
    section('notices', '', catalogue.notices),
    section('feedback', '', catalogue.feedback),
    section('appointments', '', catalogue.appointments),
  ];
}

function section(kind: SectionKind, key: string, value: Json): ContentSection {
  return { kind, key, bytes: toUtf8(canonicalJson(value)) };
}

/** FNV-1a, 32 bits: spreads codes over shards without knowing the others. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return hash >>> 0;
}
