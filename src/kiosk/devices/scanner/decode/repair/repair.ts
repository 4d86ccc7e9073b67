import type { Unread } from '../decoded.ts';
import { type GreyImage, newGreyImage } from '../grey-image.ts';
import { normaliseContrast } from '../normalise-contrast.ts';
import type { Steps } from '../steps.ts';
import { correctModules } from './codewords.ts';
import { Equaliser, sampleLattice } from './equalise.ts';
import { Explanation } from './explain.ts';
import { fitPlacement, scoreOf } from './fit-surface.ts';
import type { Fusion } from './fusion.ts';
import { guessSymbols } from './guess-symbols.ts';
import { flatPlacement, type Placement } from './surface.ts';
import { type QrSymbol, symbolOf, versionMax } from './symbol.ts';

/** Below this score (see `scoreOf`) there is no symbol: empty frames reach 24. */
const scoreMin = 25;
/** Of all suspects, those worth a try: the others are the same symbol seen a little worse. */
const triedInTurn = 6;
/** Turns of the equaliser; later ones change little. */
const learnTurns = 3;
/** Turns of the explanation. */
const explainTurns = 3;
/** Light is evened out over this many pixels, as for the retries. */
const evenRadius = 24;
/** A drawing is read without fail at this many pixels a module. */
const drawnModulePx = 4;
const quietModules = 4;

/** A place where a symbol may be, in the image that is given beside it. */
export interface Suspect {
  readonly version: number;
  readonly placement: Placement;
}

/** Where another decoder found symbols it could not read. At most `most`. */
export function suspectsOf(unread: readonly Unread[], most: number): readonly Suspect[] {
  return unread
    .filter(({ version }) => version <= versionMax)
    .slice(0, most)
    .map(({ version, corners }) => ({ version, placement: flatPlacement(corners) }));
}

/**
 * Reads symbols module by module: fits the symbol's known patterns to the image, undoes blur by
 * what they look like, doubts what is covered, and corrects what is left.
 *
 * @param suspects where to look; without any, finder patterns are looked for
 * @param first suspects passed over, all around: a camera's next frame tries the next one
 * @param fusion what earlier frames of the same camera showed
 * @param most suspects looked at; each takes 5 to 30 ms
 * @returns the symbol as it was printed, drawn sharp, for any decoder; undefined when it cannot be
 * corrected
 */
export function* repairSteps(
  image: GreyImage,
  suspects: readonly Suspect[],
  most: number,
  first = 0,
  fusion?: Fusion,
): Steps<GreyImage | undefined> {
  const even = normaliseContrast(image, evenRadius);
  yield;
  const looked = suspects.length > 0 ? suspects : yield* guessSymbols(even);
  for (let turn = 0; turn < Math.min(most, looked.length); turn += 1) {
    const suspect = looked[(first + turn) % Math.min(looked.length, triedInTurn)];
    if (!suspect) break;
    const { version, placement } = suspect;
    const symbol = symbolOf(version);
    const fitted = fitPlacement(even, symbol, placement);
    yield;
    if (scoreOf(even, symbol, fitted) < scoreMin) continue;
    const modules = yield* readModules(image, symbol, fitted, fusion);
    if (modules) return draw(symbol, modules);
  }
  return undefined;
}

/** From cheap to dear: as seen, weighed, explained; each a chance for the correction. */
function* readModules(
  image: GreyImage,
  symbol: QrSymbol,
  placement: Placement,
  fusion: Fusion | undefined,
): Steps<Uint8Array | undefined> {
  const lattice = sampleLattice(image, symbol, placement);
  const equaliser = new Equaliser(symbol, lattice);
  let modules = correctModules(symbol, equaliser.soft);
  for (let turn = 0; !modules && turn < learnTurns; turn += 1) {
    yield;
    equaliser.learn(turn === 0 ? 0 : 1);
    modules = correctModules(symbol, equaliser.soft);
  }
  if (modules) return modules;
  const explanation = new Explanation(symbol, lattice, equaliser.soft);
  for (let turn = 0; !modules && turn < explainTurns; turn += 1) {
    yield;
    explanation.improve();
    modules = correctModules(symbol, explanation.soft);
  }
  return modules ?? fusion?.add(symbol, explanation.soft);
}

function draw({ side }: QrSymbol, modules: Uint8Array): GreyImage {
  const width = (side + 2 * quietModules) * drawnModulePx;
  const image = newGreyImage(width, width);
  image.data.fill(255);
  for (let y = 0; y < side * drawnModulePx; y += 1) {
    const row = (y + quietModules * drawnModulePx) * width + quietModules * drawnModulePx;
    const from = Math.floor(y / drawnModulePx) * side;
    for (let x = 0; x < side * drawnModulePx; x += 1) {
      if (modules[from + Math.floor(x / drawnModulePx)] === 1) image.data[row + x] = 0;
    }
  }
  return image;
}
