import type { GreyImage } from './grey-image.ts';

/** A point in pixels; pixel centres lie at halves. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Corners of a symbol in an image, from its own top left, clockwise as it was printed. */
export type Corners = readonly [Point, Point, Point, Point];

/** A code that was read. */
export interface Decoded {
  /** Exact UTF-8; bytes that are not stand as replacement characters, by which it is refused. */
  readonly text: string;
  /** Bytes that are not UTF-8, as the engine guesses them: for comparison, never for a kiosk. */
  readonly guess?: string;
  /** The engine's name of the format: `QRCode`, `EAN13`, … */
  readonly symbology: string;
}

/** A QR symbol that was found and could not be read. */
export interface Unread {
  /** 1 to 40. */
  readonly version: number;
  readonly corners: Corners;
}

/** What one look at an image gave. */
export interface Sight {
  readonly decoded: Decoded | undefined;
  /** Empty when something was read. */
  readonly unread: readonly Unread[];
}

/**
 * How hard to look. `all`: QR and the bar codes of products and slips; `lines`: bar codes only;
 * `linesTwice`: the same in an image of twice the size, where a line of the camera's is two; `qr`: QR
 * only; `quick`: QR without the engine's own denoising and its look at the negative, at a third of the
 * cost.
 */
export type Formats = 'all' | 'lines' | 'linesTwice' | 'qr' | 'quick';

/** A decoder of still images. */
export interface DecodeEngine {
  read(image: GreyImage, formats: Formats): Sight;
}
