import type { TruthChange } from '../../domain/api/console/index.ts';
import { toneOf } from './tone.ts';

interface StripProps {
  /** Oldest first; undefined: the same all the time. */
  readonly changes: readonly TruthChange[] | undefined;
  readonly truth: TruthChange['truth'];
  readonly fromMs: number;
  readonly nowMs: number;
  readonly width?: number;
}

/** A day in 66 px: flat and green while well, higher and in its colour while not. */
export function Strip({ changes, truth, fromMs, nowMs, width = 66 }: StripProps) {
  const parts = changes ?? [{ at: fromMs, truth, reason: null }];
  const place = (at: number) => ((Math.max(at, fromMs) - fromMs) / (nowMs - fromMs)) * width;
  return (
    <svg class="strip" width={width} height="14" viewBox={`0 0 ${width} 14`} aria-hidden="true">
      {parts.map((part, at) => {
        const from = place(part.at);
        const to = place(parts[at + 1]?.at ?? nowMs);
        const height =
          part.truth === 'well'
            ? 3
            : part.truth === 'unknown'
              ? 1
              : toneOf(part.truth) === 'fault'
                ? 13
                : 8;
        return (
          <rect
            key={part.at}
            class={toneOf(part.truth)}
            x={from}
            y={14 - height}
            width={Math.max(1, to - from)}
            height={height}
          />
        );
      })}
    </svg>
  );
}
