import type { Decoded, DecodeEngine, Sight, Unread } from './decoded.ts';
import type { GreyImage } from './grey-image.ts';
import { closePart, farPart, type Part } from './part.ts';
import { repairSteps, type Suspect, suspectsOf } from './repair/index.ts';
import { enlargedBy, retries } from './retries.ts';
import { finish, type Steps } from './steps.ts';

/** Symbols repaired in a still image, for each way of finding them. */
const repairedStill = 5;

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
    const { decoded, unread } = finish(retrySteps(engine, part.image, at, 'qr'));
    if (decoded) return decoded;
    seen.push(...unread.map((symbol) => reduced(symbol)));
  }
  const repair = (suspects: readonly Suspect[]) =>
    finish(repairSteps(part.image, suspects, repairedStill));
  const drawn = (seen.length > 0 && repair(suspectsOf(seen, repairedStill))) || repair([]);
  return drawn ? engine.read(drawn, 'quick').decoded : undefined;
}

/** One retry of an image: the filters, and a look at what they made of it; for QR as `formats` says. */
export function* retrySteps(
  engine: DecodeEngine,
  image: GreyImage,
  at: number,
  formats: 'qr' | 'quick',
): Steps<Sight> {
  const retry = retries[at];
  if (!retry) throw new Error(`no retry ${at}`);
  const begun = retry.begin(image);
  yield;
  if (retry.showsAtOnce) {
    const sight = engine.read(begun, retry.showsAtOnce);
    if (sight.decoded) return sight;
    yield;
  }
  const made = yield* retry.end(begun);
  yield 'long';
  return engine.read(made, retry.shows === 'qr' ? formats : retry.shows);
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
