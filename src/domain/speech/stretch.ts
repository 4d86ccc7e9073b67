/** Length of one grain, s: three periods of a low voice, short against a syllable. */
const grainS = 0.03;
/** How far a grain may be moved to lie in step with what was said before, s. */
const searchS = 0.008;

/**
 * Speaks faster or slower with the pitch unchanged (R30): grains of the sound are laid over each
 * other closer or further apart, each moved to where it lies in step with the one before (WSOLA,
 * Verhelst and Roelands 1993).
 *
 * @param rate 0.5 half as fast, 2 twice as fast
 * @returns the same samples for a rate of 1
 */
export function stretch(samples: Float32Array, rate: number, sampleRate: number): Float32Array {
  const grain = Math.round(grainS * sampleRate) & ~1;
  if (rate === 1 || samples.length <= 2 * grain) return samples;
  const hop = grain / 2;
  const search = Math.round(searchS * sampleRate);
  const out = new Float32Array(Math.ceil(samples.length / rate) + grain);
  const window = Float32Array.from(
    { length: grain },
    (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (n + 0.5)) / grain),
  );
  let from = 0;
  let to = 0;
  let length = 0;
  while (from + grain <= samples.length) {
    for (let n = 0; n < grain; n += 1) {
      out[to + n] = (out[to + n] ?? 0) + (samples[from + n] ?? 0) * (window[n] ?? 0);
    }
    length = to + grain;
    to += hop;
    const wanted = Math.round(to * rate);
    from = inStep(samples, from + hop, wanted, search, hop);
    if (from + grain > samples.length) break;
  }
  return out.subarray(0, length);
}

/** Where near `wanted` the sound is most like what would have come next. */
function inStep(
  samples: Float32Array,
  next: number,
  wanted: number,
  search: number,
  length: number,
): number {
  let best = wanted;
  let bestLikeness = Number.NEGATIVE_INFINITY;
  const first = Math.max(0, wanted - search);
  const last = Math.min(samples.length - 2 * length, wanted + search);
  for (let at = first; at <= last; at += 2) {
    let likeness = 0;
    for (let n = 0; n < length; n += 4) {
      likeness += (samples[next + n] ?? 0) * (samples[at + n] ?? 0);
    }
    if (likeness > bestLikeness) {
      bestLikeness = likeness;
      best = at;
    }
  }
  return Math.max(0, best);
}
