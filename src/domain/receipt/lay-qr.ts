import type { Pen } from './pen.ts';
import { encodeQr } from './qr/index.ts';

/** Blank modules around a QR (ISO/IEC 18004). */
const quietModules = 4;

/** Lays a QR in the middle of the paper, with its quiet zone and a caption. */
export function layQr(pen: Pen, text: string, caption: string): void {
  const code = encodeQr(text, 'text');
  const moduleDots = Math.max(
    1,
    Math.min(pen.style.moduleDotsMax, Math.floor(pen.paperDots / (code.size + 2 * quietModules))),
  );
  const rows = Array.from({ length: code.size }, (_, y) =>
    Array.from({ length: code.size }, (_, x) => (code.get(x, y) ? '1' : '0')).join(''),
  );
  const sizeDots = code.size * moduleDots;
  pen.gap(quietModules * moduleDots);
  pen.elements.push({
    type: 'qr',
    xDots: Math.floor((pen.paperDots - sizeDots) / 2),
    yDots: pen.yDots,
    moduleDots,
    rows,
  });
  pen.yDots += sizeDots + quietModules * moduleDots;
  pen.text(caption, pen.style.text, {
    xDots: pen.leftDots,
    widthDots: pen.contentDots,
    align: 'centre',
    balance: 'title',
  });
}
