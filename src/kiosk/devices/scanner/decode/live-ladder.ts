import type { Decoded, DecodeEngine, Unread } from './decoded.ts';
import type { GreyImage } from './grey-image.ts';
import { retrySteps } from './ladder.ts';
import { closePart, farPart } from './part.ts';
import { createFusion, repairSteps, suspectsOf } from './repair/index.ts';
import { retries } from './retries.ts';
import { createSteadyMean } from './steady-mean.ts';
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
/** Of those, or of its own guesses, so many in one try: finding them costs as much as reading two. */
const repairedInTry = 2;

/** Reads frames of a live camera: one look at each, and tries that reach over several. */
export interface Ladder {
  frame(image: GreyImage): Decoded | undefined;
}

interface Try {
  readonly way: Way;
  readonly steps: Steps<Decoded | undefined>;
  /** It works on a symbol that was seen, not on a guess where one may be. */
  readonly seen: boolean;
}

/** What a try does with a frame. */
interface Way {
  /** A retry by its place, or repair. */
  readonly by: number | 'repair';
  /** Suspects that repair passes over. */
  readonly first: number;
  readonly wide: boolean;
  readonly formats: 'qr' | 'quick';
  /** Repair looks for a symbol itself, also where one was seen: out of noise many are. */
  readonly guesses: boolean;
}

/** A ladder that stands at its first try. `uptimeMs` must not go back. */
export function createLadder(engine: DecodeEngine, uptimeMs: () => number): Ladder {
  const { begin, worked } = createTries(engine);
  const steady = createSteadyMean();
  let current: Try | undefined;
  return {
    frame(image) {
      steady.see(image);
      // What several frames show alike is read where none of them is.
      const looked = steady.mean() ?? image;
      const { decoded, unread } = engine.read(looked, 'all');
      if (decoded) {
        current = undefined;
        return decoded;
      }
      // What is in sight now is worth more than a guess at what an earlier frame held.
      if (unread.length > 0 && current?.seen === false) current = undefined;
      const beganMs = uptimeMs();
      let leftMs = triedForMs;
      while (leftMs > 0) {
        current ??= begin(looked, looked !== image, unread);
        const { steps, way } = current;
        const step = steps.next();
        leftMs = beganMs + triedForMs - uptimeMs();
        if (!step.done) {
          if (step.value === 'long') leftMs -= triedForMs - longBeginsWithinMs;
          continue;
        }
        current = undefined;
        if (step.value) {
          worked(way);
          return step.value;
        }
      }
      return undefined;
    },
  };
}

/**
 * One try after the other, all around: repair reads most of what the retries cannot. What has read a
 * frame reads the next ones best, and most texts count when they were seen twice: every other try is
 * that one then.
 */
function createTries(engine: DecodeEngine) {
  const turns = [4, 0, 'repair', 1, 'repair', 2, 4, 0, 'repair', 1, 'repair', 3] as const;
  // Of the mean of frames in a dark room repair reads most, the smoothed look the rest.
  const meanTurns = [
    'repair',
    1,
    'repair',
    4,
    'repair',
    0,
    'repair',
    1,
    2,
    4,
    'repair',
    3,
  ] as const;
  const round = turns.length / 2;
  const fusion = createFusion();
  let turn = 0;
  let repaired = 0;
  let best: Way | undefined;
  let bestIsNext = false;

  function* repair(
    image: GreyImage,
    unread: readonly Unread[],
    first: number,
  ): Steps<Decoded | undefined> {
    const suspects = suspectsOf(unread, suspectsMax);
    const drawn = yield* repairSteps(image, suspects, repairedInTry, first, fusion);
    return drawn && engine.read(drawn, 'quick').decoded;
  }

  function* retry(
    image: GreyImage,
    at: number,
    formats: Way['formats'],
  ): Steps<Decoded | undefined> {
    return (yield* retrySteps(engine, image, at, formats)).decoded;
  }

  function nextWay(isMean: boolean): Way {
    const by = (isMean ? meanTurns : turns)[turn % turns.length] ?? 'repair';
    // A code that fills a large frame shows in the whole, a far one in the middle.
    const far = by !== 'repair' && retries[by]?.shows === 'linesTwice';
    const wide = !far && turn % (2 * round) >= round;
    // 19 of 20 of what the retries read they read quickly (68 of 71 practice frames).
    const formats = turn % (4 * round) < 2 * round ? 'quick' : 'qr';
    turn += 1;
    if (by === 'repair') repaired += 1;
    const guesses = isMean && repaired % 2 === 0;
    return { by, first: (repaired >> 1) * repairedInTry, wide, formats, guesses };
  }

  return {
    begin(image: GreyImage, isMean: boolean, unread: readonly Unread[]): Try {
      const way = bestIsNext && best ? best : nextWay(isMean);
      bestIsNext = !bestIsNext;
      const { by, first, wide, formats, guesses } = way;
      const seen = unread.length > 0;
      const part = wide && !seen ? farPart(image) : closePart(image, unread);
      const steps =
        by === 'repair'
          ? repair(part.image, guesses ? [] : part.place(unread), first)
          : retry(part.image, by, formats);
      return { way, seen, steps };
    },
    worked(way: Way): void {
      best = way;
      bestIsNext = true;
    },
  };
}
