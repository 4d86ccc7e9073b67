import type { Decoded, DecodeEngine, Formats, Unread } from './decoded.ts';
import type { GreyImage } from './grey-image.ts';
import { retrySteps } from './ladder.ts';
import { closePart, farPart } from './part.ts';
import { createFusion, repairSteps, suspectsOf } from './repair/index.ts';
import type { Steps } from './steps.ts';

/**
 * Tries go on for this long after the first look at a frame, ms; then the next frame is looked at,
 * and they go on from there. With the longest step a missed frame of 640×480 stays within 70 ms
 * (codes.md, bar 4).
 */
const triedForMs = 30;
/** A long step is not begun later than this, ms: the next frame begins with it. */
const longBeginsWithinMs = 10;
/** Of the symbols that were seen in one frame, those that repair looks at. */
const suspectsMax = 5;

/** Reads frames of a live camera: one look at each, and tries that reach over several. */
export interface Ladder {
  frame(image: GreyImage): Decoded | undefined;
}

interface Try {
  readonly steps: Steps<Decoded | undefined>;
  /** It works on a symbol that was seen, not on a guess where one may be. */
  readonly seen: boolean;
}

/** A ladder that stands at its first try. `uptimeMs` must not go back. */
export function createLadder(engine: DecodeEngine, uptimeMs: () => number): Ladder {
  const begin = createTries(engine);
  let current: Try | undefined;
  return {
    frame(image) {
      const { decoded, unread } = engine.read(image, 'all');
      if (decoded) {
        current = undefined;
        return decoded;
      }
      // What is in sight now is worth more than a guess at what an earlier frame held.
      if (unread.length > 0 && current?.seen === false) current = undefined;
      const beganMs = uptimeMs();
      let leftMs = triedForMs;
      while (leftMs > 0) {
        current ??= begin(image, unread);
        const step = current.steps.next();
        leftMs = beganMs + triedForMs - uptimeMs();
        if (!step.done) {
          if (step.value === 'long') leftMs -= triedForMs - longBeginsWithinMs;
          continue;
        }
        current = undefined;
        if (step.value) return step.value;
      }
      return undefined;
    },
  };
}

/** One try after the other, all around: repair reads most of what the retries cannot. */
function createTries(engine: DecodeEngine) {
  const turns = [0, 'repair', 1, 'repair', 2] as const;
  const fusion = createFusion();
  let turn = 0;
  let repaired = 0;

  function* repair(
    image: GreyImage,
    unread: readonly Unread[],
    first: number,
  ): Steps<Decoded | undefined> {
    // One suspect a try: the next frame comes soon, and tries the next.
    const suspects = suspectsOf(unread, suspectsMax);
    const drawn = yield* repairSteps(image, suspects, 1, first, fusion);
    return drawn && engine.read(drawn, 'quick').decoded;
  }

  function* retry(image: GreyImage, at: number, formats: Formats): Steps<Decoded | undefined> {
    return (yield* retrySteps(engine, image, at, formats)).decoded;
  }

  return (image: GreyImage, unread: readonly Unread[]): Try => {
    const next = turns[turn % turns.length] ?? 'repair';
    // A code that fills a large frame shows in the whole, a far one in the middle.
    const wide = turn % (2 * turns.length) >= turns.length;
    // 19 of 20 of what the retries read they read quickly (68 of 71 practice frames).
    const formats = turn % (4 * turns.length) < 2 * turns.length ? 'quick' : 'qr';
    turn += 1;
    const seen = unread.length > 0;
    const part = wide && !seen ? farPart(image) : closePart(image, unread);
    if (next !== 'repair') return { seen, steps: retry(part.image, next, formats) };
    repaired += 1;
    return { seen, steps: repair(part.image, part.place(unread), repaired >> 1) };
  };
}
