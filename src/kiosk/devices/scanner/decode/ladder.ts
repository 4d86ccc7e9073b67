import type { Box, Decoded, DecodeEngine } from './decoded.ts';
import { enlarge2 } from './enlarge.ts';
import { crop, type GreyImage } from './grey-image.ts';
import { normaliseContrast } from './normalise-contrast.ts';
import { deblur, sharpen } from './sharpen.ts';
import { smooth } from './smooth.ts';

/** Retries work on this many pixels at most: 640×480 and some (codes.md: 0.5 MP). */
const retryPixelsMax = 500_000;

/**
 * What is tried after a miss, best first; each makes another image of the same frame. Of 43 practice
 * frames (seed 1) that the first look missed, they add 14, 3 and 1.
 */
export const retries: readonly ((image: GreyImage) => GreyImage)[] = [
  // Uneven light, small modules, defocus.
  (image) => enlarge2(sharpen(normaliseContrast(image, 24), 3, 2)),
  // Dark and noisy, or lit by a screen.
  (image) => enlarge2(normaliseContrast(smooth(image), 24)),
  // Strong blur on clean light.
  (image) => enlarge2(deblur(image, 2, 4)),
];

/** Reads frames of a live camera: one look and, on a miss, one retry, each frame the next one. */
export interface Ladder {
  frame(image: GreyImage): Decoded | undefined;
}

/** A ladder that stands at its first retry. */
export function createLadder(engine: DecodeEngine): Ladder {
  let turn = 0;
  return {
    frame(image) {
      const first = engine.read(image, 'all');
      if (first.decoded) return first.decoded;
      const retry = retries[turn % retries.length];
      turn += 1;
      return retry && engine.read(retry(retryPart(image, first.unread)), 'qr').decoded;
    },
  };
}

/** Reads a still image: one look and every retry until one succeeds. */
export function climbLadder(engine: DecodeEngine, image: GreyImage): Decoded | undefined {
  const first = engine.read(image, 'all');
  if (first.decoded) return first.decoded;
  const part = retryPart(image, first.unread);
  for (const retry of retries) {
    const { decoded } = engine.read(retry(part), 'qr');
    if (decoded) return decoded;
  }
  return undefined;
}

/** The whole of a small frame; of a large one, the symbol that was found, or the middle. */
export function retryPart(image: GreyImage, unread: Box | undefined): GreyImage {
  const pixels = image.width * image.height;
  if (pixels <= retryPixelsMax) return image;
  const scale = Math.sqrt(retryPixelsMax / pixels);
  const width = Math.floor(image.width * scale);
  const height = Math.floor(image.height * scale);
  const centreX = unread ? unread.x + unread.width / 2 : image.width / 2;
  const centreY = unread ? unread.y + unread.height / 2 : image.height / 2;
  const x = Math.max(0, Math.min(image.width - width, centreX - width / 2));
  const y = Math.max(0, Math.min(image.height - height, centreY - height / 2));
  return crop(image, { x, y, width, height });
}
