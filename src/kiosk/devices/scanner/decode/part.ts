import type { Unread } from './decoded.ts';
import { crop, type GreyImage, shrink } from './grey-image.ts';

/** Retries work on this many pixels at most: 640×480 and some (codes.md: 0.5 MP). */
const retryPixelsMax = 500_000;

/** A part of a frame that retries look at. */
export interface Part {
  readonly image: GreyImage;
  /** The same symbols as the part's image shows them. */
  place(unread: readonly Unread[]): readonly Unread[];
}

function partOf(image: GreyImage, left: number, top: number, factor: number): Part {
  const place = ({ x, y }: { readonly x: number; readonly y: number }) => ({
    x: (x - left) / factor,
    y: (y - top) / factor,
  });
  return {
    image,
    place: (unread) =>
      unread.map(({ version, corners: [a, b, c, d] }) => ({
        version,
        corners: [place(a), place(b), place(c), place(d)],
      })),
  };
}

/** The whole of a small frame; of a large one, around the symbol that was found, or the middle. */
export function closePart(image: GreyImage, [symbol]: readonly Unread[]): Part {
  const pixels = image.width * image.height;
  if (pixels <= retryPixelsMax) return partOf(image, 0, 0, 1);
  const scale = Math.sqrt(retryPixelsMax / pixels);
  const width = Math.floor(image.width * scale);
  const height = Math.floor(image.height * scale);
  const middle = { x: image.width / 2, y: image.height / 2 };
  const centre = symbol
    ? {
        x: symbol.corners.reduce((sum, corner) => sum + corner.x, 0) / 4,
        y: symbol.corners.reduce((sum, corner) => sum + corner.y, 0) / 4,
      }
    : middle;
  const x = Math.floor(Math.max(0, Math.min(image.width - width, centre.x - width / 2)));
  const y = Math.floor(Math.max(0, Math.min(image.height - height, centre.y - height / 2)));
  return partOf(crop(image, { x, y, width, height }), x, y, 1);
}

/** The whole of a frame, as small as a retry needs it: for a code that fills a large frame. */
export function farPart(image: GreyImage): Part {
  const factor = Math.ceil(Math.sqrt((image.width * image.height) / retryPixelsMax));
  return partOf(shrink(image, factor), 0, 0, factor);
}
