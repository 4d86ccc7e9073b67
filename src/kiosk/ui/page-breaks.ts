/** A block that is not cut: its top and bottom in the flow, px. */
export interface Block {
  readonly top: number;
  readonly bottom: number;
}

/** What is seen together. */
export interface Row extends Block {
  /** A heading and the line after it: together where a page holds them, else each by itself. */
  readonly isHead?: boolean;
}

/** Lines in any order, those that stand side by side as one row. */
function rowsOf(lines: readonly Row[]): readonly Block[] {
  const rows: { top: number; bottom: number }[] = [];
  for (const line of lines.toSorted((one, other) => one.top - other.top)) {
    const last = rows.at(-1);
    if (last && line.top < last.bottom) last.bottom = Math.max(last.bottom, line.bottom);
    else rows.push({ top: line.top, bottom: line.bottom });
  }
  return rows;
}

/** Neighbours that stand side by side (a grid) go together: indices of each row of them. */
function besideOneAnother(blocks: readonly Block[]): readonly (readonly number[])[] {
  const groups: number[][] = [];
  let bottom = Number.NEGATIVE_INFINITY;
  blocks.forEach((block, index) => {
    // Half a pixel: fractions of millimetre sizes are no overlap.
    if (block.top < bottom - 0.5) groups.at(-1)?.push(index);
    else groups.push([index]);
    bottom = Math.max(bottom, block.bottom);
  });
  return groups;
}

/**
 * Blocks with those that are taller than a page parted between their lines, so that no page ends
 * within a letter; side by side they are parted together. `linesOf` tells what stands in a block
 * (lines of text, signs, keys), in any order; what stands side by side is one row, and the cut lies
 * half way between two rows.
 */
export function partedBlocks(
  blocks: readonly Block[],
  pagePx: number,
  linesOf: (index: number) => readonly Row[],
): readonly Block[] {
  return besideOneAnother(blocks).flatMap((group) => {
    const own = group.map((index) => blocks[index] ?? { top: 0, bottom: 0 });
    const top = Math.min(...own.map((block) => block.top));
    const bottom = Math.max(...own.map((block) => block.bottom));
    if (bottom - top <= pagePx) return own;
    const lines = group.flatMap(linesOf);
    const together = rowsOf(lines);
    const rows = together.every((row) => row.bottom - row.top <= pagePx)
      ? together
      : rowsOf(lines.filter(({ isHead }) => isHead !== true));
    const cuts = rows.slice(1).map((row, at) => (row.top + (rows[at]?.bottom ?? row.top)) / 2);
    return [top, ...cuts].map((from, at) => {
      const part = { top: from, bottom: cuts[at] ?? bottom };
      // A line whose air does not fit with it goes without: a page of air says nothing (R25).
      return part.bottom - part.top <= pagePx ? part : (rows[at] ?? part);
    });
  });
}

/** Of a block taller than the page, this much of one page is seen again on the next. */
const overlapShare = 0.12;

/**
 * Where pages begin, px from the top of the flow. Blocks stay whole; one that is taller than a
 * page is cut, with an overlap. Blocks side by side (a grid) go together.
 */
export function pageStarts(blocks: readonly Block[], pagePx: number): readonly number[] {
  const starts = [0];
  let start = 0;
  if (pagePx <= 0) return starts;
  for (const [index, block] of blocks.entries()) {
    if (block.bottom - start <= pagePx) continue;
    if (block.top > start) {
      start = block.top;
      // Above the first there is only air.
      if (index === 0) starts.pop();
      starts.push(start);
    }
    while (block.bottom - start > pagePx) {
      start += pagePx * (1 - overlapShare);
      starts.push(start);
    }
  }
  return starts;
}
