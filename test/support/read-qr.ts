import jsQR from 'jsqr';
import { PNG } from 'pngjs';

/** The text of the QR code in a picture, by a decoder that is none of ours; undefined without one. */
export function readQr(png: Buffer): string | undefined {
  const { data, width, height } = PNG.sync.read(png);
  const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength);
  return jsQR.default(pixels, width, height)?.data;
}
