import type { Corners } from './decoded.ts';
import type { GreyImage } from './grey-image.ts';
import type { ReadBars } from './same-bars.ts';

/** Odd parity on the left (GS1 General Specifications §5.2.1); the others are made of it. */
const odd = [13, 25, 19, 61, 35, 49, 47, 59, 55, 11].map((bits) =>
  [6, 5, 4, 3, 2, 1, 0].map((at) => (bits >> at) & 1),
);
const right = odd.map((modules) => modules.map((module) => 1 - module));
const even = right.map((modules) => modules.toReversed());
/** Which of the six left digits are even: so the first of thirteen is told. */
const evenAt = ['', '245', '235', '234', '145', '125', '123', '135', '134', '124'].map(
  (places) => new Set([...places].map((place) => (place === '0' ? 0 : Number(place)))),
);

/** Samples a module; bars narrower than a pixel are looked at between pixels. */
const perModule = 3;
/** Modules on both sides of a digit that are compared with it: they say how dark black is there. */
const around = 2;
/** Standard deviations of blur that are tried, modules. */
const blurs = [0.25, 0.4, 0.55, 0.7, 0.85, 1];
/** With which the place is looked for. */
const usualBlur = 0.55;
/** How far the ends that the engine tells may be off, modules, and the step of looking. */
const endsOff = 1;
const endsStep = 0.5;
/** Of the averaged line: samples a module, and modules more at both ends. */
const fine = 8;
const margin = 3;
/** Pixels a module from which bars are not misread by blur. */
const wideModule = 3;
/** How far the middle may be off when both ends fit, modules: tilted towards the camera or away. */
const bends = [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2];
/** Lines across the middle of the bars that are averaged. */
const lines = 9;

/** A bar code's modules, dark as 1, and where in them the digits that were read stand. */
interface Drawn {
  readonly modules: readonly number[];
  readonly digits: readonly {
    readonly at: number;
    readonly others: readonly (readonly number[])[];
  }[];
}

/**
 * True when the bars look most like the digits that were read. Blurred bars of two pixels a module are
 * read as 1 for 7 or 2 for 8, one time in a hundred with a check digit that is right: so each digit is
 * drawn again with the blur that the whole has, and where another one fits the picture better, the
 * reading is not believed. Codes with better checks than one digit are believed as they are, and so
 * are bars of three pixels a module: of 1,600 blurred ones none was misread.
 *
 * @param enlarged how many times its own size the image has
 */
export function isDrawnAsRead(
  image: GreyImage,
  { text, symbology, corners }: ReadBars,
  enlarged: number,
): boolean {
  const drawn = symbology === 'EAN13' || symbology === 'EAN8' ? drawnOf(text) : undefined;
  if (!drawn) return true;
  const count = drawn.modules.length;
  const [{ x, y }, topRight] = corners;
  if (Math.hypot(topRight.x - x, topRight.y - y) >= wideModule * enlarged * count) return true;
  const fit = bestFit(image, corners, drawn.modules);
  return drawn.digits.every(({ at, others }) => {
    const from = (at - around) * perModule;
    const to = Math.min(at + 7 + around, count) * perModule;
    const misfit = (modules: readonly number[]) =>
      misfitOf(fit.samples, blurred(modules, fit.blur, from, to), from, to);
    const read = misfit(drawn.modules);
    return others.every((digit) => {
      const changed = [...drawn.modules];
      changed.splice(at, 7, ...digit);
      return misfit(changed) >= read;
    });
  });
}

function drawnOf(text: string): Drawn | undefined {
  if (!/^(?:\d{8}|\d{13})$/.test(text)) return undefined;
  const isLong = text.length === 13;
  const digits = [...(isLong ? text.slice(1) : text)].map(Number);
  const half = digits.length / 2;
  const evens = evenAt[isLong ? Number(text.charAt(0)) : 0] ?? new Set<number>();
  const modules = [1, 0, 1];
  const places: { at: number; others: readonly (readonly number[])[] }[] = [];
  digits.forEach((digit, i) => {
    if (i === half) modules.push(0, 1, 0, 1, 0);
    const own = (i >= half ? right : evens.has(i) ? even : odd)[digit] ?? [];
    const all = i >= half ? right : isLong ? [...odd, ...even] : odd;
    places.push({ at: modules.length, others: all.filter((other) => other !== own) });
    modules.push(...own);
  });
  modules.push(1, 0, 1);
  return { modules, digits: places };
}

