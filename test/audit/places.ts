import type { AuditFinding } from '../support/audits.ts';
import {
  isOverleaf,
  isPressable,
  isSeen,
  nameOf,
  pressBoxOf,
  rectsOf,
  rootNumber,
  stackEm,
  textNodes,
} from '../support/seen.ts';

interface Line {
  readonly owner: Element;
  readonly words: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Over a screen lie these on purpose. */
const over = '.told, .sheet-room, .veil';

/** A field shows the end of what was typed; the lines before it are clipped and seen by nobody. */
function isClippedByField(owner: Element, { top, bottom }: DOMRect): boolean {
  const field = owner.closest('.typed')?.getBoundingClientRect();
  return field !== undefined && (bottom <= field.top + 1 || top >= field.bottom - 1);
}

function linesOf(root: Element): readonly Line[] {
  return textNodes(root).flatMap((text) => {
    const owner = text.parentElement;
    if (!owner || owner.closest(over)) return [];
    const half = (stackEm * Number.parseFloat(getComputedStyle(owner).fontSize)) / 2;
    const words = text.data.trim().slice(0, 24);
    return rectsOf(text)
      .filter((box) => !isOverleaf(owner, box) && !isClippedByField(owner, box))
      .map(({ left, right, top, bottom }) => {
        const middle = (top + bottom) / 2;
        return { owner, words, left, right, top: middle - half, bottom: middle + half };
      });
  });
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** How far two boxes lie in one another, px; the marks of two lines may share a pixel of rounding. */
function depth(one: Box, other: Box): number {
  return Math.min(
    one.right - other.left,
    other.right - one.left,
    one.bottom - other.top,
    other.bottom - one.top,
  );
}

/**
 * R18: no letters, marks and all, on other letters or on a key that is not theirs; R25: no text under
 * the access keys. What happens when a screen has more than fits.
 */
export function auditCollisions(root: Element): AuditFinding[] {
  const findings = new Set<string>();
  const lines = linesOf(root);
  lines.forEach((one, at) => {
    for (const other of lines.slice(at + 1))
      if (one.owner !== other.owner && depth(one, other) > 1.5)
        findings.add(`R18 "${one.words}" on "${other.words}"`);
  });
  const keys = [...root.querySelectorAll('button, .access')].filter(
    (key) => isPressable(key) && !key.closest(over),
  );
  for (const key of keys) {
    const box = pressBoxOf(key);
    for (const line of lines)
      if (!key.contains(line.owner) && !line.owner.contains(key) && depth(line, box) > 1.5)
        findings.add(`R18 "${line.words}" on ${nameOf(key)}`);
  }
  return [...findings];
}

/** R6 heights that a hand reaches, and R7 what a sitting person sees, mm above the floor. */
const reachMm = { low: 400, high: 1_220 } as const;

/** R6: every control between 400 and 1,220 mm; R7: sitting, every word below 1,220 too. */
export function auditBand(root: Element, bottomMm: number): AuditFinding[] {
  const mm = rootNumber('--real-mm');
  const heightOf = (px: number) => bottomMm + (innerHeight - px) / mm;
  const findings: AuditFinding[] = [];
  for (const key of [...root.querySelectorAll('button, a[href]')].filter(isPressable)) {
    // The wall of attract is a key as a whole; a hand finds its lower part.
    if (key.matches('.touch, .veil')) continue;
    const box = pressBoxOf(key);
    const [low, high] = [heightOf(box.bottom), heightOf(box.top)];
    if (low < reachMm.low - 1 || high > reachMm.high + 1)
      findings.push(`R6 ${nameOf(key)} from ${low.toFixed(0)} to ${high.toFixed(0)} mm`);
  }
  if (document.documentElement.dataset['reach'] === 'low')
    for (const { words, top, owner } of linesOf(root))
      if (heightOf(top) > reachMm.high + 1 && !owner.closest('.wall-art'))
        findings.push(`R7 "${words}" at ${heightOf(top).toFixed(0)} mm`);
  return findings;
}

/** R25: a page that was turned to says something, and none ends with the heading of the next. */
export function auditPages(root: Element): AuditFinding[] {
  return [...root.querySelectorAll('.pager-view')].filter(isSeen).flatMap((view) => {
    const shown = textNodes(view).filter(({ parentElement }, at, texts) => {
      const text = texts[at];
      return parentElement && text && rectsOf(text).some((box) => !isOverleaf(parentElement, box));
    });
    const last = shown.at(-1)?.parentElement?.closest('h2');
    const after = textNodes(view).find(
      (text) => last && last.compareDocumentPosition(text) === Node.DOCUMENT_POSITION_FOLLOWING,
    );
    const { top, bottom } = view.getBoundingClientRect();
    // A heading that fills the page with the line after it takes with it nothing that it could.
    const end = (after && rectsOf(after)[0]?.bottom) ?? 0;
    const fits = last && after && end - last.getBoundingClientRect().top <= bottom - top;
    // In large letters a row of drawings or keys may be taller than what is left of a small page.
    const isLarge = ['L', 'XL'].includes(document.documentElement.dataset['size'] ?? '');
    const heading = fits && !isLarge ? [`R25 "${last.textContent}" heads nothing on its page`] : [];
    // A picture may be larger than a page and go on overleaf.
    const shows = [...view.querySelectorAll('svg')].some((picture) => {
      const box = picture.getBoundingClientRect();
      return isSeen(picture) && box.top < bottom - 1 && box.bottom > top + 1;
    });
    return shown.length > 0 || shows ? heading : ['R25 an empty page'];
  });
}

/** A card held at 10 cm is seen whole in a picture of this height, mm. */
const aimMmMin = 20;

/** R62: the picture that a code is held into by is one, whatever else stands on the screen. */
export function auditViewfinder(root: Element): AuditFinding[] {
  const mm = rootNumber('--real-mm');
  return [...root.querySelectorAll('.viewfinder')].flatMap((picture) => {
    const height = picture.getBoundingClientRect().height / mm;
    return height < aimMmMin ? [`R62 a picture of ${height.toFixed(0)} mm to aim with`] : [];
  });
}

/**
 * R18: a word of a language that is really written is whole; only one that was lengthened to measure may
 * be parted between two lines. Numbers, addresses and what a resident typed are no words.
 */
export function auditPartedWords(root: Element): AuditFinding[] {
  const findings = new Set<string>();
  const range = document.createRange();
  for (const text of textNodes(root)) {
    const owner = text.parentElement;
    if (!owner || owner.closest('.typed, .num, [data-personal]')) continue;
    const lines = rectsOf(text);
    if (lines.length < 2 || lines.every((box) => isOverleaf(owner, box))) continue;
    for (const { 0: word, index } of text.data.matchAll(
      /(?<![\p{L}\d./:-])\p{L}{2,}(?![\d./:-]\S)/gu,
    )) {
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const [first, ...more] = range.getClientRects();
      if (first && more.some(({ top }) => top - first.top > first.height / 2))
        findings.add(`R18 "${word}" is parted`);
    }
  }
  return [...findings];
}
