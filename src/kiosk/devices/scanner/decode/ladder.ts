import type { Decoded, DecodeEngine, Unread } from './decoded.ts';
import { enlarge2 } from './enlarge.ts';
import type { GreyImage } from './grey-image.ts';
import { normaliseContrast } from './normalise-contrast.ts';
import { closePart, farPart, type Part } from './part.ts';
import { createFusion, repairSymbol, suspectsOf } from './repair/index.ts';
import { deblur, sharpen } from './sharpen.ts';
import { smooth } from './smooth.ts';

/** What is tried after a miss, best first; each makes an image of twice the size. */
export const retries: readonly ((image: GreyImage) => GreyImage)[] = [
  // Uneven light, small modules, defocus.
  (image) => enlarge2(sharpen(normaliseContrast(image, 24), 3, 2)),
  // Dark and noisy, or lit by a screen.
  (image) => enlarge2(normaliseContrast(smooth(image), 24)),
  // Strong blur on clean light.
  (image) => enlarge2(deblur(image, 2, 4)),
];
const enlargedBy = 2;

/** Symbols repaired in a still image, for each way of finding them. */
const repairedStill = 5;

/** Reads frames of a live camera: one look and, on a miss, one other try, each frame the next. */
export interface Ladder {
  frame(image: GreyImage): Decoded | undefined;
}

/** A ladder that stands at its first retry. */
export function createLadder(engine: DecodeEngine): Ladder {
  let turn = 0;
  let repaired = 0;
  const fusion = createFusion();
  // Repair between the retries: it reads most of what they cannot, and they what it cannot find.
  const turns = [0, 'repair', 1, 'repair', 2] as const;
  return {
    frame(image) {
      const first = engine.read(image, 'all');
      if (first.decoded) return first.decoded;
      const next = turns[turn % turns.length] ?? 'repair';
      // A code that fills a large frame shows in the whole, a far one in the middle.
      const wide = turn % (2 * turns.length) >= turns.length;
      turn += 1;
      const part =
        wide && first.unread.length === 0 ? farPart(image) : closePart(image, first.unread);
      if (next === 'repair') {
        repaired += 1;
        // One a frame: the next frame comes soon, and tries the next.
        const suspects = suspectsOf(part.place(first.unread), repairedStill);
        const drawn = repairSymbol(part.image, suspects, 1, repaired >> 1, fusion);
        return drawn && engine.read(drawn, 'qr').decoded;
      }
      return engine.read(retryImage(part.image, next), 'qr').decoded;
    },
  };
}

/** Reads a still image: one look and every retry until one succeeds, then every repair. */
export function climbLadder(engine: DecodeEngine, image: GreyImage): Decoded | undefined {
  const first = engine.read(image, 'all');
  if (first.decoded) return first.decoded;
  const close = closePart(image, first.unread);
  const parts = close.image === image ? [close] : [close, farPart(image)];
  return firstOf(parts, (part) => climbPart(engine, part, first.unread));
}

function climbPart(
  engine: DecodeEngine,
  part: Part,
  seenFirst: readonly Unread[],
): Decoded | undefined {
  const seen = [...part.place(seenFirst)];
  for (const at of retries.keys()) {
    const { decoded, unread } = engine.read(retryImage(part.image, at), 'qr');
    if (decoded) return decoded;
    seen.push(...unread.map((symbol) => reduced(symbol)));
  }
  const drawn =
    (seen.length > 0 && repairSymbol(part.image, suspectsOf(seen, repairedStill), repairedStill)) ||
    repairSymbol(part.image, [], repairedStill);
  return drawn ? engine.read(drawn, 'qr').decoded : undefined;
}

function retryImage(image: GreyImage, at: number): GreyImage {
  const retry = retries[at];
  if (!retry) throw new Error(`no retry ${at}`);
  return retry(image);
}

/** A symbol of an enlarged image in the image before. */
function reduced({ version, corners: [a, b, c, d] }: Unread): Unread {
  const half = ({ x, y }: { readonly x: number; readonly y: number }) => ({
    x: x / enlargedBy,
    y: y / enlargedBy,
  });
  return { version, corners: [half(a), half(b), half(c), half(d)] };
}

function firstOf<T, R>(all: readonly T[], from: (one: T) => R | undefined): R | undefined {
  for (const one of all) {
    const found = from(one);
    if (found !== undefined) return found;
  }
  return undefined;
}
