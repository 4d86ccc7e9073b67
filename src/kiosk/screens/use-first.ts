import { useEffect, useState } from 'preact/hooks';

/** Rows that are made at once: more than one page of any unit holds at the middle size of text. */
const firstRows = 9;

/**
 * The rows of a long list: those of the first page at once, the rest when that page was painted. A page
 * further on is there whole.
 *
 * @param page from 0, as the session keeps it
 */
export function useFirst<T>(all: readonly T[], page: number): readonly T[] {
  const [isPainted, setPainted] = useState(false);
  const isWhole = isPainted || page > 0 || all.length <= firstRows;
  useEffect(() => {
    if (isWhole) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setPainted(true));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [isWhole]);
  return isWhole ? all : all.slice(0, firstRows);
}
