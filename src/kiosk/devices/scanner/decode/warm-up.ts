import type { DecodeEngine } from './decoded.ts';
import { type GreyImage, newGreyImage } from './grey-image.ts';
import { createLadder } from './live-ladder.ts';
import { symbolOf } from './repair/index.ts';
import type { Steps } from './steps.ts';

/** After so many frames the filters and the engine run compiled: the first takes three times as long. */
const frames = 10;
const frameSize = { width: 640, height: 480 } as const;
/** A symbol of about the size of a citizen card's. */
const version = 8;
const modulePx = 7;

/**
 * Runs the ladder on a drawn frame, one look a step, so that a camera's first frame meets code that is
 * compiled. Nothing is read and nothing kept.
 */
export function* warmUpSteps(engine: DecodeEngine, uptimeMs: () => number): Steps<void> {
  const ladder = createLadder(engine, uptimeMs);
  const image = drawUnreadable();
  for (let frame = 0; frame < frames; frame += 1) {
    ladder.frame(image);
    yield;
  }
}

/** A symbol whose patterns are right and whose data is chance: every try looks at it, none reads it. */
function drawUnreadable(): GreyImage {
  const { width, height } = frameSize;
  const image = newGreyImage(width, height);
  image.data.fill(200);
  const { side, known } = symbolOf(version);
  let state = 1;
  const left = (width - side * modulePx) >> 1;
  const top = (height - side * modulePx) >> 1;
  for (let module = 0; module < side * side; module += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    const pattern = known[module] as number;
    if (pattern === -1 || (pattern === 0 && state & 0x1_0000)) continue;
    const x = left + (module % side) * modulePx;
    const y = top + Math.floor(module / side) * modulePx;
    for (let row = y; row < y + modulePx; row += 1) {
      image.data.fill(40, row * width + x, row * width + x + modulePx);
    }
  }
  return image;
}
