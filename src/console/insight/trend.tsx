interface TrendProps {
  /** Oldest first; null where too few share it. */
  readonly steps: readonly (number | null)[];
}

/** px. */
const size = { width: 68, height: 16 };

/** How often a name came, step by step, in the room of a cell: its numbers stand in the file. */
export function Trend({ steps }: TrendProps) {
  const most = Math.max(1, ...steps.map((step) => step ?? 0));
  const wide = size.width / Math.max(1, steps.length);
  return (
    <svg class="trend" {...size} viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
      <line x1="0" x2={size.width} y1={size.height - 0.5} y2={size.height - 0.5} />
      {steps.map((step, at) => {
        const height = step === null ? 0 : Math.max(1, (step / most) * (size.height - 1));
        return (
          <rect
            // Steps have no names of their own.
            key={at}
            x={at * wide}
            y={size.height - height}
            width={Math.max(1, wide - 1)}
            height={height}
          />
        );
      })}
    </svg>
  );
}
