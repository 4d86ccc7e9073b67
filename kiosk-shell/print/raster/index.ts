export { type Bitmap, bitmapRows, fillDots, isBlankRow, newBitmap } from './bitmap.ts';
export { cssFont, fontSubsets, registerFonts } from './fonts.ts';
export { bitmapPng } from './png.ts';
export { renderReceipt } from './render.ts';
export { SlipRenderer } from './slip-renderer.ts';
