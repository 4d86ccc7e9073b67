import type { GreyImage } from '../grey-image.ts';
import { solve } from './least-squares.ts';
import { sampleAll } from './sample.ts';
import { type Placement, surfaceOf, toPixels } from './surface.ts';
import type { QrSymbol } from './symbol.ts';

/** Samples at every half module, with two modules around the symbol. */
export interface Lattice {
  readonly side: number;
  readonly values: Float32Array;
}

const marginHalves = 4;
/** Light is evened out over this many half modules to each side. */
const lightRadius = 12;
/** Below this deviation, grey levels, there is nothing but noise. */
const deviationMin = 3;

/** Lattice index of a module's centre. */
const centreOf = (module: number) => 2 * module + marginHalves;

export function sampleLattice(image: GreyImage, symbol: QrSymbol, placement: Placement): Lattice {
  const side = 2 * symbol.side - 1 + 2 * marginHalves;
  const places = new Float32Array(2 * side * side);
  for (let j = 0, p = 0; j < side; j += 1) {
    for (let i = 0; i < side; i += 1, p += 2) {
      places[p] = (i - marginHalves + 1) / 2;
      places[p + 1] = (j - marginHalves + 1) / 2;
    }
  }
  toPixels(surfaceOf(placement, symbol.side), places, places);
  const raw = new Float32Array(side * side);
  sampleAll(image, places, raw);
  return { side, values: evenLight(raw, side) };
}

/** Less the mean around it, over the deviation around it; dark becomes positive. */
function evenLight(raw: Float32Array, side: number): Float32Array {
  const width = side + 1;
  const sums = new Float64Array(width * width);
  const squares = new Float64Array(width * width);
  for (let j = 0; j < side; j += 1) {
    let sum = 0;
    let square = 0;
    for (let i = 0; i < side; i += 1) {
      const value = raw[j * side + i] as number;
      sum += value;
      square += value * value;
      const at = (j + 1) * width + i + 1;
      sums[at] = (sums[at - width] as number) + sum;
      squares[at] = (squares[at - width] as number) + square;
    }
  }
  const out = new Float32Array(raw.length);
  for (let j = 0; j < side; j += 1) {
    const top = Math.max(0, j - lightRadius) * width;
    const bottom = Math.min(side, j + lightRadius + 1) * width;
    for (let i = 0; i < side; i += 1) {
      const left = Math.max(0, i - lightRadius);
      const right = Math.min(side, i + lightRadius + 1);
      const count = ((bottom - top) / width) * (right - left);
      const over = (table: Float64Array) =>
        ((table[bottom + right] as number) -
          (table[bottom + left] as number) -
          (table[top + right] as number) +
          (table[top + left] as number)) /
        count;
      const mean = over(sums);
      const deviation = Math.sqrt(Math.max(0, over(squares) - mean * mean));
      out[j * side + i] =
        (mean - (raw[j * side + i] as number)) / Math.max(deviationMin, deviation);
    }
  }
  return out;
}

/** Offsets in half modules whose samples speak for a module. */
const taps: readonly (readonly [number, number])[] = (() => {
  const all: [number, number][] = [];
  for (let j = -4; j <= 4; j += 2) for (let i = -4; i <= 4; i += 2) all.push([i, j]);
  for (let j = -1; j <= 1; j += 1) {
    for (let i = -1; i <= 1; i += 1) if (i !== 0 || j !== 0) all.push([i, j]);
  }
  return all;
})();
const centreTap = taps.findIndex(([i, j]) => i === 0 && j === 0);
const weightCount = taps.length + 1;
/** Pull of the weights towards the plain centre, per weighed module. */
const ridge = 0.02;

/**
 * Undoes blur by what the known patterns look like: least squares finds the weights of the samples
 * around a module that tell its colour best.
 */
export class Equaliser {
  readonly #symbol: QrSymbol;
  readonly #features: Float32Array;
  /** Of each module, dark above 0, light below. */
  soft: Float32Array;

  constructor(symbol: QrSymbol, lattice: Lattice) {
    this.#symbol = symbol;
    const modules = symbol.side * symbol.side;
    this.#features = new Float32Array(modules * weightCount);
    this.soft = new Float32Array(modules);
    for (let module = 0; module < modules; module += 1) {
      const x = centreOf(module % symbol.side);
      const y = centreOf(Math.floor(module / symbol.side));
      const at = module * weightCount;
      taps.forEach(([i, j], tap) => {
        this.#features[at + tap] = lattice.values[(y + j) * lattice.side + x + i] as number;
      });
      this.#features[at + taps.length] = 1;
      this.soft[module] = this.#features[at + centreTap] as number;
    }
  }

  /** Learns from the known modules and, as far as they are trusted, from those read so far. */
  learn(trust: number): void {
    const { known } = this.#symbol;
    const size = weightCount;
    const matrix = new Float64Array(size * size);
    const right = new Float64Array(size);
    let total = 0;
    for (let module = 0; module < known.length; module += 1) {
      const expected = known[module] as number;
      const value = this.soft[module] as number;
      const weight = expected !== 0 ? 1 : trust * Math.min(1, Math.abs(value));
      if (weight < 0.05) continue;
      const target = expected !== 0 ? expected : Math.sign(value);
      total += weight;
      const at = module * size;
      for (let i = 0; i < size; i += 1) {
        const fi = weight * (this.#features[at + i] as number);
        right[i] = (right[i] as number) + fi * target;
        for (let j = 0; j <= i; j += 1) {
          const cell = i * size + j;
          matrix[cell] = (matrix[cell] as number) + fi * (this.#features[at + j] as number);
        }
      }
    }
    for (let i = 0; i < size; i += 1) {
      matrix[i * size + i] = (matrix[i * size + i] as number) + ridge * total;
    }
    right[centreTap] = (right[centreTap] as number) + ridge * total;
    this.#apply(solve(matrix, right));
  }

  #apply(weights: Float64Array): void {
    for (let module = 0; module < this.soft.length; module += 1) {
      const at = module * weightCount;
      let value = 0;
      for (let i = 0; i < weightCount; i += 1) {
        value += (weights[i] as number) * (this.#features[at + i] as number);
      }
      this.soft[module] = value;
    }
  }
}
