import type { SearchIndex } from './search-index.ts';
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

const none: Run = { weight: 0, words: 0, from: 0, to: 0, mass: 0 };

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
  if (count === 0) return none;
  const { titleIds, words, formMass } = index;
  const { plain, slots } = words;
  /** Places of the query in which a run ends, a bit each. */
  let ended = 0;
  let best = 0;
  let length = 0;
  let from = 0;
  let to = 0;
  let mass = 0;
  for (let i = 0; i < count; i++) {
    const at = places[i] as number;
    const form = titleIds[at] as number;
    const own = plain[slots[form] as number] as number;
    // From the last place to the first: a word of the title is used once.
    for (let rest = asked[i] as number; rest !== 0; ) {
      const place = 31 - Math.clz32(rest);
      const bit = 1 << place;
      rest ^= bit;
      let before = -1;
      let weight = 0;
      for (let earlier = ended & (bit - 1); earlier !== 0; earlier &= earlier - 1) {
        const j = 31 - Math.clz32(earlier & -earlier);
        if ((weights[j] as number) <= weight) continue;
        weight = weights[j] as number;
        before = j;
      }
      weight += own;
      if (weight <= ((ended & bit) === 0 ? 0 : (weights[place] as number))) continue;
      ended |= bit;
      weights[place] = weight;
      starts[place] = before < 0 ? at : (starts[before] as number);
      masses[place] = (before < 0 ? 0 : (masses[before] as number)) + (formMass[form] as number);
      counts[place] = (before < 0 ? 0 : (counts[before] as number)) + 1;
      if (weight <= best) continue;
      best = weight;
      length = counts[place] as number;
      from = starts[place] as number;
      to = at;
      mass = masses[place] as number;
    }
  }
  return { weight: best, words: length, from, to, mass };
}
