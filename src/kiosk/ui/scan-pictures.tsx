/**
 * Three still pictures of how to show a code: hold it, bring it near, wait for the sound. Still,
 * because nothing but attract may move by itself (R23).
 */
const card = (
  <g>
    <rect class="p" width="62" height="42" rx="5" />
    <circle class="t" cx="15" cy="16" r="6.500" />
    <path d="M7 34h16M30 34h24" />
    <path class="s" d="M40 9h7v7h-7zM50 9h7v7h-7zM40 19h7v7h-7zM51 20h5v5h-5z" />
  </g>
);

function Machine({ done }: { readonly done: boolean }) {
  return (
    <g>
      <path d="M20 112v10M44 112v10M11 122h42" />
      <rect class="p" x="0" y="0" width="64" height="112" rx="6" />
      <rect class="t" x="7" y="8" width="50" height="66" />
      <rect class="s" x="19" y="85" width="26" height="12" />
      {done && <path class="done" d="m18 42 10 10 20-22" />}
    </g>
  );
}

export function ScanPicture({ step }: { readonly step: 1 | 2 | 3 }) {
  return (
    <svg class="scan-picture" viewBox="0 0 190 132" aria-hidden="true">
      {step === 1 && (
        <>
          <g transform="translate(24 18)">{card}</g>
          <g transform="translate(24 74)">
            <rect class="p" width="62" height="40" rx="5" />
            <path d="M12 9v22M18 9v22M26 9v22M31 9v22M40 9v22M46 9v22M51 9v22" />
          </g>
          <g transform="translate(104 14)">
            <path class="p" d="M0 0h42l16 16v88H0z" />
            <path d="M42 0v16h16M10 18h20M10 29h14" />
            <path class="s" d="M14 50h13v13H14zM33 50h13v13H33zM14 70h13v13H14zM35 72h9v9h-9z" />
          </g>
        </>
      )}
      {step === 2 && (
        <>
          <g transform="translate(16 4)">
            <Machine done={false} />
          </g>
          <path class="beam" d="m62 95 62-32v64z" />
          <g transform="translate(112 74)">{card}</g>
        </>
      )}
      {step === 3 && (
        <>
          <g transform="translate(34 4)">
            <Machine done />
          </g>
          <path d="M116 40c8 10 8 26 0 36M130 30c14 16 14 40 0 56M144 20c20 22 20 54 0 76" />
        </>
      )}
    </svg>
  );
}
