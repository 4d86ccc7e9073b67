import { enlarge2 } from './enlarge.ts';
import type { GreyImage } from './grey-image.ts';
import { normaliseContrast } from './normalise-contrast.ts';
import { deblur, sharpen } from './sharpen.ts';
import { smooth } from './smooth.ts';
import type { Steps } from './steps.ts';

/** Every retry makes an image this many times the size. */
export const enlargedBy = 2;

/** What is tried after a miss, best first. Each gives the image that is looked at again. */
export const retries: readonly ((image: GreyImage) => Steps<GreyImage>)[] = [
  // Uneven light, small modules, defocus.
  function* (image) {
    const even = normaliseContrast(image, 24);
    yield;
    const sharp = sharpen(even, 3, 2);
    yield;
    return enlarge2(sharp);
  },
  // Dark and noisy, or lit by a screen.
  function* (image) {
    const even = normaliseContrast(smooth(image), 24);
    yield;
    return enlarge2(even);
  },
  // Strong blur on clean light.
  function* (image) {
    const sharp = yield* deblur(image, 2, 4);
    return enlarge2(sharp);
  },
];
