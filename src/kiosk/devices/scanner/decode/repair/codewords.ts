import { correctBlock } from './reed-solomon.ts';
import { blockPlans, type Format, formats, isTurned, type QrSymbol } from './symbol.ts';

/** Formats tried at most: a damaged format's second or third guess is sometimes the right one. */
const formatsTried = 3;
/** A format that fits worse than the best by more than this many of its 30 modules is out. */
const formatMargin = 7;
/** Of a block's check codewords, the share that may go to doubtful places. */
const erasureShareMax = 0.9;
/**
 * Check codewords of a symbol left over when places were erased: they prove that the correction is
 * no chance. Six: one in 256⁶ of what is no code at all.
 */
const spareWhenErased = 6;

/**
 * Corrects what was seen of a symbol. `softness` says of each module how dark it looks: above 0
 * dark, below light, its distance from 0 how sure that is.
 *
 * @returns the modules as they were printed (1 dark, 0 light), or undefined
 */
export function correctModules(symbol: QrSymbol, soft: Float32Array): Uint8Array | undefined {
  const doubted = doubtPatches(symbol, soft);
  for (const format of likelyFormats(symbol, soft)) {
    const modules = correctWith(symbol, doubted, format);
    if (modules) return modules;
  }
  return undefined;
}

/**
 * A mask leaves no large patch of one colour: where one is seen, a thumb, a stain, a logo or a glare
 * covers the code, and what is seen there is doubted.
 */
export function doubtPatches({ side, known }: QrSymbol, soft: Float32Array): Float32Array {
  const colour = Float32Array.from(
    soft,
    (value, module) => known[module] || Math.max(-1, Math.min(1, 3 * value)),
  );
  const out = new Float32Array(soft.length);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      let sum = 0;
      let count = 0;
      for (let j = Math.max(0, y - 2); j <= Math.min(side - 1, y + 2); j += 1) {
        for (let i = Math.max(0, x - 2); i <= Math.min(side - 1, x + 2); i += 1) {
          sum += colour[j * side + i] as number;
          count += 1;
        }
      }
      const oneness = Math.abs(sum) / count;
      const share = Math.max(0.1, Math.min(1, (0.95 - oneness) / 0.4));
      out[y * side + x] = (soft[y * side + x] as number) * share;
    }
  }
  return out;
}

function likelyFormats(symbol: QrSymbol, soft: Float32Array): readonly Format[] {
  const scored = formats.map((format) => {
    let score = 0;
    for (const copy of symbol.format) {
      copy.forEach((module, i) => {
        const value = Math.max(-1, Math.min(1, soft[module] as number));
        score += format.bits[i] ? value : -value;
      });
    }
    return { format, score };
  });
  scored.sort((a, b) => b.score - a.score);
  // A module more or less counts twice: once right, once wrong.
  const least = (scored[0]?.score ?? 0) - 2 * formatMargin;
  return scored
    .slice(0, formatsTried)
    .filter(({ score }) => score >= least)
    .map(({ format }) => format);
}

function correctWith(symbol: QrSymbol, soft: Float32Array, format: Format): Uint8Array | undefined {
  const { side, dataOrder } = symbol;
  const count = Math.floor(dataOrder.length / 8);
  const codewords = new Uint8Array(count);
  // The chance that all eight bits are right, as a sum of logarithms.
  const trust = new Float32Array(count);
  for (let i = 0; i < count * 8; i += 1) {
    const module = dataOrder[i] as number;
    const value = soft[module] as number;
    const turned = isTurned(format.mask, module % side, Math.floor(module / side));
    const at = i >> 3;
    codewords[at] = ((codewords[at] as number) << 1) | (value > 0 !== turned ? 1 : 0);
    trust[at] = (trust[at] as number) - Math.log1p(Math.exp(-6 * Math.abs(value)));
  }
  const plans = blockPlans(symbol, format.level);
  const spare = Math.max(2, Math.ceil(spareWhenErased / plans.length));
  for (const plan of plans) {
    const block = Uint8Array.from(plan.places, (place) => codewords[place] as number);
    const doubts = plan.places
      .map((place, i) => ({ i, trust: trust[place] as number }))
      .sort((a, b) => a.trust - b.trust)
      .map(({ i }) => i);
    if (!correctByDoubt(block, plan.checkCount, doubts, spare)) return undefined;
    plan.places.forEach((place, i) => {
      codewords[place] = block[i] as number;
    });
  }
  return modulesOf(symbol, codewords, format);
}

/** More and more of the most doubtful places are erased until the rest can be corrected. */
function correctByDoubt(
  block: Uint8Array,
  checkCount: number,
  doubts: readonly number[],
  spareErased: number,
): boolean {
  const most = Math.floor(checkCount * erasureShareMax);
  for (let erased = 0; erased <= most; erased += 2) {
    const spare = erased === 0 ? 0 : spareErased;
    if (correctBlock(block, checkCount, doubts.slice(0, erased), spare) !== undefined) return true;
  }
  return false;
}

function modulesOf(symbol: QrSymbol, codewords: Uint8Array, format: Format): Uint8Array {
  const { side, known, dataOrder } = symbol;
  const modules = Uint8Array.from(known, (value) => (value === 1 ? 1 : 0));
  dataOrder.forEach((module, i) => {
    // Bits beyond the last codeword are light before the mask.
    const bit = ((codewords[i >> 3] ?? 0) >> (7 - (i & 7))) & 1;
    const turned = isTurned(format.mask, module % side, Math.floor(module / side));
    modules[module] = bit ^ (turned ? 1 : 0);
  });
  for (const copy of symbol.format) {
    copy.forEach((module, i) => {
      modules[module] = format.bits[i] ? 1 : 0;
    });
  }
  return modules;
}
