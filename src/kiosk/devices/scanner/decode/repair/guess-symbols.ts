import type { Point } from '../decoded.ts';
import type { GreyImage } from '../grey-image.ts';
import type { Steps } from '../steps.ts';
import { type Finder, findFinders } from './find-finders.ts';
import { fitPlacement, scoreOf } from './fit-surface.ts';
import { flatPlacement, type Placement } from './surface.ts';
import { symbolOf, versionMax } from './symbol.ts';

/** A guess at where a symbol lies and which version it is. */
export interface Guess {
  readonly version: number;
  readonly placement: Placement;
  readonly score: number;
}

/** Guesses that are fitted roughly, out of some hundred that are only looked at. */
const fittedMax = 10;
const roughSteps = [1.2, 0.5];

/**
 * Guesses from every two places that look like finders: where the others would be, and how well the
 * whole then looks. So one finder may be hidden by a thumb or a glare. Best first.
 */
export function* guessSymbols(image: GreyImage): Steps<readonly Guess[]> {
  const finders = yield* findFinders(image);
  const guesses: Guess[] = [];
  for (const [i, a] of finders.entries()) {
    for (const b of finders.slice(i + 1)) {
      const ratio = a.modulePx / b.modulePx;
      if (ratio > 1.6 || ratio < 0.62) continue;
      guesses.push(...pairGuesses(image, a, b));
    }
    yield;
  }
  guesses.sort((a, b) => b.score - a.score);
  const fitted: Guess[] = [];
  for (const { version, placement } of guesses.slice(0, fittedMax)) {
    const symbol = symbolOf(version);
    const better = fitPlacement(image, symbol, placement, roughSteps);
    fitted.push({ version, placement: better, score: scoreOf(image, symbol, better) });
    yield;
  }
  return fitted.sort((a, b) => b.score - a.score);
}

function pairGuesses(image: GreyImage, a: Finder, b: Finder): Guess[] {
  const modulePx = (a.modulePx + b.modulePx) / 2;
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const distance = Math.hypot(dx, dy);
  const guesses: Guess[] = [];
  const add = (span: number, topLeft: Point, right: Point, down: Point) => {
    const estimate = (span / modulePx + 7 - 17) / 4;
    // A module's width is known to a fifth: so is the version.
    const lowest = Math.max(1, Math.ceil(estimate * 0.8 - 1));
    const highest = Math.min(versionMax, Math.floor(estimate * 1.25 + 1));
    for (let version = lowest; version <= highest; version += 1) {
      const placement = placementOf(version, topLeft, right, down);
      const symbol = symbolOf(version);
      guesses.push({
        version,
        placement,
        score: scoreOf(image, symbol, placement, symbol.fewLandmarks),
      });
    }
  };
  // The two are neighbours: top left and top right, or top left and bottom left, on either side.
  const turn = (x: number, y: number) => ({ x: -y, y: x });
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    const along = { x: to.x - from.x, y: to.y - from.y };
    add(distance, from, along, turn(along.x, along.y));
    // `to` is bottom left of `from`: right is a quarter turn back.
    add(distance, from, { x: along.y, y: -along.x }, along);
  }
  // They lie across: the third is at one of the two other corners of the square.
  const half = { x: dx / 2, y: dy / 2 };
  const centre = { x: a.x + half.x, y: a.y + half.y };
  for (const sign of [1, -1]) {
    const topLeft = { x: centre.x + sign * -half.y, y: centre.y + sign * half.x };
    const [right, down] = sign > 0 ? [a, b] : [b, a];
    // Clockwise: from the top left, the one whose cross product is positive comes second.
    const r = { x: right.x - topLeft.x, y: right.y - topLeft.y };
    const d = { x: down.x - topLeft.x, y: down.y - topLeft.y };
    if (r.x * d.y - r.y * d.x > 0) add(distance / Math.SQRT2, topLeft, r, d);
    else add(distance / Math.SQRT2, topLeft, d, r);
  }
  return guesses;
}

/** Finder centres are 3.5 modules inside; the symbol goes as far beyond them. */
function placementOf(version: number, topLeft: Point, right: Point, down: Point): Placement {
  const side = version * 4 + 17;
  const unit = 1 / (side - 7);
  const at = (u: number, v: number) => ({
    x: topLeft.x + ((u - 3.5) * right.x + (v - 3.5) * down.x) * unit,
    y: topLeft.y + ((u - 3.5) * right.y + (v - 3.5) * down.y) * unit,
  });
  return flatPlacement([at(0, 0), at(side, 0), at(side, side), at(0, side)]);
}
