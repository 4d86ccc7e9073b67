import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fromUtf8, sha256, toHex } from '../domain/basics/index.ts';
import {
  namedByManifest,
  readDetailsList,
  readFactsList,
  sectionBytesMax,
  shardOf,
} from '../domain/bundle/index.ts';
import { loadIndex, search } from '../domain/search/index.ts';
import {
  type PublicService,
  serviceDetailsSchema,
  serviceFactsSchema,
} from '../domain/service/index.ts';
import { starterContent, starterLexicon } from './index.ts';
import { type ContentSection, toSections } from './sections.ts';

const catalogue = starterContent();
const sections = await toSections(catalogue, starterLexicon);
const named = ({ kind, key }: ContentSection): string => `${kind}/${key}`;
const json = (one: ContentSection): unknown => JSON.parse(fromUtf8(one.bytes));

describe('toSections', () => {
  it('gives the same bytes for the same catalogue in another order', async () => {
    const turned = await toSections(
      { ...catalogue, services: [...catalogue.services].reverse() },
      starterLexicon,
    );
    expect(turned).toEqual(sections);
  });

  it('has every service once in the facts and once in the details', () => {
    const facts = sections
      .filter(({ kind }) => kind === 'facts')
      .flatMap((one) => json(one) as unknown[])
      .map((one) => serviceFactsSchema.parse(one).code);
    const details = sections
      .filter(({ kind }) => kind === 'details')
      .map((one) => serviceDetailsSchema.parse(json(one)).code);
    const codes = catalogue.services.map(({ code }) => code).sort();
    expect([...facts].sort()).toEqual(codes);
    expect([...details].sort()).toEqual(codes);
    expect(new Set(sections.map(named)).size).toBe(sections.length);
  });

  it('finds what it indexed', () => {
    const packed = sections.find(({ kind }) => kind === 'search');
    const answer = search(loadIndex(packed!.bytes), 'khai sinh');
    expect(catalogue.services.map(({ code }) => code)).toContain(answer.hits[0]?.code);
  });

  it('names every section of details in the one list where its code will be looked for', async () => {
    const lists = sections.filter(({ kind }) => kind === 'detailsList');
    const named = lists.flatMap(({ key, bytes }) =>
      readDetailsList(bytes).map((ref) => ({ ...ref, list: key })),
    );
    const details = sections.filter(({ kind }) => kind === 'details');
    expect(named.length).toBe(details.length);
    const byCode = new Map(named.map((ref) => [ref.code, ref]));
    const written = catalogue.services.filter(({ entry }) => entry === 'written');
    const first = new Set(written.map(({ code }) => code));
    for (const { key, bytes } of details) {
      expect(byCode.get(key)).toEqual({
        code: key,
        sha256: toHex(await sha256(bytes)),
        bytes: bytes.length,
        list: String(shardOf(key, lists.length)),
        // A kiosk has these before it opens.
        ...(first.has(key) && { first: true }),
      });
    }
  });

  it('moves one shard, less than 20 KB packed, and no index when a fee changes', async () => {
    const [first, ...rest] = catalogue.services;
    const dearer: PublicService = { ...first!, costs: [{ kind: 'fixed', amountVnd: 12_345 }] };
    const changed = await toSections({ ...catalogue, services: [dearer, ...rest] }, starterLexicon);
    const moved = changed.filter(
      (one, at) => fromBytes(one.bytes) !== fromBytes(sections[at]!.bytes),
    );
    expect(moved.map(({ kind }) => kind)).toEqual(['facts']);
    expect(gzipSync(moved[0]!.bytes).length).toBeLessThan(20_000);
  });

  it('names the shards of a national catalogue by lists: a hundred entries are enough', async () => {
    const [first] = catalogue.services;
    const services = Array.from({ length: 5_663 }, (_, at) => ({
      ...first!,
      entry: 'register' as const,
      code: `1.${String(100_000 + at)}`,
    })) as PublicService[];
    const many = await toSections({ ...catalogue, services, lifeEvents: [] }, starterLexicon);
    const isNamed = namedByManifest(many);
    const named = many.filter(({ kind }) => isNamed(kind));
    expect(named.length).toBeLessThanOrEqual(100);
    const shards = many.filter(({ kind }) => kind === 'facts');
    const refs = many
      .filter(({ kind }) => kind === 'factsList')
      .flatMap(({ bytes }) => readFactsList(bytes));
    expect(refs.map(({ key }) => key)).toEqual(shards.map(({ key }) => key));
    for (const [at, { bytes }] of shards.entries()) {
      expect(refs[at]).toMatchObject({ sha256: toHex(await sha256(bytes)), bytes: bytes.length });
    }
  });

  it('keeps every section within what a kiosk takes', () => {
    for (const { bytes } of sections) {
      expect(bytes.length).toBeGreaterThan(0);
      expect(bytes.length).toBeLessThanOrEqual(sectionBytesMax);
    }
  });
});

const fromBytes = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
