import type { Decoded, DecodeEngine } from './decoded.ts';
import { greyFromRgba } from './grey-image.ts';
import { climbLadder } from './ladder.ts';

/** `ladder` is what ships; the others are its parts alone, for comparison. */
export const engineNames = ['ladder', 'zxing-wasm', 'zxing-js'] as const;
export type EngineName = (typeof engineNames)[number];

/** Engines to choose from; `zxingJs` is only needed for its name. */
export interface Engines {
  readonly zxingWasm: DecodeEngine;
  readonly zxingJs?: DecodeEngine;
}

/**
 * Reads a still image of four bytes a pixel, as `motcham scan` does. Undefined when nothing is read.
 *
 * @throws when the pixels do not fit the size, or `zxing-js` is asked for and was not given
 */
export function decodeImage(
  engines: Engines,
  rgba: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
  name: EngineName = 'ladder',
): Decoded | undefined {
  const image = greyFromRgba(rgba, width, height);
  switch (name) {
    case 'ladder':
      return climbLadder(engines.zxingWasm, image);
    case 'zxing-wasm':
      return engines.zxingWasm.read(image, 'all').decoded;
    case 'zxing-js':
      if (!engines.zxingJs) throw new Error('zxing-js was not loaded');
      return engines.zxingJs.read(image, 'qr').decoded;
  }
}
