import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from './button.tsx';
import { pxPerMm } from './measure.ts';
import { pageStarts, partedBlocks, type Row } from './page-breaks.ts';

interface PagerWords {
  readonly more: string;
  readonly back: string;
  /** "Trang 1 trên 3". */
  readonly position: (page: number, pages: number) => string;
}

export interface PagerProps {
  readonly words: PagerWords;
  /** From 0. Kept by the session, so that a change of language keeps the place (R46). */
  readonly page: number;
  readonly onPage: (page: number) => void;
  readonly children: ComponentChildren;
  readonly class?: string;
}

/** Outlines and ledges of cards reach beyond the flow, px. */
const marginPx = 40;

/**
 * The blocks that stay whole; children of an element with `data-group`, or of one that has no box of
 * its own on this unit (`display: contents`), may be parted.
 */
function blocksOf(parent: Element): readonly HTMLElement[] {
  const blocks: HTMLElement[] = [];
  for (const child of parent.children) {
    if (!(child instanceof HTMLElement)) continue;
    // Nothing is hidden through it either: what comes into it later would stay so.
    const hasNoBox = child.getClientRects().length === 0;
    if (child.dataset['group'] !== undefined || hasNoBox) blocks.push(...blocksOf(child));
    else blocks.push(child);
  }
  return blocks;
}

/** Of a page: what is taller stands beside several lines, and they are parted without it. */
const rowShareMax = 0.4;

/** Whether a text is of a heading, which goes with the line after it. */
const isHeading = (text: Node) => text.parentElement?.closest('h2') !== null;

/**
 * Lines of text, signs and keys of a block, px from `origin`. A heading is one with the line that it is
 * the heading of, in its own block or in the `next` one.
 */
function linesOf(
  block: HTMLElement | undefined,
  next: HTMLElement | undefined,
  origin: number,
  pagePx: number,
): readonly Row[] {
  if (!block) return [];
  const range = document.createRange();
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const boxes = [...block.querySelectorAll('svg, button, .plate, .win')]
    .map((part) => part.getBoundingClientRect())
    .filter(({ height }) => height <= rowShareMax * pagePx);
  const heads: { readonly from: number; to: number }[] = [];
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    range.selectNodeContents(text);
    const own = [...range.getClientRects()].filter(({ height }) => height > 0);
    boxes.push(...own);
    const [first] = own;
    if (!first) continue;
    const head = heads.at(-1);
    if (isHeading(text)) heads.push({ from: first.top - origin, to: Number.NaN });
    else if (head && Number.isNaN(head.to)) head.to = first.bottom - origin;
  }
  const last = heads.at(-1);
  if (last && Number.isNaN(last.to)) {
    const after = linesOf(next, undefined, origin, pagePx);
    last.to = Math.min(...after.filter(({ top }) => top > last.from).map(({ bottom }) => bottom));
  }
  return [
    ...boxes
      .filter(({ height }) => height > 0)
      .map(({ top, bottom }) => ({ top: top - origin, bottom: bottom - origin })),
    ...heads
      .filter(({ to }) => Number.isFinite(to))
      .map(({ from, to }) => ({ top: from, bottom: to, isHead: true })),
  ];
}

/** Two boxes with less than the gap of R2 between them. */
const areNear = (one: DOMRect, other: DOMRect, gapPx: number) =>
  Math.max(
    one.left - other.right,
    other.left - one.right,
    one.top - other.bottom,
    other.top - one.bottom,
  ) < gapPx;

/** Its words are wider or higher than it is. */
const holdsTooLittle = (one: Element) =>
  one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1;

/** R2, mm, less what a browser rounds. */
const apartMm = 2.5;

/**
 * On a lying unit the keys that turn pages stand beside what is read, above the keys of the screen
 * (small-units.css). Where words are long that column is full: then they stand below what is read,
 * as `data-below` on the screen says. On an upright one they stand in the row of "Quay lại" where they
 * hold their words (upright.css), else above it.
 */
function placeKeys(room: HTMLElement): void {
  const main = room.closest<HTMLElement>('.main');
  const own = room.querySelector('.pager-keys');
  const { frame } = document.documentElement.dataset;
  if (!main || (frame !== 'wide' && frame !== 'tablet')) return;
  if (frame === 'tablet') {
    delete main.dataset['below'];
    const keys = main.querySelectorAll(':scope > :is(.do, .keys) > .btn');
    if ([...(own ? [own] : []), ...keys].some(holdsTooLittle)) main.dataset['below'] = '';
    return;
  }
  if (!own) return;
  delete main.dataset['below'];
  const box = own.getBoundingClientRect();
  const isFull = [...main.querySelectorAll(':scope > :is(.keys, .do)')].some((keys) =>
    areNear(box, keys.getBoundingClientRect(), apartMm * pxPerMm()),
  );
  if (isFull) main.dataset['below'] = '';
}

function sizeOf(room: HTMLElement, flow: HTMLElement): string {
  return `${room.clientWidth} ${room.clientHeight} ${flow.clientWidth} ${flow.clientHeight}`;
}

