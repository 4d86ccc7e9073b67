import { BarcodeFormat } from '@zxing/library';

/** Formats looked for by the plain-JavaScript fallback: those of the strong engine. */
export const fallbackFormats: readonly BarcodeFormat[] = [
  BarcodeFormat.QR_CODE,
  BarcodeFormat.EAN_13,
  BarcodeFormat.EAN_8,
  BarcodeFormat.UPC_A,
  BarcodeFormat.CODE_128,
  BarcodeFormat.ITF,
];

const names: Readonly<Record<string, BarcodeFormat>> = {
  QRCode: BarcodeFormat.QR_CODE,
  EAN13: BarcodeFormat.EAN_13,
  EAN8: BarcodeFormat.EAN_8,
  Code128: BarcodeFormat.CODE_128,
  ITF: BarcodeFormat.ITF,
};

/** The format of @zxing for a name of zxing-wasm; QR for a name not asked for. */
export function formatOf(symbology: string): BarcodeFormat {
  return names[symbology] ?? BarcodeFormat.QR_CODE;
}

/** `QR_CODE`, `EAN_13`, …: the names both engines' results are told by. */
export function symbologyOf(format: BarcodeFormat): string {
  return BarcodeFormat[format];
}
