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

/** Each pixel the mean of a square of `factor` × `factor`; what is left over at the edges goes. */
export function shrink(image: GreyImage, factor: number): GreyImage {
  if (factor === 1) return image;
  const out = newGreyImage(Math.floor(image.width / factor), Math.floor(image.height / factor));
  const share = 1 / (factor * factor);
  for (let y = 0; y < out.height; y += 1) {
    for (let x = 0; x < out.width; x += 1) {
      let sum = 0;
      for (let j = 0; j < factor; j += 1) {
        const from = (y * factor + j) * image.width + x * factor;
        for (let i = 0; i < factor; i += 1) sum += image.data[from + i] as number;
      }
      out.data[y * out.width + x] = sum * share + 0.5;
    }
  }
  return out;
}