/**
 * How many pages there are may change how high the keys are that say so ("Trang 1 trên 10" in two lines),
 * and that how many there are: the larger number stays, or a page would be laid out for ever.
 */
function atLeastAsMany(most: { of: string; count: number }, of: string, count: number): number {
  most.count = most.of === of ? Math.max(most.count, count) : count;
  most.of = of;
  return most.count;
}

/**
 * Shows as much as fits and says "Còn nữa ↓" with a key of 20 mm (R25): nothing scrolls, nothing
 * is clipped, whatever the text size. Blocks off the page are hidden for eyes, ears and fingers.
 */
export function Pager({ words, page, onPage, children, class: extra = '' }: PagerProps) {
  const room = useRef<HTMLDivElement>(null);
  const view = useRef<HTMLDivElement>(null);
  const flow = useRef<HTMLDivElement>(null);
  /** Sizes at the last laying out. */
  const laid = useRef('');
  /** The most pages that came out for what is laid out in a room of this size. */
  const most = useRef({ of: '', count: 1 });
  const [pages, setPages] = useState(1);
  const shown = Math.min(page, pages - 1);

  const lay = () => {
    if (!room.current || !view.current || !flow.current) return;
    placeKeys(room.current);
    const blocks = blocksOf(flow.current);
    const origin = flow.current.getBoundingClientRect().top;
    const boxes = blocks.map((block) => {
      const box = block.getBoundingClientRect();
      return { top: box.top - origin, bottom: box.bottom - origin };
    });
    // A heading at the foot of a page says nothing: it goes with what it is the heading of.
    const kept = boxes.map((box, index) =>
      blocks[index]?.tagName === 'H2'
        ? { ...box, bottom: boxes[index + 1]?.bottom ?? box.bottom }
        : box,
    );
    const end = Math.max(0, ...boxes.map((box) => box.bottom));
    // Half a pixel: fractions of millimetre sizes must not make a second page.
    const fits = end <= room.current.clientHeight + 0.5;
    const pagePx = view.current.clientHeight;
    const parts = fits
      ? kept
      : partedBlocks(kept, pagePx, (index) =>
          linesOf(blocks[index], blocks[index + 1], origin, pagePx),
        );
    const starts = fits ? [0] : pageStarts(parts, pagePx);
    const count = atLeastAsMany(
      most.current,
      `${sizeOf(room.current, flow.current)} ${Math.round(end)}`,
      fits ? 1 : Math.max(2, starts.length),
    );
    const from = starts[Math.min(page, starts.length - 1)] ?? 0;
    const to = starts[Math.min(page, starts.length - 1) + 1] ?? Number.POSITIVE_INFINITY;
    const transform = from > 0 ? `translateY(${-from}px)` : '';
    if (flow.current.style.transform !== transform) flow.current.style.transform = transform;
    // A block that goes on overleaf shows its lines up to there and no half of the next one.
    const isCut = boxes.some((box) => box.top < to - 0.5 && box.bottom > to + 0.5);
    const isBegun = boxes.some((box) => box.top < from - 0.5 && box.bottom > from + 0.5);
    const clipPath =
      isCut || isBegun
        ? `inset(${isBegun ? from : -marginPx}px -${marginPx}px ${isCut ? flow.current.clientHeight - to : -marginPx}px)`
        : '';
    if (flow.current.style.clipPath !== clipPath) flow.current.style.clipPath = clipPath;
    blocks.forEach((block, index) => {
      const box = boxes[index];
      const off = box !== undefined && (box.top >= to - 0.5 || box.bottom <= from + 0.5);
      const visibility = off ? 'hidden' : '';
      // Written only when it changes: every write makes the browser look at styles again.
      if (block.style.visibility !== visibility) block.style.visibility = visibility;
    });
    laid.current = sizeOf(room.current, flow.current);
    if (count !== pages) setPages(count);
  };

  const latest = useRef(lay);
  latest.current = lay;
  useLayoutEffect(lay);
  useLayoutEffect(() => {
    // Room or words changed their size: another text size, a font, a turned screen.
    const observer = new ResizeObserver(() => {
      const size = room.current && flow.current && sizeOf(room.current, flow.current);
      // The observer also tells what this very drawing changed, which is laid out already.
      if (size !== laid.current) latest.current();
    });
    if (room.current) observer.observe(room.current);
    if (flow.current) observer.observe(flow.current);
    return () => observer.disconnect();
  }, []);

  return (
    <div class={`pager ${extra}`} ref={room}>
      <div class="pager-view" ref={view}>
        <div class="pager-flow" ref={flow}>
          {children}
        </div>
      </div>
      {pages > 1 && (
        <div class="pager-keys">
          <Button icon="up" notYet={shown === 0} onPress={() => onPage(Math.max(0, shown - 1))}>
            {words.back}
          </Button>
          <p role="status">{words.position(shown + 1, pages)}</p>
          <Button
            icon="down"
            notYet={shown === pages - 1}
            onPress={() => onPage(Math.min(pages - 1, shown + 1))}
          >
            {words.more}
          </Button>
        </div>
      )}
    </div>
  );
}
