export function isSeen(element: Element): boolean {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return (
    style.visibility === 'visible' && style.display !== 'none' && box.width > 0 && box.height > 0
  );
}

export function nameOf(element: Element): string {
  const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim();
  return `${element.tagName.toLowerCase()}.${element.classList[0] ?? ''} "${words.slice(0, 24)}"`;
}

export function rootNumber(name: string): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue(name));
}

/** Where this page of a pager begins and ends, px of the window, and whether it cuts a block. */
function pageOf(element: Element) {
  const view = element.closest('.pager-view')?.getBoundingClientRect();
  const flow = element.closest<HTMLElement>('.pager-flow');
  if (!view || !flow) return undefined;
  const [from = 0, , to = 0] = flow.style.clipPath.match(/-?[\d.]+(?=px)/g)?.map(Number) ?? [];
  const box = flow.getBoundingClientRect();
  return {
    first: Math.max(view.top, box.top + from),
    last: Math.min(view.bottom, box.bottom - to),
    isCut: flow.style.clipPath !== '',
  };
}

/**
 * On another page of a pager: wholly outside of what this page shows, or beyond the cut that a long
 * block has between two of its lines.
 */
export function isOverleaf(element: Element, { top, bottom }: DOMRect): boolean {
  const page = pageOf(element);
  if (!page) return false;
  const { first, last, isCut } = page;
  // Half of a line may stand beyond the cut: the air between lines, and no letter.
  const middle = (top + bottom) / 2;
  return isCut ? middle < first || middle > last : bottom <= first || top >= last;
}

/**
 * Where a key can be pressed: of one that is longer than a page and goes on overleaf, the part that
 * this page shows. What is clipped takes no touch.
 */
export function pressBoxOf(element: Element): DOMRect {
  const box = element.getBoundingClientRect();
  const page = pageOf(element);
  if (!page?.isCut) return box;
  const top = Math.max(box.top, page.first);
  return new DOMRect(box.left, top, box.width, Math.max(0, Math.min(box.bottom, page.last) - top));
}

/** On this page a key or a piece of it. */
export function isPressable(element: Element): boolean {
  return isSeen(element) && pressBoxOf(element).height > 0 && isOnPage(element);
}

function isOnPage(element: Element): boolean {
  const page = pageOf(element);
  if (!page) return true;
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > page.first && top < page.last;
}

/** Seen, and on this page. */
export function isShown(element: Element): boolean {
  return isSeen(element) && !isOverleaf(element, element.getBoundingClientRect());
}

export function textNodes(root: Element): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node as Text;
    const parent = text.parentElement;
    if (!parent || text.data.trim() === '' || parent.closest('svg, .for-ears, .cell .plate'))
      continue;
    if (isSeen(parent)) nodes.push(text);
  }
  return nodes;
}

export function rectsOf(text: Text): readonly DOMRect[] {
  const range = document.createRange();
  range.selectNodeContents(text);
  return [...range.getClientRects()];
}

/** Height of Ẫ to the foot of g in Be Vietnam Pro, em (R18: measured). */
export const stackEm = 1.417;

export type Rgb = readonly [number, number, number];

export function rgbOf(colour: string): { readonly rgb: Rgb; readonly alpha: number } | undefined {
  const numbers = colour.match(/[\d.]+/g)?.map(Number);
  if (!numbers || !colour.startsWith('rgb')) return undefined;
  const [r = 0, g = 0, b = 0, alpha = 1] = numbers;
  return { rgb: [r, g, b], alpha };
}

export function luminance([r, g, b]: Rgb): number {
  const part = (value: number) => {
    const c = value / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
}

/** Contrast ratio of two opaque colours (WCAG 2.2). */
export function contrastOf(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

export function groundOf(element: Element): Rgb {
  for (let up: Element | null = element; up; up = up.parentElement) {
    const ground = rgbOf(getComputedStyle(up).backgroundColor);
    if (ground && ground.alpha === 1) return ground.rgb;
  }
  return [255, 255, 255];
}
