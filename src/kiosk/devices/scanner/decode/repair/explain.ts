import type { Lattice } from './equalise.ts';
import { solve } from './least-squares.ts';
import type { QrSymbol } from './symbol.ts';

/** Blur reaches this many modules. */
const reach = 2;
const span = 2 * reach + 1;
const tapCount = span * span;
/** Four samples a module: at its centre, and half a module to the right, below, and both. */
const phases: readonly (readonly [number, number])[] = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
];
const ridge = 0.002;
const sweeps = 3;

/**
 * Explains the samples by modules seen through a blur: finds the blur from the modules, then turns
 * over every module that the samples speak against, and again. Decides better than weights alone
 * when blur makes a module depend on its neighbours.
 */
export class Explanation {
  readonly #symbol: QrSymbol;
  readonly #samples: readonly Float32Array[];
  readonly #modules: Int8Array;
  readonly #width: number;
  readonly soft: Float32Array;

  constructor(symbol: QrSymbol, lattice: Lattice, soft: Float32Array) {
    const { side, known } = symbol;
    this.#symbol = symbol;
    this.#width = side + 2 * reach;
    this.soft = Float32Array.from(soft);
    // With a margin of light modules: the quiet zone.
    this.#modules = new Int8Array(this.#width * this.#width).fill(-1);
    for (let y = 0; y < side; y += 1) {
      for (let x = 0; x < side; x += 1) {
        const module = y * side + x;
        const value = known[module] || ((soft[module] as number) > 0 ? 1 : -1);
        this.#modules[this.#at(x, y)] = value;
      }
    }
    this.#samples = phases.map(([i, j]) =>
      Float32Array.from({ length: side * side }, (_, module) => {
        const x = 2 * (module % side) + 4 + i;
        const y = 2 * Math.floor(module / side) + 4 + j;
        return lattice.values[y * lattice.side + x] as number;
      }),
    );
  }

  #at(x: number, y: number): number {
    return (y + reach) * this.#width + x + reach;
  }

  /** One more turn: the blur from the modules, the modules from the blur. */
  improve(): void {
    const blur = this.#learnBlur();
    const rests = this.#restsOf(blur);
    const weights = this.#weightsOf(rests);
    for (let sweep = 0; sweep < sweeps; sweep += 1) {
      if (this.#sweep(blur, rests, weights) === 0) break;
    }
  }

  #learnBlur(): readonly Float64Array[] {
    const { side } = this.#symbol;
    const size = tapCount + 1;
    const matrix = new Float64Array(size * size);
    const rights = phases.map(() => new Float64Array(size));
    const row = new Int8Array(size);
    row[tapCount] = 1;
    for (let y = 0; y < side; y += 1) {
      for (let x = 0; x < side; x += 1) {
        const corner = y * this.#width + x;
        for (let j = 0, tap = 0; j < span; j += 1) {
          for (let i = 0; i < span; i += 1, tap += 1) {
            row[tap] = this.#modules[corner + j * this.#width + i] as number;
          }
        }
        for (let a = 0; a < size; a += 1) {
          const ra = row[a] as number;
          for (let b = 0; b <= a; b += 1) {
            matrix[a * size + b] = (matrix[a * size + b] as number) + ra * (row[b] as number);
          }
        }
        for (let phase = 0; phase < phases.length; phase += 1) {
          const value = this.#samples[phase]?.[y * side + x] as number;
          const right = rights[phase] as Float64Array;
          for (let a = 0; a < size; a += 1) {
            right[a] = (right[a] as number) + (row[a] as number) * value;
          }
        }
      }
    }
    for (let a = 0; a < size; a += 1) {
      matrix[a * size + a] = (matrix[a * size + a] as number) + ridge * side * side;
    }
    return rights.map((right) => solve(Float64Array.from(matrix), right));
  }

  #restsOf(blur: readonly Float64Array[]): readonly Float32Array[] {
    const { side } = this.#symbol;
    return blur.map((taps, phase) => {
      const rest = new Float32Array(side * side);
      for (let y = 0; y < side; y += 1) {
        for (let x = 0; x < side; x += 1) {
          let value = taps[tapCount] as number;
          const corner = y * this.#width + x;
          for (let j = 0, tap = 0; j < span; j += 1) {
            for (let i = 0; i < span; i += 1, tap += 1) {
              value +=
                (taps[tap] as number) * (this.#modules[corner + j * this.#width + i] as number);
            }
          }
          rest[y * side + x] = (this.#samples[phase]?.[y * side + x] as number) - value;
        }
      }
      return rest;
    });
  }

  /** What is badly explained around a place weighs little: glare, a thumb, a fold. */
  #weightsOf(rests: readonly Float32Array[]): Float32Array {
    const { side } = this.#symbol;
    const energy = new Float32Array(side * side);
    let total = 0;
    for (let module = 0; module < energy.length; module += 1) {
      let sum = 0;
      for (const rest of rests) sum += (rest[module] as number) ** 2;
      energy[module] = sum / rests.length;
      total += sum / rests.length;
    }
    const mean = total / energy.length + 1e-4;
    const weights = new Float32Array(energy.length);
    for (let y = 0; y < side; y += 1) {
      for (let x = 0; x < side; x += 1) {
        let sum = 0;
        let count = 0;
        for (let j = Math.max(0, y - 3); j <= Math.min(side - 1, y + 3); j += 1) {
          for (let i = Math.max(0, x - 3); i <= Math.min(side - 1, x + 3); i += 1) {
            sum += energy[j * side + i] as number;
            count += 1;
          }
        }
        weights[y * side + x] = 1 / (sum / count + 0.1 * mean);
      }
    }
    return weights;
  }

  /** Turns over what the samples speak against; returns how many modules that were. */
  #sweep(
    blur: readonly Float64Array[],
    rests: readonly Float32Array[],
    weights: Float32Array,
  ): number {
    const { side, known } = this.#symbol;
    let turned = 0;
    let total = 0;
    for (let y = 0; y < side; y += 1) {
      for (let x = 0; x < side; x += 1) {
        const module = y * side + x;
        const at = this.#at(x, y);
        const value = this.#modules[at] as number;
        let cost = 0;
        for (let phase = 0; phase < blur.length; phase += 1) {
          const taps = blur[phase] as Float64Array;
          const rest = rests[phase] as Float32Array;
          for (let j = Math.max(-reach, -y); j <= reach && y + j < side; j += 1) {
            for (let i = Math.max(-reach, -x); i <= reach && x + i < side; i += 1) {
              // The sample at (x + i, y + j) sees this module at (-i, -j).
              const tap = taps[(reach - j) * span + reach - i] as number;
              const sample = module + j * side + i;
              cost += (weights[sample] as number) * tap * ((rest[sample] as number) * value + tap);
            }
          }
        }
        this.soft[module] = value * cost;
        total += Math.abs(cost);
        if (known[module] !== 0 || cost >= 0) continue;
        turned += 1;
        this.#modules[at] = -value;
        this.soft[module] = value * cost;
        for (let phase = 0; phase < blur.length; phase += 1) {
          const taps = blur[phase] as Float64Array;
          const rest = rests[phase] as Float32Array;
          for (let j = Math.max(-reach, -y); j <= reach && y + j < side; j += 1) {
            for (let i = Math.max(-reach, -x); i <= reach && x + i < side; i += 1) {
              const sample = module + j * side + i;
              rest[sample] =
                (rest[sample] as number) +
                2 * value * (taps[(reach - j) * span + reach - i] as number);
            }
          }
        }
      }
    }
    const scale = (side * side) / (total || 1);
    for (let module = 0; module < this.soft.length; module += 1) {
      this.soft[module] = (this.soft[module] as number) * scale;
    }
    return turned;
  }
}
