/** What of a QR symbol a drawing needs: lean-qr's Bitmap2D has it. */
export interface Modules {
  readonly size: number;
  get(x: number, y: number): boolean;
}

/** Quiet zone on each side, modules (ISO/IEC 18004, R67). */
export const quietModules = 4;

export interface SymbolSize {
  /** Whole pixels, so that no module is wider than its neighbour. */
  readonly modulePx: number;
  /** Edge of the drawing with its quiet zone, px. */
  readonly edgePx: number;
}

/** Larger than this a phone at arm's length does not see it whole, mm. A wall's card holds so much. */
const symbolMmMax = 185;

/**
 * As large as the box allows, up to 185 mm, in whole pixels a module; never below the least sizes
 * unless the box itself is too small: a code cut off is worse than a small one.
 */
export function symbolSize(
  modules: number,
  pxPerMm: number,
  symbolMmMin: number,
  moduleMmMin: number,
  boxPx: number,
): SymbolSize {
  const edge = modules + 2 * quietModules;
  const least = Math.ceil(pxPerMm * Math.max(symbolMmMin / modules, moduleMmMin));
  const most = Math.floor((pxPerMm * symbolMmMax) / modules);
  const modulePx = Math.max(1, Math.min(Math.max(least, most), Math.floor(boxPx / edge)));
  return { modulePx, edgePx: modulePx * edge };
}

/** The dark modules as one SVG path: a rectangle for each run in a row. */
export function symbolPath(modules: Modules): string {
  let path = '';
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) {
      if (!modules.get(x, y)) continue;
      let run = 1;
      while (x + run < modules.size && modules.get(x + run, y)) run++;
      path += `M${x + quietModules} ${y + quietModules}h${run}v1h-${run}z`;
      x += run - 1;
    }
  }
  return path;
}
