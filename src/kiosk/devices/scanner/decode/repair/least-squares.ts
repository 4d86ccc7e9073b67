/** Solves a symmetric positive system, lower half given, by Cholesky. */
export function solve(matrix: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  const at = (i: number, j: number) => matrix[i * size + j] as number;
  const out = Float64Array.from(right);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = at(i, j);
      for (let k = 0; k < j; k += 1) sum -= at(i, k) * at(j, k);
      matrix[i * size + j] = i === j ? Math.sqrt(Math.max(1e-9, sum)) : sum / at(j, j);
    }
    let value = out[i] as number;
    for (let k = 0; k < i; k += 1) value -= at(i, k) * (out[k] as number);
    out[i] = value / at(i, i);
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    let value = out[i] as number;
    for (let k = i + 1; k < size; k += 1) value -= at(k, i) * (out[k] as number);
    out[i] = value / at(i, i);
  }
  return out;
}
