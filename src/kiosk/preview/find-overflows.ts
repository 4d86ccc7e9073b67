/** A pixel of rounding on each side, and one of the font's own overhang. */
const slackPx = 2;
const namedMax = 20;
const namedCharsMax = 60;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

type Seen = Map<Element, Box | undefined>;

/**
 * What of an element's place can be seen: its clipping ancestors and the screen, cut together. Texts
 * share their ancestors, and the styles of each are asked for once.
 */
function seenWithin(element: Element | null, screen: Box, seen: Seen): Box | undefined {
  if (element === null) return screen;
  if (seen.has(element)) return seen.get(element);
  const box = cutBy(element, seenWithin(element.parentElement, screen, seen));
  seen.set(element, box);
  return box;
}

function cutBy(element: Element, outer: Box | undefined): Box | undefined {
  if (outer === undefined) return undefined;
  const style = getComputedStyle(element);
  if (style.visibility === 'hidden' || style.display === 'none') return undefined;
  if (element.matches('[hidden], [inert], [aria-hidden="true"]')) return undefined;
  if (style.overflowX === 'visible' && style.overflowY === 'visible') return outer;
  const own = element.getBoundingClientRect();
  return {
    left: Math.max(outer.left, own.left),
    right: Math.min(outer.right, own.right),
    top: Math.max(outer.top, own.top),
    bottom: Math.min(outer.bottom, own.bottom),
  };
}

/**
 * Texts of which something cannot be seen: run out of the screen, or cut by the box they stand in.
 * Kiosk screens never scroll, so whatever is out of sight cannot be read at all. P7
 */
export function findOverflows(root: Element, screen: Box): readonly string[] {
  const found = new Set<string>();
  // What is around the root is the frame's, which lets nobody press a draft: it is in sight all the same.
  const known: Seen = new Map([[root, screen]]);
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const text = node.nodeValue?.trim() ?? '';
    const { parentElement } = node;
    if (text === '' || parentElement === null) continue;
    const seen = seenWithin(parentElement, screen, known);
    if (seen === undefined) continue;
    // What a second page shows is not lost below the first.
    const isPaged = parentElement.closest('.pager:has(> .pager-keys)') !== null;
    const range = document.createRange();
    range.selectNodeContents(node);
    const isCut = [...range.getClientRects()].some(
      (line) =>
        line.width > 0 &&
        (line.left < seen.left - slackPx ||
          line.right > seen.right + slackPx ||
          (!isPaged &&
            (line.top < seen.top - slackPx - line.height / 4 ||
              line.bottom > seen.bottom + slackPx + line.height / 4))),
    );
    if (isCut) found.add(text.slice(0, namedCharsMax));
    if (found.size >= namedMax) break;
  }
  return [...found];
}
