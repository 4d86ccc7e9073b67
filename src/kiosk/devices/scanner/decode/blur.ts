/**
 * A box of `2 × radius + 1` pixels, twice: a Gaussian for the eye of a decoder, at the same cost for
 * every radius. Its deviation is √(((2r+1)² − 1) / 6): exactly 2 pixels at radius 2. Pixels beyond
 * the edge repeat the edge.
 */
export function blurTwice(
  source: ArrayLike<number>,
  width: number,
  height: number,
  radius: number,
): Float32Array<ArrayBuffer> {
  const once = new Float32Array(width * height);
  const twice = new Float32Array(width * height);
  boxRows(source, once, width, height, radius);
  boxRows(once, twice, width, height, radius);
  boxColumns(twice, once, width, height, radius);
  boxColumns(once, twice, width, height, radius);
  return twice;
}

function boxRows(
  source: ArrayLike<number>,
  out: Float32Array,
  width: number,
  height: number,
  radius: number,
): void {
  const share = 1 / (2 * radius + 1);
  // One padded row, so that the loop asks no questions about edges.
  const padded = new Float32Array(width + 2 * radius + 1);
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    const first = source[row] as number;
    const last = source[row + width - 1] as number;
    padded.fill(first, 0, radius);
    for (let x = 0; x < width; x += 1) padded[x + radius] = source[row + x] as number;
    padded.fill(last, width + radius);
    let sum = 0;
    for (let x = 0; x < 2 * radius; x += 1) sum += padded[x] as number;
    for (let x = 0; x < width; x += 1) {
      sum += padded[x + 2 * radius] as number;
      out[row + x] = sum * share;
      sum -= padded[x] as number;
    }
  }
}

/** Row by row through memory: a column at a time would miss the cache at each pixel. */
function boxColumns(
  source: Float32Array,
  out: Float32Array,
  width: number,
  height: number,
  radius: number,
): void {
  const share = 1 / (2 * radius + 1);
  const sums = new Float32Array(width);
  const rowAt = (y: number) => Math.max(0, Math.min(height - 1, y)) * width;
  for (let y = -radius; y < radius; y += 1) {
    const row = rowAt(y);
    for (let x = 0; x < width; x += 1) sums[x] = (sums[x] as number) + (source[row + x] as number);
  }
  for (let y = 0; y < height; y += 1) {
    const enters = rowAt(y + radius);
    const leaves = rowAt(y - radius);
    const row = y * width;
    for (let x = 0; x < width; x += 1) {
      const sum = (sums[x] as number) + (source[enters + x] as number);
      out[row + x] = sum * share;
      sums[x] = sum - (source[leaves + x] as number);
    }
  }
}
