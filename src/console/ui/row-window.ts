/** Rows drawn beyond the edges, so that a flick finds them there. */
const beyond = 16;
/** The window moves in steps: a redraw each this many rows, not each pixel. */
const step = 8;

export interface RowWindow {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** Which of `count` rows of `rowHeight` px are drawn at this place of the scroll. */
export function rowWindow(
  scrollTop: number,
  height: number,
  rowHeight: number,
  count: number,
): RowWindow {
  const first = Math.floor(Math.max(0, scrollTop) / rowHeight / step) * step;
  const shown = Math.ceil(height / rowHeight);
  return {
    from: Math.max(0, Math.min(first - beyond, count - 1)),
    to: Math.min(count, first + shown + step + beyond),
  };
}
