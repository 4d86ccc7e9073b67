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
  if (element.matches(notMeant)) return undefined;
  const own = clipOf(element, style);
  if (own === undefined) return outer;
  return {
    left: Math.max(outer.left, own.left),
    right: Math.min(outer.right, own.right),
    top: Math.max(outer.top, own.top),
    bottom: Math.min(outer.bottom, own.bottom),
  };
}

const notMeant = '[hidden], [inert], [aria-hidden="true"], .for-ears';
/** How a pager lets a block end with one page and go on with the next. */
const inset = /^inset\((-?[\d.]+)px (-?[\d.]+)px (-?[\d.]+)px(?: (-?[\d.]+)px)?\)$/;

/** What a box shows of its content; undefined where it lets everything be seen. */
function clipOf(element: Element, style: CSSStyleDeclaration): Box | undefined {
  if (style.clipPath !== 'none') {
    const [, top, right, bottom, left = right] = inset.exec(style.clipPath) ?? [];
    const own = element.getBoundingClientRect();
    return {
      left: own.left + Number(left ?? 0),
      right: own.right - Number(right ?? 0),
      top: own.top + Number(top ?? 0),
      bottom: own.bottom - Number(bottom ?? 0),
    };
  }
  if (style.overflowX === 'visible' && style.overflowY === 'visible') return undefined;
  return element.getBoundingClientRect();
}

/** A line of text that no page has shown whole so far. */
interface Unseen {
  readonly lines: Set<number>;
  readonly page: number;
}

/** What was lost, and on which page that showed first, from 0. */
export interface Lost {
  readonly texts: readonly string[];
  readonly page: number;
}

/**
 * Looks at a screen page by page. A line that a page does not show whole is lost, unless it is one
 * of a pager and another page does: kiosk screens never scroll, so whatever is out of sight cannot
 * be read at all. P7
 */
export class PageLooker {
  readonly #root: Element;
  readonly #screen: Box;
  readonly #lost = new Map<string, number>();
  readonly #unseen = new Map<Text, Unseen>();
  #page = 0;

  constructor(root: Element, screen: Box) {
    this.#root = root;
    this.#screen = screen;
  }

  /** The page that is drawn now. The first is looked at whole, a later one where it differs. */
  look(): void {
    // What is around the root is the frame's, which lets nobody press a draft: it is in sight all the same.
    const known: Seen = new Map([[this.#root, this.#screen]]);
    const within =
      this.#page === 0 ? this.#root : (this.#root.querySelector('.pager') ?? this.#root);
    const texts = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const { parentElement } = node;
      if (parentElement === null || (node.nodeValue ?? '').trim() === '') continue;
      const seen = seenWithin(parentElement, this.#screen, known);
      const isPaged = parentElement.closest('.pager:has(> .pager-keys) > .pager-view') !== null;
      if (seen === undefined && (!isPaged || parentElement.closest(notMeant) !== null)) continue;
      range.selectNodeContents(node);
      this.#note(node as Text, [...range.getClientRects()], seen, isPaged);
    }
    this.#page += 1;
  }

  #note(node: Text, lines: readonly DOMRect[], seen: Box | undefined, isPaged: boolean): void {
    const before = this.#unseen.get(node);
    const unseen = before?.lines ?? new Set<number>();
    for (const [index, line] of lines.entries()) {
      if (line.width === 0) continue;
      if (seen !== undefined && isCutAside(line, seen)) this.#lose(node);
      const isWhole = seen !== undefined && !isCutAcross(line, seen);
      if (isPaged) {
        if (isWhole) unseen.delete(index);
        else if (this.#page === 0) unseen.add(index);
      } else if (!isWhole) this.#lose(node);
    }
    if (isPaged && before === undefined && unseen.size > 0) {
      this.#unseen.set(node, { lines: unseen, page: this.#page });
    }
  }

  #lose(node: Text, page = this.#page): void {
    const text = (node.nodeValue ?? '').trim().slice(0, namedCharsMax);
    if (!this.#lost.has(text)) this.#lost.set(text, page);
  }

  /** Something is lost whatever later pages show: they need not be looked at. */
  get isBad(): boolean {
    return this.#lost.size > 0;
  }

  /**
   * What was lost; undefined: nothing was. What only a page not looked at may show counts as lost,
   * unless something else is.
   */
  lost(): Lost | undefined {
    if (!this.isBad)
      for (const [node, { lines, page }] of this.#unseen)
        if (lines.size > 0) this.#lose(node, page);
    if (this.#lost.size === 0) return undefined;
    return {
      texts: [...this.#lost.keys()].slice(0, namedMax),
      page: Math.min(...this.#lost.values()),
    };
  }
}

function isCutAside(line: DOMRect, seen: Box): boolean {
  return line.left < seen.left - slackPx || line.right > seen.right + slackPx;
}

function isCutAcross(line: DOMRect, seen: Box): boolean {
  const slack = slackPx + line.height / 4;
  return line.top < seen.top - slack || line.bottom > seen.bottom + slack;
}
