/**
 * Fits which door a wish is for and writes what its words weigh:
 * `npm run generate:search-doors -- CATALOGUE...`
 * Catalogues are normalised (`.jsonl.gz`, `.json.gz`). Learns from wishes and queries beside the search
 * engine, each with its marks and without, and from the known ways of asking, kept out of the index
 * that they are asked of.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import {
  buildIndex,
  describeWish,
  loadIndex,
  readQueries,
  type SearchDocument,
  type SearchIndex,
  type WishWords,
} from '../../../domain/search/index.ts';
import { fold } from '../../../domain/vietnamese/index.ts';
import { starterLexicon } from '../index.ts';
import { type DoorExample, fitDoors, scoreDoors } from './door-logit.ts';
import { DoorPhrases } from './door-phrases.ts';
import { withoutLeaks } from './examples.ts';
import { readCatalogue } from './read-catalogue.ts';

const search = new URL('../../../domain/search/', import.meta.url);
/** Files of queries and wishes; `fresh`: our ways of asking were written before they were read. */
const files = [
  ...['blind-b', 'blind-c', 'blind-d', 'doors-read', 'doors-judge', 'outside'],
  ...['doors-taught', 'other-doors-read', 'sixth-read'],
].map((name) => ({ name, fresh: true }));
const readFiles = [
  ...['blind-a', 'fifth-read', 'fifth-judge', 'development', 'held-out', 'voices', 'weak-kinds'],
  ...['last', 'kinds-read', 'kinds-judge', 'denials-read', 'denials-judge', 'denials-turned'],
  'denials-unread',
].map((name) => ({ name, fresh: false }));
const doors = [
  ...['procedure', 'oos', 'feedback', 'track', 'appointment', 'provenance', 'help', 'greeting'],
  ...['emergency-113', 'emergency-114', 'emergency-115'],
];
/** Types of wishes that have another name than their door; an empty one is not learned from. */
const doorOf: Readonly<Record<string, string>> = {
  ...{ weather: 'oos', shop: 'oos', nonsense: 'oos', product: 'provenance', hours: 'appointment' },
  ...{ staff: 'help', print: 'help', language: 'help', ambiguous: 'procedure' },
  ...{ not_in_snapshot: '', elsewhere: '', emergency: '' },
};
/** A query, a wish of another door, a known way of asking, a title, a phrase that was a line of the lexicon. */
const importance = { query: 1, wish: 1.5, way: 0.5, title: 0.1, phrase: 0.6 };
/** Parts of the ways of asking that are kept out of the index in turn. */
const parts = 4;
/** What weights of a word and of a pair must be worth: so that engine and lexicon stay within 40 KiB. */
const costs = { word: 7e-5, pair: 1.6e-4 };
/** Weights of phrases are rounded to these; smaller ones than half of the first are nothing. */
const steps = [0.5, 1, 1.5, 2, 3, 4, 6];

/** Types of queries whose words are written as nobody means them: no phrase is taken from them. */
const slips = new Set(['typo', 'tone']);

interface Text {
  readonly wish: WishWords;
  readonly slip: boolean;
  readonly door: number;
  readonly weight: number;
}
const texts: Text[] = [];

/** Adds a text as it is and without its marks. */
function add(index: SearchIndex, text: string, door: string, weight: number, slip = false): void {
  const id = doors.indexOf(door);
  if (id < 0) return;
  for (const one of new Set([text, fold(text)])) {
    const wish = describeWish(index, one);
    if (wish.tokens.length > 0) texts.push({ wish, door: id, weight, slip });
  }
}

const names = process.argv.slice(2);
if (names.length === 0) {
  process.stderr.write('usage: generate:search-doors CATALOGUE...\n');
  process.exit(2);
}
const sets = [...files, ...readFiles].map(({ name, fresh }) => {
  const path = new URL(`fixtures/queries-${name}.json`, search);
  const queries = readQueries(JSON.parse(readFileSync(path, 'utf8')));
  if (queries === undefined) throw new Error(`no queries in ${path}`);
  return { ...queries, fresh };
});
const open = (documents: readonly SearchDocument[]) =>
  loadIndex(buildIndex(documents, starterLexicon));
