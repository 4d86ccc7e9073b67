import { doorBias, evidenceWeights } from './door-weights.ts';
import {
  aliasChainAt,
  aliasMeantAt,
  aliasWholeAt,
  chainAt,
  featureCount,
  knownAt,
  orderedAt,
  strongAt,
  titleCoveredAt,
} from './feature-names.ts';
import type { Fired } from './fired.ts';
import type { ReadQuery } from './read-query.ts';
import type { Ranked } from './rerank.ts';
import type { SearchIndex } from './search-index.ts';

/** idf of a word that the catalogue has not, and at most: rarer words are mostly misspelled. */
const idfMax = 6;
/** First-pass scores are sums of bytes; this many make a usual word. */
const rawUnit = 100;
const rawMax = 3;
/** From this many words that say something a query is a story; from twice as many, wholly. */
const storyFrom = 6;

/** The door of procedures, and the one of wishes that no office serves. */
const procedures = 'procedure';
export const noDoor = 'oos';

/** Words that say something, and the share of the query's weight that nobody wrote anywhere. */
function sharesOf(index: SearchIndex, query: ReadQuery) {
  let total = 1e-6;
  let unknown = 0;
  let content = 0;
  query.tokens.forEach(({ key }, i) => {
    const weight = query.weights[i] ?? 0;
    const id = index.idOf.get(key);
    const mass = weight * Math.min(idfMax, id === undefined ? idfMax : (index.idf[id] ?? 0));
    total += mass;
    if (weight > 0.3) content++;
    const unfinished = i === query.tokens.length - 1 && query.open;
    if (id === undefined && !(unfinished && index.repairer.isBeginning(key))) unknown += mass;
  });
  return { unknown: unknown / total, content };
}

/**
 * What speaks for a procedure in the best result, as {@link evidenceWeights} weigh it. Call it before
 * the next query, `best` points into the features of this one.
 */
export function readEvidence(
  index: SearchIndex,
  query: ReadQuery,
  fired: Fired,
  best: Ranked | undefined,
): number[] {
  const { unknown, content } = sharesOf(index, query);
  const at = (best?.row ?? 0) * featureCount;
  const feature = (i: number): number =>
    best === undefined ? 0 : (index.features[at + i] as number);
  const raw = (best?.raw ?? 0) / rawUnit / Math.sqrt(Math.max(1, content));
  const meant = fired.meanings.some(({ rule }) => rule.kind !== 'english');
  return [
    feature(knownAt),
    Math.min(1, feature(aliasMeantAt)),
    Math.max(feature(chainAt), feature(aliasChainAt)),
    feature(titleCoveredAt),
    feature(orderedAt),
    feature(aliasWholeAt),
    feature(strongAt),
    Math.min(rawMax, raw),
    unknown,
    fired.actions === 0 ? 0 : 1,
    meant ? 1 : 0,
    content > 1 ? 0 : 1,
    Math.min(1, Math.max(0, (content - storyFrom) / storyFrom)),
  ];
}

/**
 * The likeliest door if the query is about no procedure, and how sure it is that it is about one:
 * log-odds against that door. Call it before the next query.
 */
export function weighDoors(
  index: SearchIndex,
  query: ReadQuery,
  fired: Fired,
  best: Ranked | undefined,
): { door: string; confidence: number } {
  const said = (name: string) => (doorBias[name] ?? 0) + (fired.doors.get(name) ?? 0);
  let door = noDoor;
  for (const name of fired.doors.keys())
    if (name !== procedures && said(name) > said(door)) door = name;
  const evidence = readEvidence(index, query, fired, best).reduce(
    (sum, value, i) => sum + value * (evidenceWeights[i] ?? 0),
    said(procedures),
  );
  return { door, confidence: evidence - said(door) };
}
