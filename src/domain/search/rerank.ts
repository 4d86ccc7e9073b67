import { featureCount, orderedAt } from './feature-names.ts';
import { type QueryMass, readFeatures } from './features.ts';
import type { Fired } from './fired.ts';
import { secondPass } from './fitted-weights.ts';
import { candidatesOf, documentsMax } from './limits.ts';
import type { ReadQuery } from './read-query.ts';
import type { SearchIndex } from './search-index.ts';
import { elsewhereLoss } from './weights.ts';

export interface Ranked {
  readonly document: number;
  readonly score: number;
  /** Row of its features in the index, until the next query. */
  readonly row: number;
  /** Score of the first pass. */
  readonly raw: number;
}

const [told, read] = [0, 1].map((reader) =>
  Float64Array.from(secondPass, (weights) => weights[reader] ?? 0),
) as [Float64Array, Float64Array];
/** Scratch: the weights of the query at hand. */
const weights = new Float64Array(featureCount);

/**
 * How much a query is read from a title rather than told, 0..1, by the share of it that the title
 * which fits best says in its order.
 */
function readingOf(share: number): number {
  return share ** 4;
}

/** Scratch: how many documents stand on each step below the highest score; the step of each. */
const steps = new Uint32Array(257);
const stepOf = new Uint16Array(documentsMax);

/** Documents with the highest first-pass scores, unordered: a histogram finds the cut. */
function pickCandidates(index: SearchIndex, touched: number, most: number): number[] {
  const { scores, touched: ids } = index;
  const picked: number[] = [];
  let highest = 0;
  for (let i = 0; i < touched; i++) {
    const score = scores[ids[i] as number] as number;
    if (score > highest) highest = score;
  }
  let cut = 0;
  if (touched > most) {
    steps.fill(0);
    for (let i = 0; i < touched; i++) {
      const step = (((scores[ids[i] as number] as number) / highest) * 256) | 0;
      stepOf[i] = step;
      steps[step] = (steps[step] as number) + 1;
    }
    cut = 256;
    for (let sum = steps[256] as number; cut > 0; cut--) {
      sum += steps[cut - 1] as number;
      if (sum > most) break;
    }
    cut = Math.min(cut, 255);
  }
  for (let i = 0; i < touched && picked.length < most; i++)
    if (cut === 0 || (stepOf[i] as number) >= cut) picked.push(ids[i] as number);
  return picked;
}

/**
 * Features of the candidates, row by row, their documents, and how much the query is read from a
 * title: then rules for popular procedures must not pull it away.
 */
export function describeCandidates(
  index: SearchIndex,
  query: ReadQuery,
  fired: Fired,
  touched: number,
): { documents: number[]; features: Float32Array; reading: number } {
  const documents = pickCandidates(index, touched, candidatesOf(index.size, query.tokens.length));
  let highest = 1e-6;
  for (const document of documents) highest = Math.max(highest, index.scores[document] as number);
  const mass: QueryMass = { ...index.words.sums(), highest };
  const features = index.features;
  let share = 0;
  for (let row = 0; row < documents.length; row++) {
    const at = row * featureCount;
    readFeatures(index, fired, documents[row] as number, mass, features, at);
    share = Math.max(share, features[at + orderedAt] as number);
  }
  return { documents, features, reading: readingOf(share) };
}

/** Second pass: orders the best of the first by how well title and aliases fit, less their losses. */
export function rankCandidates(
  index: SearchIndex,
  query: ReadQuery,
  fired: Fired,
  touched: number,
  losses: ReadonlyMap<number, number>,
): Ranked[] {
  const { documents, features, reading } = describeCandidates(index, query, fired, touched);
  for (let i = 0; i < featureCount; i++)
    weights[i] = (told[i] as number) + reading * (read[i] as number);
  const ranked: Ranked[] = [];
  for (let row = 0; row < documents.length; row++) {
    const at = row * featureCount;
    const document = documents[row] as number;
    let score = -(losses.get(document) ?? 0) - elsewhereLoss * (index.elsewhere?.[document] ?? 0);
    for (let i = 0; i < featureCount; i++)
      score += (features[at + i] as number) * (weights[i] as number);
    ranked.push({ document, score, row, raw: index.scores[document] as number });
  }
  return ranked.sort((a, b) => b.score - a.score || a.document - b.document);
}
