import { createCanvas } from '@napi-rs/canvas';
import { type Layout, layoutReceipt, type ReceiptDocument, receiptMetrics } from '../../domain.ts';
import { type Bitmap, fillDots, newBitmap } from './bitmap.ts';
import { drawLayout } from './draw.ts';
import { registerFonts } from './fonts.ts';

/** Darker than this is black. Over the middle (128): thin strokes of thermal paper stay whole. */
const blackBelow = 150;

/** Draws a layout as black and white dots; the golden raster, which screens only imitate. */
export function renderLayout(layout: Layout): Bitmap {
  registerFonts();
  const canvas = createCanvas(layout.widthDots, layout.heightDots);
  const context = canvas.getContext('2d');
  drawLayout(context, layout);
  const { data } = context.getImageData(0, 0, layout.widthDots, layout.heightDots);
  const bitmap = newBitmap(layout.widthDots, layout.heightDots);
  for (let at = 0; at < bitmap.data.length; at += 1) {
    let byte = 0;
    for (let bit = 0; bit < 8; bit += 1) {
      // All is grey, so that one colour tells the darkness.
      if ((data[(at * 8 + bit) * 4] ?? 255) < blackBelow) byte |= 0x80 >> bit;
    }
    bitmap.data[at] = byte;
  }
  for (const element of layout.elements) {
    if (element.type !== 'qr') continue;
    const { moduleDots } = element;
    for (const [y, row] of element.rows.entries()) {
      for (let x = 0; x < row.length; x += 1) {
        if (row[x] !== '1') continue;
        const left = element.xDots + x * moduleDots;
        fillDots(bitmap, left, element.yDots + y * moduleDots, moduleDots, moduleDots);
      }
    }
  }
  return bitmap;
}

/** A slip as dots. Same document, width and mark: same dots. */
export function renderReceipt(
  document: ReceiptDocument,
  widthDots: number,
  reprint = false,
): Bitmap {
  return renderLayout(layoutReceipt(document, receiptMetrics, widthDots, reprint));
}
