import { fileURLToPath } from 'node:url';
import { GlobalFonts } from '@napi-rs/canvas';

/** Weights that slips use; each comes in two files. */
export const fontWeights = [400, 700] as const;
/** Subsets in order of preference: what the first lacks is taken from the second. */
export const fontSubsets = ['latin', 'vietnamese'] as const;
export type FontSubset = (typeof fontSubsets)[number];

/** Path of one file of the bundled font (SIL Open Font License). */
export function fontFile(subset: FontSubset, weight: number): string {
  const name = `be-vietnam-pro-${subset}-${weight}-normal.woff2`;
  return fileURLToPath(import.meta.resolve(`@fontsource/be-vietnam-pro/files/${name}`));
}

/** Family name of one subset. A name of its own, so that the order of search is ours. */
function fontFamily(subset: FontSubset): string {
  return `Motcham ${subset}`;
}

let registered = false;

/**
 * Makes the bundled font known to the canvas, once per process.
 *
 * @throws when a file is missing: a slip in another font would break its layout.
 */
export function registerFonts(): void {
  if (registered) return;
  for (const subset of fontSubsets) {
    for (const weight of fontWeights) {
      if (GlobalFonts.registerFromPath(fontFile(subset, weight), fontFamily(subset)) === null) {
        throw new Error(`font not readable: ${subset} ${weight}. Run "npm install" again.`);
      }
    }
  }
  registered = true;
}

/**
 * CSS font of one subset. Never a list of both: a shaper would build what the first subset lacks
 * from letter and combining mark, which is another drawing than the font's own letter.
 */
export function cssFont(subset: FontSubset, weight: number, sizeDots: number): string {
  return `${weight} ${sizeDots}px "${fontFamily(subset)}"`;
}
