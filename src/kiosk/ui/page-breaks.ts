/** A block that is not cut: its top and bottom in the flow, px. */
export interface Block {
  readonly top: number;
  readonly bottom: number;
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
  for (const block of blocks) {
    if (block.bottom - start <= pagePx) continue;
    if (block.top > start) {
      start = block.top;
      starts.push(start);
    }
    while (block.bottom - start > pagePx) {
      start += pagePx * (1 - overlapShare);
      starts.push(start);
    }
  }
  return starts;
}
