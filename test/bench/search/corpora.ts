import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { catalogueToSearch, procedureKnowledge } from '../../../src/content/index.ts';
import {
  type EvaluationQuery,
  readQueries,
  type SearchDocument,
} from '../../../src/domain/search/index.ts';

const syntheticSize = 20_000;

type CatalogueRecord = Parameters<typeof catalogueToSearch>[0];

export interface Corpus {
  readonly name: string;
  readonly documents: readonly SearchDocument[];
}

function documentsOf(records: readonly CatalogueRecord[]): SearchDocument[] {
  const documents = new Map<string, SearchDocument>();
  for (const record of records) {
    const document = catalogueToSearch(record, procedureKnowledge);
    if (!documents.has(document.code)) documents.set(document.code, document);
  }
  return [...documents.values()];
}

/** Grows a catalogue: the head of one official title, the tail of another. Deterministic. */
function grow(documents: readonly SearchDocument[], size: number): SearchDocument[] {
  const grown = [...documents];
  for (let i = 0; grown.length < size; i++) {
    const head = documents[(i * 7919) % documents.length];
    const tail = documents[(i * 104_729 + 13) % documents.length];
    if (head === undefined || tail === undefined) break;
    const first = head.title.vi.split(' ');
    const second = tail.title.vi.split(' ');
    const vi = [...first.slice(0, Math.ceil(first.length / 2)), ...second.slice(-8)].join(' ');
    const title = { vi, en: '' };
    grown.push({
      ...head,
      code: `synthetic-${i}`,
      title,
      shortTitle: title,
      aliases: [],
      popularity: 0,
    });
  }
  return grown;
}

/** The Hanoi citizen's catalogue, the national one, and one of 20,000. */
export function readCorpora(directory: string): {
  corpora: Corpus[];
  queries: readonly EvaluationQuery[];
} {
  const unpack = (name: string): string =>
    gunzipSync(readFileSync(join(directory, name))).toString('utf8');
  const core = documentsOf(
    JSON.parse(unpack('tthc-hanoi-citizen-core.json.gz')) as CatalogueRecord[],
  );
  const lines = unpack('tthc-full.jsonl.gz').trim().split('\n');
  const full = documentsOf(lines.map((line) => JSON.parse(line) as CatalogueRecord));
  const practice = readQueries(
    JSON.parse(readFileSync(join(directory, 'queries-practice.json'), 'utf8')),
  );
  return {
    corpora: [
      { name: String(core.length), documents: core },
      { name: String(full.length), documents: full },
      { name: String(syntheticSize), documents: grow(full, syntheticSize) },
    ],
    queries: practice?.queries ?? [],
  };
}

/** Every prefix of every query: what a resident's keys ask. */
export function keystrokesOf(queries: readonly EvaluationQuery[]): string[] {
  return queries.flatMap(({ query }) =>
    Array.from({ length: query.length }, (_, i) => query.slice(0, i + 1)),
  );
}