for (const [at, name] of names.entries()) {
  const documents = readCatalogue(name);
  const seen = sets.filter(({ fresh }) => !fresh).flatMap(({ queries }) => queries);
  const index = open(documents);
  const honest = open(withoutLeaks(documents, seen));
  for (const { queries, nonProcedure, fresh } of sets) {
    for (const { query, type } of queries)
      add(fresh ? index : honest, query, 'procedure', importance.query, slips.has(type));
    for (const { id, query, type } of nonProcedure) {
      const weight = id.startsWith('l') ? importance.phrase : importance.wish;
      add(index, query, doorOf[type] ?? type, weight);
    }
  }
  process.stderr.write(`${documents.length} procedures read\n`);
  if (at > 0) continue;
  const ways = [...new Set(documents.flatMap(({ aliases }) => aliases))];
  const partOf = new Map(ways.map((way, i) => [way, i % parts]));
  for (let part = 0; part < parts; part++) {
    const kept = (way: string) => partOf.get(way) !== part;
    const without = open(
      documents.map((document) => ({ ...document, aliases: document.aliases.filter(kept) })),
    );
    for (const way of ways) if (!kept(way)) add(without, way, 'procedure', importance.way);
  }
  for (const { title, shortTitle } of documents)
    add(index, shortTitle.vi || title.vi, 'procedure', importance.title);
}

const phrases = new DoorPhrases(texts.flatMap(({ wish, slip }) => (slip ? [] : [wish])));
const examples: DoorExample[] = texts.map(({ wish, door, weight }) => ({
  ...{ door, weight, evidence: wish.evidence },
  phrases: phrases.in(wish),
}));
const model = fitDoors(
  examples,
  phrases.texts.map((text) => (text.includes(' ') ? costs.pair : costs.word)),
  doors.length,
);

let told = 0;
const lines = doors.flatMap((door, at) =>
  steps.flatMap((step, i) => {
    const from = ((steps[i - 1] ?? 0) + step) / 2;
    const to = (step + (steps[i + 1] ?? Number.POSITIVE_INFINITY)) / 2;
    const said = phrases.texts.filter((_, id) => {
      const weight = model.phrases[id * doors.length + at] ?? 0;
      return weight >= from && weight < to;
    });
    told += said.length;
    const words = (pair: boolean) =>
      said
        .filter((text) => text.includes(' ') === pair)
        .sort()
        .join(' ');
    return said.length === 0 ? [] : [`${door} ${step}: ${words(false)} / ${words(true)}`];
  }),
);
const scores = new Float64Array(doors.length);
const lost = examples.filter((example) => {
  scoreDoors(model, example, scores);
  return scores.some((score, door) => door !== example.door && score > (scores[example.door] ?? 0));
});
process.stderr.write(
  `${examples.length} texts, ${phrases.texts.length} phrases, ${told} of weight; ${lost.length} texts at another door\n`,
);
const round = (weight: number | undefined) => Number((weight ?? 0).toFixed(2));
writeFileSync(new URL('../doors.json', import.meta.url), `${JSON.stringify(lines, null, 2)}\n`);
writeFileSync(
  new URL('door-weights.ts', search),
  `/**
 * Whether a wish is about a procedure: log-odds. Written by \`npm run generate:search-doors\`, as are the
 * phrases of the lexicon that speak for doors; do not edit.
 */
export const evidenceWeights: readonly number[] = [
  ${Array.from(model.evidence, round).join(', ')},
];
/** What speaks for each door before a word was read. */
export const doorBias: Readonly<Record<string, number>> = {
${doors.map((door, at) => `  ${door.includes('-') ? `'${door}'` : door}: ${round(model.bias[at])},\n`).join('')}};
`,
);
