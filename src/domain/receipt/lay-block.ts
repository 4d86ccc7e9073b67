import { throwIllegalValue } from '../basics/index.ts';
import type { ReceiptBlock } from './document.ts';
import { layFacts } from './lay-facts.ts';
import { layQr } from './lay-qr.ts';
import { lineHeight } from './paper-style.ts';
import type { Pen } from './pen.ts';

/** Lays one part of a slip below what is there already. */
export function layBlock(pen: Pen, block: ReceiptBlock): void {
  const { text, heading, title } = pen.style;
  const place = { xDots: pen.leftDots, widthDots: pen.contentDots };
  switch (block.type) {
    case 'title':
      pen.gap(4);
      pen.text(block.text, title, { ...place, balance: 'title' });
      return;
    case 'heading':
      pen.gap(4);
      pen.text(block.text, heading, place);
      return;
    case 'text':
    case 'note':
      pen.gap(6);
      pen.text(block.text, text, place);
      return;
    case 'fact':
      layFacts(pen, [block]);
      return;
    case 'item':
      layItem(pen, block.text, block.note);
      return;
    case 'number':
      layNumber(pen, block.label, block.value);
      return;
    case 'qr':
      layQr(pen, block.text, block.caption);
      return;
    case 'rule':
      pen.rule(2, 14);
      return;
    default:
      throwIllegalValue(block);
  }
}

/** A box to tick, beside what to bring. */
function layItem(pen: Pen, text: string, note: string | undefined): void {
  const { tickDots, gapDots, strong, text: regular } = pen.style;
  pen.gap(10);
  const top = pen.yDots;
  const indent = tickDots + gapDots;
  const place = { xDots: pen.leftDots + indent, widthDots: pen.contentDots - indent };
  const lineDots = Math.round(strong.sizeDots * lineHeight);
  pen.box({
    xDots: pen.leftDots,
    yDots: top + Math.max(0, Math.round((lineDots - tickDots) / 2)),
    widthDots: tickDots,
    heightDots: tickDots,
    radiusDots: Math.round(tickDots / 5),
    strokeDots: Math.round(tickDots / 10),
    dashed: false,
  });
  pen.text(text, strong, place);
  if (note !== undefined) pen.text(note, regular, place);
  pen.yDots = Math.max(pen.yDots, top + tickDots) + 6;
}

/** The number in a plate, as house numbers are. */
function layNumber(pen: Pen, label: string, value: string): void {
  const { number, strong, text, gapDots } = pen.style;
  const padding = gapDots;
  const room = pen.contentDots - 2 * padding;
  // A number is read aloud and typed from the paper: smaller first, then broken between groups.
  let sizeDots = number.sizeDots;
  while (sizeDots > strong.sizeDots && pen.width(value, { ...number, sizeDots }) > room) {
    sizeDots -= 1;
  }
  const fits = pen.width(value, { ...number, sizeDots }) <= room;
  const lines = fits ? value : value.replace(/-(?=[^-]*$)/, '-\n');
  pen.gap(6);
  pen.text(label, text, { xDots: pen.leftDots, widthDots: pen.contentDots });
  pen.gap(4);
  const top = pen.yDots;
  pen.yDots += 2;
  const widest = pen.text(
    lines,
    { ...number, sizeDots },
    {
      xDots: pen.leftDots + padding,
      widthDots: room,
    },
  );
  pen.yDots += 2;
  pen.box({
    xDots: pen.leftDots,
    yDots: top,
    widthDots: Math.ceil(widest) + 2 * padding,
    heightDots: pen.yDots - top,
    radiusDots: 12,
    strokeDots: 4,
    dashed: false,
  });
  pen.gap(8);
}
