import { useLayoutEffect, useState } from 'preact/hooks';

/**
 * A value as it was before the last painted frame. What is costly to draw takes this one, so that
 * what answers the finger is on the glass before it (R37); of values that come faster than frames
 * only the last is drawn.
 */
export function useAfterPaint<T>(value: T): T {
  const [painted, setPainted] = useState(value);
  useLayoutEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    // A frame is painted behind its callbacks: the next task comes after it.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setPainted(() => value));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [value]);
  return painted;
}
