/** px. */
const size = { width: 60, height: 10 };

interface UsedBarProps {
  readonly used: number | undefined;
  readonly tone: 'late' | 'soon' | 'later';
}

/** The time of a request that is gone already: read at a glance, said beside it in words. */
export function UsedBar({ used, tone }: UsedBarProps) {
  if (used === undefined) return null;
  const { width, height } = size;
  return (
    <svg class={`used ${tone}`} {...size} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <rect class="all" width={width} height={height} />
      <rect width={Math.max(1, used * width)} height={height} />
    </svg>
  );
}
