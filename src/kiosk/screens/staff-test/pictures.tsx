import type { TestStep } from './step.ts';

/** What right looks like, in a few strokes (S4). The words beside say the same. */
export function StepPicture({ step, label }: { readonly step: TestStep; readonly label: string }) {
  return (
    <svg class="staff-picture" viewBox="0 0 90 30" role="img" aria-label={label}>
      <g fill="none" stroke="currentColor" stroke-width="1">
        {drawings[step]}
      </g>
    </svg>
  );
}

const tick = <path d="M72 15l5 5 9-11" stroke-width="2" />;
const code = (x: number) => (
  <path d={`M${x} 8h5v5h-5zm9 0h5v5h-5zm-9 9h5v5h-5zm9 0h2v2h-2zm3 3h2v2h-2z`} />
);

const drawings: Readonly<Record<TestStep, preact.JSX.Element>> = {
  touch: (
    <>
      {[0, 1, 2, 3, 4].map((n) => (
        <g key={n}>
          <rect x={4 + n * 12} y="9" width="9" height="12" />
          <path d={`M${6 + n * 12} 15l2 2 4-5`} />
        </g>
      ))}
      {tick}
    </>
  ),
  screen: (
    <>
      {['#000', '#555', '#aaa', '#fff'].map((fill, n) => (
        <rect key={fill} x={6 + n * 14} y="6" width="11" height="18" fill={fill} />
      ))}
      {tick}
    </>
  ),
  speaker: (
    <>
      <path d="M10 11h6l8-6v20l-8-6h-6z" />
      <path d="M30 10q5 5 0 10m6-14q9 9 0 18m6-22q13 13 0 26" />
      {tick}
    </>
  ),
  headset: (
    <>
      <path d="M14 20v-4a12 12 0 0 1 24 0v4" />
      <rect x="11" y="17" width="6" height="9" />
      <rect x="35" y="17" width="6" height="9" />
      <path d="M44 24h8m0-2h8v4h-8z" />
      {tick}
    </>
  ),
  printer: (
    <>
      <rect x="8" y="12" width="34" height="12" />
      <path d="M14 12V3h22v9M18 7h14" />
      <path d="M52 4h12v22H52zM55 9h6m-6 4h6" />
      {tick}
    </>
  ),
  camera: (
    <>
      <path d="M8 9h8l3-4h10l3 4h8v16H8z" />
      <circle cx="24" cy="17" r="6" />
      {code(50)}
      {tick}
    </>
  ),
  scanner: (
    <>
      <path d="M8 6h20v8H18l-3 11H8z" />
      <path d="M30 8l14-4M30 11h15M30 13l14 4" />
      {code(50)}
      {tick}
    </>
  ),
};
