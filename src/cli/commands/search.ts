import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import type { Command } from 'commander';
import {
  catalogueToSearch,
  procedureKnowledge,
  starterContent,
  starterLexicon,
  toSearchDocument,
} from '../../content/index.ts';
import {
  buildIndex,
  evaluate,
  loadIndex,
  nameAction,
  rankQueries,
  readQueries,
  type SearchDocument,
  search,
} from '../../domain/search/index.ts';
import { readJson, readRecords } from '../support/files.ts';
import { countStrangers, findQueryFault } from '../support/query-faults.ts';
import { CommandFailure } from '../support/steps.ts';

interface SearchOptions {
  readonly catalogue?: string;
  readonly queries?: string;
  readonly ranked?: boolean;
  readonly json?: boolean;
}

function documentsOf(catalogue: string | undefined): SearchDocument[] {
  if (catalogue === undefined) return starterContent().services.map(toSearchDocument);
  const documents = new Map<string, SearchDocument>();
  const strays = new Set<string>();
  readRecords(catalogue).forEach((record, at) => {
    const { code, name } = record;
    if (typeof code !== 'string' || typeof name !== 'string') {
      throw new CommandFailure(
        `${catalogue}, record ${at + 1}, has no code or no name.`,
        'Give the normalised catalogue.',
      );
    }
    const document = catalogueToSearch({ ...record, code, name }, procedureKnowledge);
    // The register holds a few codes twice, one of them with a stray space: the other is right.
    const isStray = code !== document.code;
    const twice = documents.has(document.code);
    if (twice) {
      const kept = strays.has(document.code) && !isStray ? 'this one' : 'the first';
      process.stderr.write(
        `${catalogue}, record ${at + 1}: ${document.code} came before; kept ${kept}\n`,
      );
    }
    if (!twice || (strays.has(document.code) && !isStray)) {
      documents.set(document.code, document);
      if (isStray) strays.add(document.code);
      else strays.delete(document.code);
    }
  });
  if (documents.size === 0)
    throw new CommandFailure(`${catalogue} holds no records.`, 'Give the normalised catalogue.');
  return [...documents.values()];
}

function searchOnce(documents: readonly SearchDocument[], query: string, json: boolean): void {
  const answer = search(loadIndex(buildIndex(documents, starterLexicon)), query);
  if (json) {
    process.stdout.write(`${JSON.stringify(answer)}\n`);
    return;
  }
  const titles = new Map(documents.map(({ code, title }) => [code, title.vi]));
  process.stderr.write(`${nameAction(answer.action)}\n`);
  for (const hit of answer.hits) process.stdout.write(`${hit.code}  ${titles.get(hit.code)}\n`);
}

const shape =
  'Give {queries: [{id, type, query, code, accept}], non_procedure: [{id, type, query}]}; --ranked needs no code.';

function evaluateFile(documents: readonly SearchDocument[], file: string, ranked: boolean): void {
  const queries = readQueries(readJson(file));
  if (queries === undefined) {
    throw new CommandFailure(`${file} holds no queries.`, shape);
  }
  const fault = findQueryFault(queries, !ranked);
  if (fault !== undefined) throw new CommandFailure(`${file}: ${fault}.`, shape);
  if (ranked) {
    const index = loadIndex(buildIndex(documents, starterLexicon));
    for (const line of rankQueries(index, queries)) {
      process.stdout.write(`${JSON.stringify(line)}\n`);
    }
    return;
  }
  const strangers = countStrangers(queries, new Set(documents.map(({ code }) => code)));
  if (strangers > 0) {
    process.stderr.write(
      `${strangers} of ${queries.queries.length} queries mean a procedure that the catalogue has not; they count as wrong\n`,
    );
  }
  const { evaluation, packed } = evaluate(documents, starterLexicon, queries, () =>
    performance.now(),
  );
  const heapMB = holdMB(() => loadIndex(packed)) + packed.byteLength / 1024 / 1024;
  const gzKB = gzipSync(packed, { level: 9 }).length / 1024;
  process.stdout.write(
    `${JSON.stringify({ ...evaluation, index: { gzKB: Number(gzKB.toFixed(1)) }, heapMB: Number(heapMB.toFixed(1)) })}\n`,
  );
}

/** What something holds on to once it is made, scripts and buffers, megabytes. */
function holdMB(make: () => unknown): number {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const held = () => {
    collect();
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return (heapUsed + arrayBuffers) / 1024 / 1024;
  };
  const before = held();
  const made = make();
  const more = held() - before;
  return made === undefined ? 0 : more;
}

export function addSearchCommand(program: Command): void {
  program
    .command('search')
    .argument('[query...]', 'what a resident would type')
    .description('search the starter catalogue, or evaluate a file of queries over a catalogue')
    .option('--catalogue <file>', 'normalised catalogue (.jsonl.gz, .json.gz, .json)')
    .option('--queries <file>', 'queries with the procedure each means')
    .option('--ranked', 'with --queries: one line of JSON for each query, best code first')
    .option('--json', 'print JSON')
    .action((words: string[], options: SearchOptions) => {
      const documents = documentsOf(options.catalogue);
      if (options.queries !== undefined) {
        evaluateFile(documents, options.queries, options.ranked ?? false);
        return;
      }
      if (words.length === 0)
        throw new CommandFailure('There is no query.', 'Give words, or --queries FILE.');
      searchOnce(documents, words.join(' '), options.json ?? false);
    });
}
