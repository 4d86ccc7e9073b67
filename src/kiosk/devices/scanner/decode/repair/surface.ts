import type { Corners } from '../decoded.ts';

/** Numbers that say where each module lies: four corners in pixels, then eight bends in modules. */
export type Placement = Float64Array;

const cornerNumbers = 8;
const bendNumbers = 8;

export function flatPlacement(corners: Corners): Placement {
  const placement = new Float64Array(cornerNumbers + bendNumbers);
  corners.forEach(({ x, y }, i) => {
    placement[2 * i] = x;
    placement[2 * i + 1] = y;
  });
  return placement;
}

/** Mean side of a symbol in pixels. */
export function sidePx(placement: Placement): number {
  let sum = 0;
  for (let i = 0; i < 4; i += 1) {
    const j = (i + 1) % 4;
    const dx = (placement[2 * i] as number) - (placement[2 * j] as number);
    const dy = (placement[2 * i + 1] as number) - (placement[2 * j + 1] as number);
    sum += Math.hypot(dx, dy);
  }
  return sum / 4;
}

/** What `placeOnto` needs of a placement: projection, bends, size. */
export type Surface = Float64Array;

/** A sheet in perspective (Heckbert's square-to-quadrilateral mapping), bent along both axes. */
export function surfaceOf(placement: Placement, side: number): Surface {
  const at = (i: number) => placement[i] as number;
  const [x0, y0, x1, y1] = [at(0), at(1), at(2), at(3)];
  const [x2, y2, x3, y3] = [at(4), at(5), at(6), at(7)];
  const dx1 = x1 - x2;
  const dx2 = x3 - x2;
  const dy1 = y1 - y2;
  const dy2 = y3 - y2;
  const sx = x0 - x1 + x2 - x3;
  const sy = y0 - y1 + y2 - y3;
  const determinant = dx1 * dy2 - dx2 * dy1 || 1e-9;
  const g = (sx * dy2 - dx2 * sy) / determinant;
  const h = (dx1 * sy - sx * dy1) / determinant;
  return Float64Array.of(
    ...[x1 - x0 + g * x1, x3 - x0 + h * x3, x0],
    ...[y1 - y0 + g * y1, y3 - y0 + h * y3, y0],
    ...[g, h],
    ...placement.subarray(cornerNumbers),
    ...[2 / side, 1 / side],
  );
}

/**
 * Pixels of places on a symbol. `places` holds `u, v` in modules, one after the other; `out` gets
 * `x, y`.
 */
export function toPixels(surface: Surface, places: Float32Array, out: Float32Array): void {
  const [a, b, c, d, e, f, g, h] = surface as unknown as Eight;
  const [us, uss, ut, uts, vs, vst, vt, vtt] = surface.subarray(8) as unknown as Eight;
  const twice = surface[16] as number;
  const once = surface[17] as number;
  for (let i = 0; i < places.length; i += 2) {
    const u = places[i] as number;
    const v = places[i + 1] as number;
    const s = u * twice - 1;
    const t = v * twice - 1;
    const ss = 1 - s * s;
    const tt = 1 - t * t;
    // Bends are 0 at the corners, which stay where they are.
    const p = (u + ss * (us + uss * s) + tt * (ut + uts * s)) * once;
    const q = (v + ss * (vs + vst * t) + tt * (vt + vtt * t)) * once;
    const w = 1 / (g * p + h * q + 1);
    out[i] = (a * p + b * q + c) * w;
    out[i + 1] = (d * p + e * q + f) * w;
  }
}

type Eight = readonly [number, number, number, number, number, number, number, number];
