import type { Pen } from './pen.ts';

/** Marks that a slip must carry whatever its language; Vietnamese first, English beside it. */
export const trialMark = 'BẢN DÙNG THỬ / TRIAL';
export const reprintMark = 'BẢN IN LẠI / REPRINT';

/** A black band over the whole width: seen before anything is read. */
export function layBand(pen: Pen, text: string): void {
  const top = pen.yDots;
  const at = pen.elements.length;
  pen.yDots += 4;
  pen.text(text, pen.style.strong, {
    xDots: pen.leftDots,
    widthDots: pen.contentDots,
    align: 'centre',
    ink: 'white',
  });
  pen.yDots += 4;
  // The band is drawn before its letters, which are white.
  pen.elements.splice(at, 0, {
    type: 'box',
    xDots: pen.leftDots,
    yDots: top,
    widthDots: pen.contentDots,
    heightDots: pen.yDots - top,
    radiusDots: 10,
    strokeDots: 0,
    dashed: false,
  });
  pen.yDots += 14;
}

/** The mark of the house, its name and where the kiosk stands. */
export function layHead(pen: Pen, place: string | undefined): void {
  const { markDots, gapDots, strong, text } = pen.style;
  const top = pen.yDots;
  const indent = markDots + gapDots;
  const at = pen.elements.length;
  const column = { xDots: pen.leftDots + indent, widthDots: pen.contentDots - indent };
  pen.text('Một Chạm', strong, column);
  if (place !== undefined) pen.text(place, text, column);
  const heightDots = Math.max(pen.yDots - top, markDots);
  pen.elements.splice(at, 0, {
    type: 'mark',
    xDots: pen.leftDots,
    yDots: top + Math.round((heightDots - markDots) / 2),
    sizeDots: markDots,
  });
  pen.yDots = top + heightDots;
  pen.rule(4, 18);
}
