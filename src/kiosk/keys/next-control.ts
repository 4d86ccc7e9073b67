export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export type Direction = 'up' | 'down' | 'left' | 'right';

/** A place beside counts this many times as much as one further on: columns are kept. */
const asideWeight = 3;

const middle = (from: number, to: number): number => (from + to) / 2;

/** How far `to` lies above or below `from`; undefined when it lies elsewhere. */
function distance(from: Box, to: Box, way: 1 | -1): number | undefined {
  const ahead =
    way === 1
      ? middle(to.top, to.bottom) - middle(from.top, from.bottom)
      : middle(from.top, from.bottom) - middle(to.top, to.bottom);
  // On the same line: neither above nor below.
  const overlap = Math.min(from.bottom, to.bottom) - Math.max(from.top, to.top);
  const lower = Math.min(from.bottom - from.top, to.bottom - to.top);
  if (ahead <= 0 || overlap > lower / 2) return undefined;
  const aside = Math.max(0, to.left - from.right, from.left - to.right);
  const offset = Math.abs(middle(to.left, to.right) - middle(from.left, from.right));
  return ahead + asideWeight * aside + offset / 10;
}

/**
 * Which control an arrow leads to. Left and right follow the reading order round and round, so
 * that one key alone reaches everything; up and down go by what the eye sees, through grids and
 * the rows of a keyboard, and by the reading order where nothing lies that way.
 *
 * @param boxes of the controls, in reading order
 * @param from index of the one that has the focus; undefined: none has
 */
export function nextControl(
  boxes: readonly Box[],
  from: number | undefined,
  direction: Direction,
): number | undefined {
  const count = boxes.length;
  if (count === 0) return undefined;
  const back = direction === 'left' || direction === 'up';
  const here = from === undefined ? undefined : boxes[from];
  if (from === undefined || here === undefined) return back ? count - 1 : 0;
  if (direction === 'up' || direction === 'down') {
    const way = direction === 'down' ? 1 : -1;
    let best: number | undefined;
    let bestDistance = Number.POSITIVE_INFINITY;
    boxes.forEach((box, at) => {
      const far = at === from ? undefined : distance(here, box, way);
      if (far !== undefined && far < bestDistance) {
        best = at;
        bestDistance = far;
      }
    });
    if (best !== undefined) return best;
  }
  return (from + (back ? count - 1 : 1)) % count;
}
