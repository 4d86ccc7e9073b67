import { type GreyImage, newGreyImage } from './grey-image.ts';

/**
 * Weighs each pixel with its eight neighbours (1 2 1 in both directions, a Gaussian of 0.7 pixels):
 * against the noise of a dark room. The outermost pixels stay as they are.
 */
export function smooth({ width, height, data }: GreyImage): GreyImage {
  const out = newGreyImage(width, height);
  out.data.set(data);
  for (let y = 1; y < height - 1; y += 1) {
    const row = y * width;
    for (let i = row + 1; i < row + width - 1; i += 1) {
      out.data[i] =
        (triple(data, i - width) + 2 * triple(data, i) + triple(data, i + width) + 8) >> 4;
    }
  }
  return out;
}

function triple(data: Uint8Array, i: number): number {
  return (data[i - 1] as number) + 2 * (data[i] as number) + (data[i + 1] as number);
}
