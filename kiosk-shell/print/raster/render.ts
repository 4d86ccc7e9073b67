import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { type Layout, layoutReceipt, type ReceiptDocument, receiptMetrics } from '../../domain.ts';
import { type Bitmap, fillDots, newBitmap } from './bitmap.ts';
import { drawLayout } from './draw.ts';
import { registerFonts } from './fonts.ts';

/** Darker than this is black. Over the middle (128): thin strokes of thermal paper stay whole. */
const blackBelow = 150;

let kept: Canvas | undefined;
/** Rows by which the kept canvas grows. */
const growRows = 512;

/** The canvas of the slip before, when this one fits: new pages of memory cost a third of a slip. */
function canvasFor({ widthDots, heightDots }: Layout): Canvas {
  if (kept === undefined || kept.width !== widthDots || kept.height < heightDots) {
    kept = createCanvas(widthDots, Math.ceil(heightDots / growRows) * growRows);
  }
  return kept;
}

/** The canvas is kept; what a resident printed on it is not. Reading a pixel makes it so at once. */
function wipe(canvas: Canvas): void {
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.getImageData(0, 0, 1, 1);
}

/** Draws a layout as black and white dots; the golden raster, which screens only imitate. */
export function renderLayout(layout: Layout): Bitmap {
  registerFonts();
  const canvas = canvasFor(layout);
  drawLayout(canvas.getContext('2d'), layout);
  const bitmap = newBitmap(layout.widthDots, layout.heightDots);
  threshold(canvas.data(), bitmap.data);
  wipe(canvas);
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

/**
 * One bit for each pixel of four bytes, read as one number: four times faster than byte by byte,
 * and this is the hot path of a tap. All is grey, so any colour tells the darkness.
 */
function threshold(bytes: Buffer, dots: Uint8Array): void {
  const pixels = new Uint32Array(bytes.buffer, bytes.byteOffset, dots.length * 8);
  for (let at = 0, pixel = 0; at < dots.length; at += 1) {
    let byte = 0;
    for (const end = pixel + 8; pixel < end; pixel += 1) {
      const green = ((pixels[pixel] ?? 0) >>> 8) & 0xff;
      byte = (byte << 1) | (green < blackBelow ? 1 : 0);
    }
    dots[at] = byte;
  }
}

/** A slip as dots. Same document, width and mark: same dots. */
export function renderReceipt(
  document: ReceiptDocument,
  widthDots: number,
  reprint = false,
): Bitmap {
  return renderLayout(layoutReceipt(document, receiptMetrics, widthDots, reprint));
}
