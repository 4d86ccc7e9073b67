/** Weights of a Gaussian cut at 2.5 σ, summing to 1; σ in pixels. */
export function gaussianKernel(sigma: number): Float32Array {
  const radius = Math.max(1, Math.ceil(2.5 * sigma));
  const kernel = new Float32Array(2 * radius + 1);
  let sum = 0;
  for (let i = -radius; i <= radius; i += 1) {
    const weight = Math.exp((-i * i) / (2 * sigma * sigma));
    kernel[i + radius] = weight;
    sum += weight;
  }
  return kernel.map((weight) => weight / sum);
}

/** Convolves rows, then columns. Pixels beyond the edge repeat the edge. */
export function gaussianBlur(
  source: ArrayLike<number>,
  width: number,
  height: number,
  sigma: number,
): Float32Array<ArrayBuffer> {
  const kernel = gaussianKernel(sigma);
  const rows = blurRows(source, width, height, kernel);
  return blurColumns(rows, width, height, kernel);
}

function blurRows(
  source: ArrayLike<number>,
  width: number,
  height: number,
  kernel: Float32Array,
): Float32Array<ArrayBuffer> {
  const radius = (kernel.length - 1) / 2;
  const out = new Float32Array(width * height);
  // One padded row, so that the inner loop asks no questions about edges.
  const padded = new Float32Array(width + 2 * radius);
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    for (let x = 0; x < padded.length; x += 1) {
      const from = Math.max(0, Math.min(width - 1, x - radius));
      padded[x] = source[row + from] as number;
    }
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let k = 0; k < kernel.length; k += 1) {
        sum += (padded[x + k] as number) * (kernel[k] as number);
      }
      out[row + x] = sum;
    }
  }
  return out;
}

function blurColumns(
  source: Float32Array,
  width: number,
  height: number,
  kernel: Float32Array,
): Float32Array<ArrayBuffer> {
  const radius = (kernel.length - 1) / 2;
  const out = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    // Row by row through memory: a column at a time would miss the cache at each pixel.
    for (let k = 0; k < kernel.length; k += 1) {
      const weight = kernel[k] as number;
      const from = Math.max(0, Math.min(height - 1, y + k - radius)) * width;
      for (let x = 0; x < width; x += 1) {
        out[row + x] = (out[row + x] as number) + (source[from + x] as number) * weight;
      }
    }
  }
  return out;
}
