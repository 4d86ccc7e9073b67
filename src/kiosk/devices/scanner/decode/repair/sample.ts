import type { GreyImage } from '../grey-image.ts';

/**
 * Grey values between pixels. `pixels` holds `x, y`, one after the other, pixel centres at halves;
 * the edge goes on beyond the image.
 */
export function sampleAll(image: GreyImage, pixels: Float32Array, out: Float32Array): void {
  const { width, height, data } = image;
  const right = width - 1.001;
  const bottom = height - 1.001;
  for (let i = 0, p = 0; p < pixels.length; i += 1, p += 2) {
    let x = (pixels[p] as number) - 0.5;
    let y = (pixels[p + 1] as number) - 0.5;
    x = Math.max(0, Math.min(right, x));
    y = Math.max(0, Math.min(bottom, y));
    const left = x | 0;
    const top = y | 0;
    const fx = x - left;
    const at = top * width + left;
    const above = data[at] as number;
    const below = data[at + width] as number;
    const upper = above + ((data[at + 1] as number) - above) * fx;
    const lower = below + ((data[at + width + 1] as number) - below) * fx;
    out[i] = upper + (lower - upper) * (y - top);
  }
}
