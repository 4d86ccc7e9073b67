import {
  featureCount,
  featureNames,
  gateFeatures,
  type QueryMass,
  readFeatures,
} from './features.ts';
import type { Fired } from './fire.ts';
import { secondPass } from './fitted-weights.ts';
import { candidatesMax } from './limits.ts';
import type { SearchIndex } from './loaded.ts';

export interface Ranked {
  readonly document: number;
  readonly score: number;
  /** Row of its features in the index, until the next query. */
  readonly row: number;
  /** Score of the first pass. */
  readonly raw: number;
}

const weightList = Float32Array.from(featureNames, (name) => secondPass[name]);
const strong = featureNames.indexOf('strong');

/** Documents with the highest first-pass scores, unordered: a histogram finds the cut. */
function pickCandidates(index: SearchIndex, touched: number): number[] {
  const { scores, touched: ids } = index;
  const picked: number[] = [];
  let highest = 0;
  for (let i = 0; i < touched; i++) highest = Math.max(highest, scores[ids[i] as number] as number);
  let cut = 0;
  if (touched > candidatesMax) {
    const steps = new Uint32Array(257);
    for (let i = 0; i < touched; i++) {
      const step = (((scores[ids[i] as number] as number) / highest) * 256) | 0;
      steps[step] = (steps[step] as number) + 1;
    }
    cut = 256;
    for (let sum = steps[256] as number; cut > 0; cut--) {
      sum += steps[cut - 1] as number;
      if (sum > candidatesMax) break;
    }
    cut = Math.min(cut, 255);
  }
  for (let i = 0; i < touched && picked.length < candidatesMax; i++) {
    const id = ids[i] as number;
    if (((((scores[id] as number) / highest) * 256) | 0) >= cut) picked.push(id);
  }
  return picked;
}

/** Features of the candidates, row by row, and their documents. */
export function describeCandidates(
  index: SearchIndex,
  fired: Fired,
  touched: number,
): { documents: number[]; features: Float32Array } {
  const documents = pickCandidates(index, touched);
  let highest = 1e-6;
  for (const document of documents) highest = Math.max(highest, index.scores[document] as number);
  const mass: QueryMass = { ...index.words.sums(), highest };
  const features = index.features;
  let gate = 0;
  documents.forEach((document, row) => {
    const at = row * featureCount;
    readFeatures(index, fired, document, mass, features, at);
    gate = Math.max(gate, features[at + strong] as number);
  });
  for (let row = 0; row < documents.length; row++) gateFeatures(features, row * featureCount, gate);
  return { documents, features };
}

/** Second pass: orders the best of the first by how well title and aliases fit. */
export function rankCandidates(index: SearchIndex, fired: Fired, touched: number): Ranked[] {
  const { documents, features } = describeCandidates(index, fired, touched);
  return documents
    .map((document, row) => {
      const at = row * featureCount;
      let score = 0;
      for (let i = 0; i < featureCount; i++)
        score += (features[at + i] as number) * (weightList[i] as number);
      return { document, score, row, raw: index.scores[document] as number };
    })
    .sort((a, b) => b.score - a.score || a.document - b.document);
}
