/** Radius of the ring in its drawing; the rest follows from it. */
const radius = 44;
const round = 2 * Math.PI * radius;

/** Seconds left, as a number and a ring that steps once a second (no running animation, R23). */
export function Ring({ seconds, of }: { readonly seconds: number; readonly of: number }) {
  const left = Math.max(0, Math.min(1, seconds / of));
  return (
    <div class="ring">
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <circle class="ring-rest" cx="50" cy="50" r={radius} />
        <circle
          class="ring-left"
          cx="50"
          cy="50"
          r={radius}
          stroke-dasharray={`${left * round} ${round}`}
        />
      </svg>
      <b class="num">{seconds}</b>
    </div>
  );
}
