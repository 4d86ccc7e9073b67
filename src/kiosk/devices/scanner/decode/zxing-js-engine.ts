import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  MultiFormatReader,
  RGBLuminanceSource,
} from '@zxing/library';
import type { DecodeEngine } from './decoded.ts';

/**
 * The decoder of @zxing/browser, alone: what the camera falls back to, and the peer that the ladder
 * is measured against.
 */
export function createZxingJs(): DecodeEngine {
  const reader = new MultiFormatReader();
  reader.setHints(
    new Map<DecodeHintType, unknown>([
      [DecodeHintType.POSSIBLE_FORMATS, [BarcodeFormat.QR_CODE]],
      [DecodeHintType.TRY_HARDER, true],
    ]),
  );
  return {
    read({ width, height, data }) {
      const source = new RGBLuminanceSource(new Uint8ClampedArray(data), width, height);
      try {
        const result = reader.decodeWithState(new BinaryBitmap(new HybridBinarizer(source)));
        const symbology = BarcodeFormat[result.getBarcodeFormat()];
        return { decoded: { text: result.getText(), symbology }, unread: undefined };
      } catch {
        return { decoded: undefined, unread: undefined }; // it says "not found" by throwing
      }
    },
  };
}
