import { create, insertMultiple, save, search as searchOrama } from '@orama/orama';
import { Document } from 'flexsearch';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import {
  buildIndex,
  type Lexicon,
  loadIndex,
  type SearchDocument,
  search,
} from '../../../src/domain/search/index.ts';
import { fold } from '../../../src/domain/vietnamese/index.ts';
import { makeExpander } from './expand.ts';

/** Looked at by every engine; s@8 needs eight. */
const depth = 10;

export interface Built {
  /** Codes, the best first. */
  readonly find: (query: string) => string[];
  /** What would have to be sent to a kiosk. */
  readonly pack: () => string | Uint8Array<ArrayBuffer>;
}
export interface Engine {
  readonly name: string;
  readonly build: (documents: readonly SearchDocument[], lexicon: Lexicon) => Built;
}

interface Row {
  readonly id: string;
  readonly title: string;
  readonly field: string;
  readonly aliases: string;
  readonly keywords: string;
}

const row = (document: SearchDocument, knowing: boolean): Row => ({
  id: document.code,
  title: fold(document.title.vi),
  field: fold(document.field),
  aliases: knowing ? fold(document.aliases.join(' . ')) : '',
  keywords: fold(document.keywords.join(' ')),
});
const fields = ['title', 'aliases', 'keywords', 'field'] as const;

/** A peer with what we know (ways of asking as a field, words added to the query) or without. */
function peer(name: string, knowing: boolean, build: (rows: readonly Row[]) => Built): Engine {
  return {
    name: knowing ? `${name} + knowledge` : name,
    build(documents, lexicon) {
      const built = build(documents.map((document) => row(document, knowing)));
      const expand = knowing ? makeExpander(lexicon) : fold;
      return { find: (query) => built.find(expand(query)), pack: built.pack };
    },
  };
}

function buildMiniSearch(rows: readonly Row[]): Built {
  const index = new MiniSearch<Row>({ fields: [...fields], idField: 'id' });
  index.addAll(rows);
  const options = {
    prefix: true,
    fuzzy: (term: string) => (term.length > 4 ? 0.2 : false),
    boost: { title: 3, aliases: 2, keywords: 1.5, field: 0.7 },
  };
  return {
    find: (query) =>
      index
        .search(query, options)
        .slice(0, depth)
        .map(({ id }) => String(id)),
    pack: () => JSON.stringify(index),
  };
}

function buildFlexSearch(rows: readonly Row[]): Built {
  const index = new Document({
    document: { id: 'id', index: [...fields] },
    tokenize: 'forward',
  });
  for (const one of rows) index.add({ ...one });
  const weight: Record<string, number> = { title: 3, aliases: 2, keywords: 1.5, field: 0.7 };
  return {
    find(query) {
      const scores = new Map<string, number>();
      for (const { field, result } of index.search(query, { limit: depth * 3, suggest: true })) {
        result.forEach((id, at) => {
          const share = (weight[String(field)] ?? 1) / (at + 1);
          scores.set(String(id), (scores.get(String(id)) ?? 0) + share);
        });
      }
      const best = [...scores].sort((a, b) => b[1] - a[1]);
      return best.slice(0, depth).map(([id]) => id);
    },
    pack() {
      const parts: string[] = [];
      void index.export((key, data) => {
        parts.push(`${key}\t${String(data)}`);
      });
      return parts.join('\n');
    },
  };
}

function buildOrama(rows: readonly Row[]): Built {
  const index = create({
    schema: {
      id: 'string',
      title: 'string',
      field: 'string',
      aliases: 'string',
      keywords: 'string',
    },
  });
  void insertMultiple(index, [...rows]);
  const boost = { title: 3, aliases: 2, keywords: 1.5, field: 0.7 };
  return {
    find(query) {
      const term = query.trim();
      const found = searchOrama(index, { term, properties: [...fields], boost, limit: depth });
      if (found instanceof Promise) throw new Error('Orama answered later');
      return found.hits.map(({ document }) => String(document.id));
    },
    pack: () => JSON.stringify(save(index)),
  };
}

function buildFuse(rows: readonly Row[]): Built {
  const keys = [
    { name: 'title', weight: 3 },
    { name: 'aliases', weight: 2 },
    { name: 'keywords', weight: 1.5 },
    { name: 'field', weight: 0.7 },
  ];
  const index = new Fuse([...rows], { keys, ignoreLocation: true, threshold: 0.4 });
  return {
    find: (query) => index.search(query.slice(0, 60), { limit: depth }).map(({ item }) => item.id),
    pack: () => JSON.stringify(index.getIndex().toJSON()),
  };
}

const own: Engine = {
  name: 'Một Chạm',
  build(documents, lexicon) {
    const packed = buildIndex(documents, lexicon);
    const index = loadIndex(packed);
    return {
      find: (query) => search(index, query, { limit: depth }).hits.map(({ code }) => code),
      pack: () => packed,
    };
  },
};

const peers: readonly (readonly [string, (rows: readonly Row[]) => Built])[] = [
  ['MiniSearch', buildMiniSearch],
  ['FlexSearch', buildFlexSearch],
  ['Orama', buildOrama],
  ['Fuse.js', buildFuse],
];

/** Ours first: the others are given as ratios to it. */
export const engines: readonly Engine[] = [
  own,
  ...peers.flatMap(([name, build]) => [peer(name, false, build), peer(name, true, build)]),
];
