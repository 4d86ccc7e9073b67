import { correctModules, doubtPatches } from './codewords.ts';
import type { QrSymbol } from './symbol.ts';

/** What an earlier frame says weighs this much less with each frame: a hand holds still for ten. */
const fading = 0.85;
/** No single frame is surer of a module than this. */
const surenessMax = 2;

/** Sums up, module by module, what several frames show of a symbol that none shows whole. */
export interface Fusion {
  /**
   * Adds what one frame showed (dark above 0, light below).
   *
   * @returns the corrected modules when the frames together suffice
   */
  add(symbol: QrSymbol, soft: Float32Array): Uint8Array | undefined;
}

/**
 * A reflex wanders over a card from frame to frame while the modules stay: what is doubted here is
 * seen there. Of another code than before, nothing that is summed can be corrected (see
 * codewords.ts), and the old one fades. Lives and ends with the camera (R62).
 */
export function createFusion(): Fusion {
  let version: number | undefined;
  let sum = new Float32Array(0);
  let frames = 0;
  return {
    add(symbol, soft) {
      if (version !== symbol.version) {
        version = symbol.version;
        sum = new Float32Array(soft.length);
        frames = 0;
      }
      frames += 1;
      const doubted = doubtPatches(symbol, soft);
      for (let module = 0; module < sum.length; module += 1) {
        const value = Math.max(-surenessMax, Math.min(surenessMax, doubted[module] as number));
        sum[module] = (sum[module] as number) * fading + value;
      }
      return frames > 1 ? correctModules(symbol, sum) : undefined;
    },
  };
}