/** The samples and the blur with which the whole code is found best. */
function bestFit(image: GreyImage, corners: Corners, modules: readonly number[]) {
  const [topLeft, topRight, bottomRight, bottomLeft] = corners;
  const between = (a: number, b: number, share: number) => a + (b - a) * share;
  const total = (modules.length + 2 * margin) * fine;
  const profile = new Float64Array(total);
  for (let line = 0; line < lines; line += 1) {
    const share = 0.2 + (0.6 * line) / (lines - 1);
    const [x0, y0] = [
      between(topLeft.x, bottomLeft.x, share),
      between(topLeft.y, bottomLeft.y, share),
    ];
    const [x1, y1] = [
      between(topRight.x, bottomRight.x, share),
      between(topRight.y, bottomRight.y, share),
    ];
    for (let i = 0; i < total; i += 1) {
      const along = ((i + 0.5) / fine - margin) / modules.length;
      profile[i] =
        (profile[i] ?? 0) + greyAt(image, between(x0, x1, along), between(y0, y1, along));
    }
  }
  const size = modules.length * perModule;
  const drawingOf = (blur: number) => blurred(modules, blur, 0, size);
  const usual = drawingOf(usualBlur);
  let best = { misfit: Number.POSITIVE_INFINITY, samples: new Float64Array(0) };
  for (let start = -endsOff; start <= endsOff; start += endsStep) {
    for (let end = -endsOff; end <= endsOff; end += endsStep) {
      for (const bend of bends) {
        const samples = new Float64Array(size);
        for (let i = 0; i < size; i += 1) {
          const share = (i + 0.5) / size;
          const bent = 4 * bend * share * (1 - share);
          const along = start + share * (modules.length + end - start) + bent;
          samples[i] = valueAt(profile, (along + margin) * fine - 0.5);
        }
        const misfit = misfitOf(samples, usual, 0, size);
        if (misfit < best.misfit) best = { misfit, samples };
      }
    }
  }
  const { samples } = best;
  const fits = blurs.map((blur) => ({ blur, misfit: misfitOf(samples, drawingOf(blur), 0, size) }));
  const { blur } = fits.reduce((a, b) => (b.misfit < a.misfit ? b : a));
  return { samples, blur };
}

/**
 * Bars as a blurred picture shows them, `perModule` samples a module, paper beyond both ends. Only the
 * samples `from` to `to` are drawn.
 */
function blurred(modules: readonly number[], blur: number, from: number, to: number): Float64Array {
  const reach = Math.ceil(3 * blur * perModule);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-(((i - reach) / perModule / blur) ** 2) / 2),
  );
  const drawn = new Float64Array(to);
  for (let i = Math.max(0, from); i < to; i += 1) {
    let value = 0;
    for (let k = -reach; k <= reach; k += 1) {
      value += (weights[k + reach] ?? 0) * (modules[Math.floor((i + k) / perModule)] ?? 0);
    }
    drawn[i] = value;
  }
  return drawn;
}

/** What is left of the samples when paper and ink are chosen best: the sum of squares. */
function misfitOf(samples: Float64Array, drawing: Float64Array, from: number, to: number): number {
  let [n, sx, sy, sxx, sxy, syy] = [0, 0, 0, 0, 0, 0];
  for (let i = Math.max(0, from); i < to; i += 1) {
    const [x, y] = [drawing[i] ?? 0, samples[i] ?? 0];
    n += 1;
    sx += x;
    sy += y;
    sxx += x * x;
    sxy += x * y;
    syy += y * y;
  }
  const spread = sxx - (sx * sx) / n;
  const shared = sxy - (sx * sy) / n;
  return syy - (sy * sy) / n - (spread > 0 ? (shared * shared) / spread : 0);
}

/** Grey between pixels, whose centres lie at halves. */
function greyAt({ data, width, height }: GreyImage, atX: number, atY: number): number {
  const [x, y] = [atX - 0.5, atY - 0.5];
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const at = (px: number, py: number) =>
    data[Math.min(height - 1, Math.max(0, py)) * width + Math.min(width - 1, Math.max(0, px))] ?? 0;
  const [fx, fy] = [x - left, y - top];
  return (
    (at(left, top) * (1 - fx) + at(left + 1, top) * fx) * (1 - fy) +
    (at(left, top + 1) * (1 - fx) + at(left + 1, top + 1) * fx) * fy
  );
}

function valueAt(profile: Float64Array, place: number): number {
  const left = Math.floor(place);
  const share = place - left;
  return (profile[left] ?? 0) * (1 - share) + (profile[left + 1] ?? 0) * share;
}
