import { enlarge2 } from './enlarge.ts';
import type { GreyImage } from './grey-image.ts';
import { normaliseContrast } from './normalise-contrast.ts';
import { deblur, sharpen } from './sharpen.ts';
import { smooth } from './smooth.ts';
import type { Steps } from './steps.ts';

/** Every retry makes an image this many times the size. */
export const enlargedBy = 2;

/** What is tried after a miss. */
interface Retry {
  /** The first filter. */
  readonly begin: (image: GreyImage) => GreyImage;
  /**
   * What is looked for in what it made: bar codes, which are not read better larger or sharper; or QR
   * codes in a short look, which costs a quarter of one at twice the size.
   */
  readonly showsAtOnce: 'lines' | 'quick' | undefined;
  /** The other filters; gives the image that is looked at at the end. */
  readonly end: (image: GreyImage) => Steps<GreyImage>;
  /** What is looked for at the end. */
  readonly shows: 'qr' | 'linesTwice';
}

/** Best first. */
export const retries: readonly Retry[] = [
  // Uneven light, small modules, defocus.
  {
    begin: (image) => normaliseContrast(image, 24),
    showsAtOnce: 'lines',
    *end(even) {
      const sharp = sharpen(even, 3, 2);
      yield;
      return enlarge2(sharp);
    },
    shows: 'qr',
  },
  // Dark and noisy, or lit by a screen.
  {
    begin: (image) => normaliseContrast(smooth(image), 24),
    showsAtOnce: 'lines',
    // biome-ignore lint/correctness/useYield: one filter is one step
    *end(even) {
      return enlarge2(even);
    },
    shows: 'qr',
  },
  // Strong blur on clean light.
  {
    begin: (image) => image,
    showsAtOnce: undefined,
    *end(image) {
      return enlarge2(yield* deblur(image, 2, 4));
    },
    shows: 'qr',
  },
  // Bars of little more than a pixel, far away or tilted.
  {
    begin: (image) => image,
    showsAtOnce: undefined,
    // biome-ignore lint/correctness/useYield: one filter is one step
    *end(image) {
      return enlarge2(image);
    },
    shows: 'linesTwice',
  },
  // So dark that a pixel's noise is a third of the print's contrast: each pixel with 24 neighbours.
  {
    begin: (image) => smooth(smooth(image)),
    showsAtOnce: 'quick',
    // biome-ignore lint/correctness/useYield: one filter is one step
    *end(smoothed) {
      return enlarge2(smoothed);
    },
    shows: 'qr',
  },
];
