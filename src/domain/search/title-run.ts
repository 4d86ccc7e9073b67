import type { SearchIndex } from './loaded.ts';

/** Most words of a title that are put in order; what stands behind them is not looked at. */
const runMax = 24;
/** Scratch: places in the title and in the query; the heaviest run that ends there. */
const places = new Int32Array(runMax);
const asked = new Int32Array(runMax);
const weights = new Float32Array(runMax);
const starts = new Int32Array(runMax);
const masses = new Float32Array(runMax);

/** Words of a title that the query says in the same order. */
interface Run {
  /** Sum of their undamped weights in the query. */
  readonly weight: number;
  /** Their share of the mass of the title from the first of them to the last. */
  readonly closeness: number;
  /** Mass of the title before the first of them. */
  readonly before: number;
}

/** Notes a word of the title (its index in `titleIds`) and its place in the query; the new count. */
export function addToRun(count: number, at: number, place: number): number {
  if (count >= runMax) return count;
  places[count] = at;
  asked[count] = place;
  return count + 1;
}

const none: Run = { weight: 0, closeness: 0, before: 0 };

/** The heaviest run among the words noted: the longest rising row of places, by weight. */
export function readRun(index: SearchIndex, count: number): Run {
  const { titleIds, titleBefore, words, formMass } = index;
  let best = -1;
  for (let i = 0; i < count; i++) {
    const form = titleIds[places[i] as number] as number;
    let weight = 0;
    let start = i;
    let mass = 0;
    for (let j = 0; j < i; j++) {
      if ((asked[j] as number) < (asked[i] as number) && (weights[j] as number) > weight) {
        weight = weights[j] as number;
        start = starts[j] as number;
        mass = masses[j] as number;
      }
    }
    weights[i] = weight + (words.plain[form] as number);
    starts[i] = start;
    masses[i] = mass + (formMass[form] as number);
    if (best < 0 || (weights[i] as number) > (weights[best] as number)) best = i;
  }
  if (best < 0) return none;
  const from = places[starts[best] as number] as number;
  const to = places[best] as number;
  const before = titleBefore[from] as number;
  const last = formMass[titleIds[to] as number] as number;
  const span = (titleBefore[to] as number) + last - before;
  return {
    weight: weights[best] as number,
    closeness: (masses[best] as number) / Math.max(1e-6, span),
    before,
  };
}
