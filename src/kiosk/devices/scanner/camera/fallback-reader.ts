import {
  BarcodeFormat,
  type BinaryBitmap,
  type DecodeHintType,
  MultiFormatOneDReader,
  NotFoundException,
  QRCodeReader,
  type Reader,
  type Result,
} from '@zxing/library';
import { isWholeLines } from '../decode/whole-lines.ts';

/**
 * QR, then bar codes, in plain JavaScript. @zxing's own reader of many formats would bring Aztec,
 * PDF417 and four more, 60 KB that no resident's paper needs.
 */
export function createFallbackReader(hints: Map<DecodeHintType, unknown>): Reader {
  const qr = new QRCodeReader();
  const lines = new MultiFormatOneDReader(hints);
  return {
    decode(image: BinaryBitmap): Result {
      try {
        return qr.decode(image, hints);
      } catch {
        return readLines(lines, image, hints);
      }
    },
    reset() {
      qr.reset();
      lines.reset();
    },
  };
}

// The caller goes on after "not found" and stops for good after anything else, so what a broken
// image makes the reader throw must not get through.
function readLines(
  lines: MultiFormatOneDReader,
  image: BinaryBitmap,
  hints: Map<DecodeHintType, unknown>,
): Result {
  try {
    const result = lines.decode(image, hints);
    const symbology = result.getBarcodeFormat() === BarcodeFormat.ITF ? 'ITF' : '';
    if (isWholeLines(symbology, result.getText())) return result;
  } catch {
    // Told below.
  }
  throw new NotFoundException();
}
