import type { GreyImage } from './grey-image.ts';

/** A rectangle in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A code that was read. */
export interface Decoded {
  readonly text: string;
  /** The engine's name of the format: `QRCode`, `EAN13`, … */
  readonly symbology: string;
}

/** What one look at an image gave. */
export interface Sight {
  readonly decoded: Decoded | undefined;
  /** Where a symbol was found that could not be read. */
  readonly unread: Box | undefined;
}

/** How hard to look. `all`: QR and the bar codes of products and slips; `qr`: QR only. */
export type Formats = 'all' | 'qr';

/** A decoder of still images. */
export interface DecodeEngine {
  read(image: GreyImage, formats: Formats): Sight;
}
