import { gaussianBlur } from './gaussian-blur.ts';
import { type GreyImage, newGreyImage } from './grey-image.ts';

/** Unsharp mask: adds `amount` times what a blur of `sigma` pixels takes away. */
export function sharpen(image: GreyImage, sigma: number, amount: number): GreyImage {
  const { width, height, data } = image;
  const blurred = gaussianBlur(data, width, height, sigma);
  return combine(image, (i) => {
    const value = data[i] as number;
    return value + amount * (value - (blurred[i] as number));
  });
}

/** A light blur, against the noise of a dark room. */
export function smooth(image: GreyImage, sigma: number): GreyImage {
  const blurred = gaussianBlur(image.data, image.width, image.height, sigma);
  return combine(image, (i) => blurred[i] as number);
}

/**
 * Van Cittert's deconvolution of a Gaussian blur of `sigma` pixels: each turn adds what blurring
 * the estimate fails to explain. Few turns: noise grows with each.
 */
export function deblur(image: GreyImage, sigma: number, turns: number): GreyImage {
  const { width, height, data } = image;
  const estimate = Float32Array.from(data);
  for (let turn = 0; turn < turns; turn += 1) {
    const blurred = gaussianBlur(estimate, width, height, sigma);
    for (let i = 0; i < estimate.length; i += 1) {
      const next = (estimate[i] as number) + (data[i] as number) - (blurred[i] as number);
      estimate[i] = Math.max(0, Math.min(255, next));
    }
  }
  return combine(image, (i) => estimate[i] as number);
}

function combine(image: GreyImage, valueAt: (i: number) => number): GreyImage {
  const out = newGreyImage(image.width, image.height);
  const clamped = new Uint8ClampedArray(out.data.buffer);
  for (let i = 0; i < clamped.length; i += 1) clamped[i] = valueAt(i);
  return out;
}
