import { blurTwice } from './blur.ts';
import { type GreyImage, newGreyImage } from './grey-image.ts';
import type { Steps } from './steps.ts';

/** Unsharp mask: adds `amount` times what a blur of `radius` pixels (see blur.ts) takes away. */
export function sharpen(image: GreyImage, radius: number, amount: number): GreyImage {
  const { width, height, data } = image;
  const blurred = blurTwice(data, width, height, radius);
  const out = newGreyImage(width, height);
  const clamped = new Uint8ClampedArray(out.data.buffer);
  for (let i = 0; i < clamped.length; i += 1) {
    clamped[i] = (data[i] as number) * (1 + amount) - amount * (blurred[i] as number);
  }
  return out;
}

/**
 * Van Cittert's deconvolution of a blur of `radius` pixels: each turn adds what blurring the
 * estimate fails to explain. Few turns: noise grows with each.
 */
export function* deblur(image: GreyImage, radius: number, turns: number): Steps<GreyImage> {
  const { width, height, data } = image;
  const estimate = Float32Array.from(data);
  for (let turn = 0; turn < turns; turn += 1) {
    const blurred = blurTwice(estimate, width, height, radius);
    for (let i = 0; i < estimate.length; i += 1) {
      const next = (estimate[i] as number) + (data[i] as number) - (blurred[i] as number);
      estimate[i] = Math.max(0, Math.min(255, next));
    }
    yield;
  }
  const out = newGreyImage(width, height);
  new Uint8ClampedArray(out.data.buffer).set(estimate);
  return out;
}
