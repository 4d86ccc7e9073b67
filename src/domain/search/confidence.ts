import * as w from './confidence-weights.ts';
import {
  aliasChainAt,
  aliasMeantAt,
  aliasWholeAt,
  chainAt,
  featureCount,
  knownAt,
  orderedAt,
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

/** Shares of the query's weight that speak of other things, and that nobody wrote anywhere. */
function sharesOf(index: SearchIndex, query: ReadQuery, fired: Fired) {
  let total = 1e-6;
  let outside = 0;
  let unknown = 0;
  let content = 0;
  query.tokens.forEach(({ key }, i) => {
    const weight = query.weights[i] ?? 0;
    const id = index.idOf.get(key);
    const mass = weight * Math.min(idfMax, id === undefined ? idfMax : (index.idf[id] ?? 0));
    total += mass;
    if (weight > 0.3) content++;
    if (fired.outside[i] === 1) outside += mass;
    const unfinished = i === query.tokens.length - 1 && query.open;
    if (id === undefined && !(unfinished && index.repairer.isBeginning(key))) unknown += mass;
  });
  return { outside: outside / total, unknown: unknown / total, content };
}

/**
 * How sure it is that the query is about a procedure at all: log-odds. Call it before the
 * next query, `best` points into the features of this one. Fitted with the second pass.
 */
export function confidenceOf(
  index: SearchIndex,
  query: ReadQuery,
  fired: Fired,
  best: Ranked | undefined,
): number {
  const { outside, unknown, content } = sharesOf(index, query, fired);
  const at = (best?.row ?? 0) * featureCount;
  const feature = (i: number): number =>
    best === undefined ? 0 : (index.features[at + i] as number);
  const raw = (best?.raw ?? 0) / rawUnit / Math.sqrt(Math.max(1, content));
  const meant = fired.meanings.some(({ rule }) => rule.kind !== 'english');
  return (
    w.bias +
    w.known * feature(knownAt) +
    w.aliasMeant * Math.min(1, feature(aliasMeantAt)) +
    w.chain * Math.max(feature(chainAt), feature(aliasChainAt)) +
    w.titleCovered * feature(titleCoveredAt) +
    w.ordered * feature(orderedAt) +
    w.aliasWhole * feature(aliasWholeAt) +
    w.raw * Math.min(rawMax, raw) +
    w.outside * outside +
    w.unknown * unknown +
    (outside > 0 ? w.anyOutside : 0) +
    (fired.actions !== 0 ? w.action : 0) +
    (meant ? w.meant : 0) +
    (content <= 1 ? w.single : 0) +
    w.story * Math.min(1, Math.max(0, (content - storyFrom) / storyFrom))
  );
}
