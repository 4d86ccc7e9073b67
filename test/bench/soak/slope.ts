/** What may grow, by how much over a thousand sessions, and why that much. */
export interface Bar {
  readonly name: string;
  readonly maxPerThousand: number;
}

export interface Verdict extends Bar {
  readonly first: number;
  readonly last: number;
  /** By least squares over the samples, for a thousand sessions. */
  readonly perThousand: number;
  readonly isWell: boolean;
}

/** Growth over the samples by least squares, for a thousand sessions. */
export function slopeOf(samples: readonly (readonly [sessions: number, value: number])[]): number {
  const n = samples.length;
  const meanX = samples.reduce((sum, [x]) => sum + x, 0) / n;
  const meanY = samples.reduce((sum, [, y]) => sum + y, 0) / n;
  const over = samples.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const under = samples.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return under === 0 ? 0 : (over / under) * 1_000;
}

/** Holds what was sampled against its bar. */
export function judge(
  bar: Bar,
  samples: readonly (readonly [sessions: number, value: number])[],
): Verdict {
  const perThousand = slopeOf(samples);
  return {
    ...bar,
    first: samples[0]?.[1] ?? 0,
    last: samples.at(-1)?.[1] ?? 0,
    perThousand: Math.round(perThousand * 100) / 100,
    isWell: perThousand <= bar.maxPerThousand,
  };
}
