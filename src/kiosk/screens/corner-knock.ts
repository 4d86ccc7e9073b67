import { useEffect } from 'preact/hooks';
import { pxPerMm } from '../ui/index.ts';

/** S1: four corners in this order, clockwise from the upper left. */
const corners = ['topLeft', 'topRight', 'bottomRight', 'bottomLeft'] as const;
type Corner = (typeof corners)[number];

/** The edge of a screen has no keys in this band (lobby edge: 18 mm). */
const cornerMm = 16;
/** All four within this time, ms: slow enough for one hand, too fast for chance. */
const knockMs = 6_000;

function cornerOf(x: number, y: number, box: DOMRect): Corner | undefined {
  const reach = cornerMm * pxPerMm();
  const left = x - box.left < reach;
  const right = box.right - x < reach;
  if (y - box.top < reach) return left ? 'topLeft' : right ? 'topRight' : undefined;
  if (box.bottom - y < reach) return left ? 'bottomLeft' : right ? 'bottomRight' : undefined;
  return undefined;
}

/** Calls back when staff knocked on the four corners above the access keys. */
export function useCornerKnock(
  element: { readonly current: HTMLElement | null },
  onKnock: () => void,
): void {
  useEffect(() => {
    const box = element.current;
    if (!box) return;
    let next = 0;
    let since = 0;
    const onDown = (event: PointerEvent) => {
      const corner = cornerOf(event.clientX, event.clientY, box.getBoundingClientRect());
      if (corner === corners[0]) {
        next = 1;
        since = event.timeStamp;
        return;
      }
      const inTime = event.timeStamp - since < knockMs;
      next = inTime && corner !== undefined && corner === corners[next] ? next + 1 : 0;
      if (next === corners.length) {
        next = 0;
        onKnock();
      }
    };
    box.addEventListener('pointerdown', onDown, { capture: true });
    return () => box.removeEventListener('pointerdown', onDown, { capture: true });
  }, [element, onKnock]);
}
