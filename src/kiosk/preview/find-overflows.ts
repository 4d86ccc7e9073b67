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

/** What of an element's place can be seen: its clipping ancestors and the screen, cut together. */
function seenWithin(element: Element, screen: Box): Box | undefined {
  let box = screen;
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (style.visibility === 'hidden' || style.display === 'none') return undefined;
    if (at.matches('[hidden], [inert], [aria-hidden="true"]')) return undefined;
    if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
    const own = at.getBoundingClientRect();
    box = {
      left: Math.max(box.left, own.left),
      right: Math.min(box.right, own.right),
      top: Math.max(box.top, own.top),
      bottom: Math.min(box.bottom, own.bottom),
    };
  }
  return box;
}

/**
 * Texts of which something cannot be seen: run out of the screen, or cut by the box they stand in.
 * Kiosk screens never scroll, so whatever is out of sight cannot be read at all. P7
 */
export function findOverflows(root: Element, screen: Box): readonly string[] {
  const found = new Set<string>();
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const text = node.nodeValue?.trim() ?? '';
    const { parentElement } = node;
    if (text === '' || parentElement === null) continue;
    const seen = seenWithin(parentElement, screen);
    if (seen === undefined) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const isCut = [...range.getClientRects()].some(
      (line) =>
        line.width > 0 &&
        (line.left < seen.left - slackPx ||
          line.right > seen.right + slackPx ||
          line.top < seen.top - slackPx - line.height / 4 ||
          line.bottom > seen.bottom + slackPx + line.height / 4),
    );
    if (isCut) found.add(text.slice(0, namedCharsMax));
    if (found.size >= namedMax) break;
  }
  return [...found];
}
