import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  QRCodeReader,
  RGBLuminanceSource,
} from '@zxing/library';
import type { DecodeEngine } from './decoded.ts';

/**
 * The QR decoder of @zxing/browser, alone: what the camera falls back to, and the peer that the
 * ladder is measured against. Asked directly: its reader of many formats writes every miss to the
 * console.
 */
export function createZxingJs(): DecodeEngine {
  const reader = new QRCodeReader();
  const hints = new Map<DecodeHintType, unknown>([[DecodeHintType.TRY_HARDER, true]]);
  return {
    read({ width, height, data }) {
      const source = new RGBLuminanceSource(new Uint8ClampedArray(data), width, height);
      try {
        const result = reader.decode(new BinaryBitmap(new HybridBinarizer(source)), hints);
        const symbology = BarcodeFormat[result.getBarcodeFormat()];
        return { decoded: { text: result.getText(), symbology }, unread: [] };
      } catch {
        return { decoded: undefined, unread: [] }; // it says "not found" by throwing
      }
    },
  };
}
