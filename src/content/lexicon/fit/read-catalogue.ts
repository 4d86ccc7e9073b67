import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { SearchDocument } from '../../../domain/search/index.ts';
import { type CatalogueRecord, catalogueToSearch } from '../../catalogue-to-search.ts';
import { procedureKnowledge } from '../index.ts';

/** Documents of a normalised catalogue (`.jsonl.gz`, `.json.gz`), the first of each code. */
export function readCatalogue(path: string): SearchDocument[] {
  const text = gunzipSync(readFileSync(path)).toString('utf8');
  const records = (
    path.endsWith('.jsonl.gz')
      ? text
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line))
      : JSON.parse(text)
  ) as CatalogueRecord[];
  const documents = new Map<string, SearchDocument>();
  for (const record of records) {
    const document = catalogueToSearch(record, procedureKnowledge);
    if (!documents.has(document.code)) documents.set(document.code, document);
  }
  return [...documents.values()];
}
