import type { SearchIndex } from './loaded.ts';
import { placesMax } from './word-weights.ts';

/** Most words of a title that are put in order; what stands behind them is not looked at. */
const runMax = 24;
/** Scratch: places in the title, and in the query as bits. */
const places = new Int32Array(runMax);
const asked = new Int32Array(runMax);
/** Scratch, by place in the query: the heaviest run that ends with its word. */
const weights = new Float32Array(placesMax);
const starts = new Int32Array(placesMax);
const masses = new Float32Array(placesMax);
const counts = new Int32Array(placesMax);

/** Words of a title that the query says in the same order. */
export interface Run {
  /** Sum of their undamped weights in the query. */
  readonly weight: number;
  /** How many they are. */
  readonly words: number;
  /** Places in `titleIds` of the first and of the last of them. */
  readonly from: number;
  readonly to: number;
  /** Sum of what they weigh in coverage. */
  readonly mass: number;
}

/** Notes a word of the title (its index in `titleIds`) and its places in the query; the new count. */
export function addToRun(count: number, at: number, inQuery: number): number {
  if (count >= runMax) return count;
  places[count] = at;
  asked[count] = inQuery;
  return count + 1;
}

/**
 * The heaviest run among the words noted, the one that ends first: the longest common subsequence
 * by weight (Hunt and Szymanski, from match to match), so that a word said twice may stand in
 * either place.
 */
export function readRun(index: SearchIndex, count: number): Run {
  const { titleIds, words, formMass } = index;
  let all = 0;
  for (let i = 0; i < count; i++) all |= asked[i] as number;
  const width = 32 - Math.clz32(all);
  weights.fill(0, 0, width);
  let best: Run = { weight: 0, words: 0, from: 0, to: 0, mass: 0 };
  for (let i = 0; i < count; i++) {
    const at = places[i] as number;
    const form = titleIds[at] as number;
    // From the last place to the first: a word of the title is used once.
    for (let rest = asked[i] as number; rest !== 0; ) {
      const place = 31 - Math.clz32(rest);
      rest ^= 1 << place;
      let before = -1;
      let weight = 0;
      for (let j = 0; j < place; j++) {
        if ((weights[j] as number) <= weight) continue;
        weight = weights[j] as number;
        before = j;
      }
      weight += words.plain[words.slots[form] as number] as number;
      if (weight <= (weights[place] as number)) continue;
      weights[place] = weight;
      starts[place] = before < 0 ? at : (starts[before] as number);
      masses[place] = (before < 0 ? 0 : (masses[before] as number)) + (formMass[form] as number);
      counts[place] = (before < 0 ? 0 : (counts[before] as number)) + 1;
      if (weight > best.weight)
        best = {
          weight,
          words: counts[place] as number,
          from: starts[place] as number,
          to: at,
          mass: masses[place] as number,
        };
    }
  }
  return best;
}
