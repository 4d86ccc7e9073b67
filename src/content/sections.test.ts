import { describe, expect, it } from 'vitest';
import { fromUtf8 } from '../domain/basics/index.ts';
import { sectionBytesMax } from '../domain/bundle/index.ts';
import { loadIndex, search } from '../domain/search/index.ts';
import {
  type PublicService,
  serviceDetailsSchema,
  serviceFactsSchema,
} from '../domain/service/index.ts';
import { starterContent, starterLexicon } from './index.ts';
import { type ContentSection, toSections } from './sections.ts';

const catalogue = starterContent();
const sections = toSections(catalogue, starterLexicon);
const named = ({ kind, key }: ContentSection): string => `${kind}/${key}`;
const json = (one: ContentSection): unknown => JSON.parse(fromUtf8(one.bytes));

describe('toSections', () => {
  it('gives the same bytes for the same catalogue in another order', () => {
    const turned = toSections(
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

  it('moves one shard and no index when a fee changes', () => {
    const [first, ...rest] = catalogue.services;
    const dearer: PublicService = { ...first!, costs: [{ kind: 'fixed', amountVnd: 12_345 }] };
    const changed = toSections({ ...catalogue, services: [dearer, ...rest] }, starterLexicon);
    const moved = changed.filter(
      (one, at) => fromBytes(one.bytes) !== fromBytes(sections[at]!.bytes),
    );
    expect(moved.map(({ kind }) => kind)).toEqual(['facts']);
  });

  it('keeps every section within what a kiosk takes', () => {
    for (const { bytes } of sections) {
      expect(bytes.length).toBeGreaterThan(0);
      expect(bytes.length).toBeLessThanOrEqual(sectionBytesMax);
    }
  });
});

const fromBytes = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
