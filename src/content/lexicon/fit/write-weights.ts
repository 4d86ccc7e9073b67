/**
 * Fits the second pass of search again and writes its weights:
 * `npm run generate:search-weights -- CATALOGUE... [--queries FILE...]`
 * Catalogues are normalised (`.jsonl.gz`, `.json.gz`). Learns from the query files beside the
 * search engine and from those given, and from words of titles; what our ways of asking had
 * learned from a file of queries is taken out of the index while its queries are described.
 * Prints what weights that never saw a procedure find of its queries (five folds). The same sources give
 * the same bytes; `--dry` writes nothing and fails where they differ from those that stand.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { type EvaluationQuery, featureNames, readQueries } from '../../../domain/search/index.ts';
import { type Example, openIndex, toExample, withoutLeaks } from './examples.ts';
import { fitLogit, scoreRows } from './logit.ts';
import { readCatalogue } from './read-catalogue.ts';
import { writeTitleQueries } from './title-queries.ts';

const search = new URL('../../../domain/search/', import.meta.url);
const target = new URL('fitted-weights.ts', search);
/** Files of queries, and whether our ways of asking were written before they were read. */
const files = [
  { name: 'blind-a', fresh: false },
  { name: 'blind-b', fresh: true },
  { name: 'blind-c', fresh: true },
  { name: 'blind-d', fresh: true },
  { name: 'development', fresh: false },
  { name: 'held-out', fresh: false },
  { name: 'last', fresh: false },
  { name: 'other-doors-read', fresh: false },
  { name: 'sixth-read', fresh: false },
] as const;
/** A query by another hand, unseen, against one that was seen, and one by words of a title. */
const importance = { fresh: 2, seen: 1, title: 1.4 };
/** In a large catalogue: titles to write queries for, at most. */
const titlesMax = 1500;
const foldCount = 5;
/** Scores are a tenth of log-odds, in so many digits. */
const scale = 0.1;
const digits = 2;

const names = process.argv.slice(2).filter((name) => name !== '--dry');
const dry = process.argv.includes('--dry');
const given = names.includes('--queries') ? names.splice(names.indexOf('--queries')).slice(1) : [];
if (names.length === 0) {
  process.stderr.write('usage: generate:search-weights CATALOGUE... [--queries FILE...]\n');
  process.exit(2);
}
/** Weights of a wish that is told, and what they gain when it is read from a title. */
const size = featureNames.length * 2;

function readFile(path: string | URL): EvaluationQuery[] {
  const queries = readQueries(JSON.parse(readFileSync(path, 'utf8')));
  if (queries === undefined) throw new Error(`no queries in ${path}`);
  return [...queries.queries];
}

const sets = [
  ...files.map(({ name, fresh }) => ({
    name,
    fresh,
    queries: readFile(new URL(`fixtures/queries-${name}.json`, search)),
  })),
  ...given.map((name) => ({ name: 'given', fresh: false, queries: readFile(name) })),
];
const examples: Example[] = [];
for (const name of names) {
  const documents = readCatalogue(name);
  const index = openIndex(documents);
  const seen = sets.filter(({ fresh }) => !fresh).flatMap(({ queries }) => queries);
  const honest = openIndex(withoutLeaks(documents, seen));
  for (const { name: set, fresh, queries } of sets) {
    const weight = fresh ? importance.fresh : importance.seen;
    for (const query of queries) {
      const group = `${set} of ${documents.length}`;
      examples.push(toExample(fresh ? index : honest, query, group, weight));
    }
  }
  const share = Math.min(1, titlesMax / documents.length);
  for (const query of writeTitleQueries(documents, share))
    examples.push(toExample(index, query, `titles of ${documents.length}`, importance.title));
  process.stderr.write(`${documents.length} procedures read\n`);
}

const foldOf = (code: string): number =>
  [...code].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7) % foldCount;
const found = new Map<string, number[]>();
for (let fold = 0; fold < foldCount; fold++) {
  const weights = fitLogit(
    examples.filter(({ code }) => foldOf(code) !== fold),
    size,
  );
  for (const example of examples.filter(({ code }) => foldOf(code) === fold)) {
    const scores = scoreRows(example, weights);
    const best = Math.max(...example.right.map((row) => scores[row] ?? 0));
    const rank = example.right.length === 0 ? 999 : scores.filter((score) => score > best).length;
    found.set(example.group, [...(found.get(example.group) ?? []), rank]);
  }
}
for (const [group, ranks] of found) {
  const share = (within: number): string =>
    (ranks.filter((rank) => rank < within).length / ranks.length).toFixed(3);
  process.stderr.write(`${group} (${ranks.length}): ${share(1)} ${share(3)} ${share(8)}\n`);
}
const weights = fitLogit(examples, size);
const round = (weight: number | undefined) => Number(((weight ?? 0) * scale).toFixed(digits));
const lines = featureNames.map(
  (name, i) => `  [${round(weights[i])}, ${round(weights[i + featureNames.length])}], // ${name}\n`,
);
const text = `/**
 * Second pass: weights of a wish that is told, and what they gain when it is read from a title, in
 * the order of the names of features (as keys they would cost a kiosk twice). Written by
 * \`npm run generate:search-weights\`, byte for byte; do not edit.
 */
export const secondPass: readonly (readonly [told: number, read: number])[] = [
${lines.join('')}];
`;
if (!dry) writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
  process.stderr.write('the weights that stand are others\n');
  process.exitCode = 1;
}
