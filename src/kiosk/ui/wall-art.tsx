import type { ComponentChild, ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import { blockLeaves } from './mark.tsx';
import type { PictogramName } from './pictogram-names.ts';

/** The front of a Hanoi block: blocks, closed shutters, lit windows, the house plate. */
const cells = [
  ['shutter', 'baby', 'block', 'block', 'id'],
  ['house', 'block', 'hole', 'hole', 'block'],
  ['block', 'plant', 'hole', 'hole', 'wedding'],
  ['form', 'plate', 'block', 'family', 'shutter'],
] as const;

function Shutter() {
  const leaf = (x: number): ComponentChild => (
    <g key={x}>
      <rect class="shutter-leaf" x={x} y="8" width="35" height="72" rx="4" />
      <path class="shutter-slat" d={slats(x + 6)} />
    </g>
  );
  return (
    <svg viewBox="0 0 88 88" aria-hidden="true">
      <rect class="shutter-frame" width="88" height="88" rx="10" />
      {[6, 47].map(leaf)}
      <circle class="mark-dot" cx="40" cy="45" r="2" />
      <circle class="mark-dot" cx="48" cy="45" r="2" />
    </svg>
  );
}

function slats(x: number): string {
  return [15, 24, 33, 42, 51, 60, 69].map((y) => `M${x} ${y}h23`).join('');
}

/** Attract: five by four; `children`, the touch circle, stand in the hole of the wall. */
export function WallArt({
  plate,
  children,
}: {
  readonly plate: string | undefined;
  readonly children: ComponentChildren;
}) {
  const draw = (cell: (typeof cells)[number][number]): ComponentChild => {
    if (cell === 'hole') return null;
    if (cell === 'shutter') return <Shutter />;
    if (cell === 'block' || (cell === 'plate' && plate === undefined)) {
      return (
        <svg class="wall-block" viewBox="10 10 80 80" aria-hidden="true">
          <path d={blockLeaves} />
        </svg>
      );
    }
    if (cell === 'plate') return <span class="plate house">{plate}</span>;
    return (
      <span class="lit">
        <Icon name={cell satisfies PictogramName} />
      </span>
    );
  };
  return (
    <div class="wall-art">
      <div class="cells" aria-hidden="true">
        {cells.flatMap((row, y) =>
          row.map((cell, x) => (
            <span class="cell" key={`${x}-${y}`}>
              {draw(cell)}
            </span>
          )),
        )}
      </div>
      {children}
    </div>
  );
}
