/** Cells of the bar. */
const barCells = 24;
/** Milliseconds between two drawings; more is flicker. */
const redrawMs = 100;

export interface Progress {
  /** `of` undefined: nobody knows how much there is. */
  show(done: number, of: number | undefined, words: string): void;
  end(): void;
}

/** A bar on standard error, for people; nothing where standard error is no terminal. */
export function startProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return { show() {}, end() {} };
  let drawnAt = Number.NEGATIVE_INFINITY;
  return {
    show(done, of, words) {
      const now = performance.now();
      if (now - drawnAt < redrawMs) return;
      drawnAt = now;
      const share = of === undefined || of === 0 ? undefined : Math.min(1, done / of);
      const cells = Math.round((share ?? 0) * barCells);
      const bar =
        share === undefined
          ? ''
          : `${'█'.repeat(cells)}${'░'.repeat(barCells - cells)} ${Math.floor(share * 100)} % `;
      stream.write(`\r\u001b[K  ${bar}${words}`);
    },
    end() {
      stream.write('\r\u001b[K');
    },
  };
}
