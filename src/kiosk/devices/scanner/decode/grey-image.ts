/** One byte a pixel, rows from the top, no padding. 0 is black. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array<ArrayBuffer>;
}

/** An image of zeros. */
export function newGreyImage(width: number, height: number): GreyImage {
  return { width, height, data: new Uint8Array(width * height) };
}

/**
 * Luma of four bytes a pixel (BT.601, in tenths of a per mille). Alpha is not looked at.
 *
 * @throws when `rgba` is not `width` × `height` pixels
 */
export function greyFromRgba(
  rgba: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
): GreyImage {
  if (rgba.length !== width * height * 4) throw new Error('pixels do not fit the size');
  const image = newGreyImage(width, height);
  const { data } = image;
  for (let i = 0, p = 0; i < data.length; i += 1, p += 4) {
    const red = rgba[p] as number;
    const green = rgba[p + 1] as number;
    const blue = rgba[p + 2] as number;
    data[i] = (306 * red + 601 * green + 117 * blue + 512) >> 10;
  }
  return image;
}

/** The part of an image inside a box; the box is cut to the image. */
export function crop(
  image: GreyImage,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): GreyImage {
  const x = Math.max(0, Math.min(image.width - 1, Math.floor(box.x)));
  const y = Math.max(0, Math.min(image.height - 1, Math.floor(box.y)));
  const width = Math.max(1, Math.min(image.width - x, Math.floor(box.width)));
  const height = Math.max(1, Math.min(image.height - y, Math.floor(box.height)));
  const part = newGreyImage(width, height);
  for (let row = 0; row < height; row += 1) {
    const from = (y + row) * image.width + x;
    part.data.set(image.data.subarray(from, from + width), row * width);
  }
  return part;
}
