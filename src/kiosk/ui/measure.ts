import type { Reach, TextSize, Theme } from '../session/index.ts';

/**
 * How a screen is laid out. `lobby`: a tall wall unit, 21.5" and more. `tablet`: an upright unit
 * held near. `wide`: anything lying on its side; its access keys stand in a column.
 */
type FrameKind = 'lobby' | 'tablet' | 'wide';

export interface ScreenMeasure {
  readonly pxPerMm: number;
  /** What the lobby's drawing, made for 398 mm, is narrowed by; letters and keys less (tokens.css). */
  readonly fit?: number;
  /** On its side and too low for seven access keys in one column. */
  readonly short?: boolean;
  readonly frame: FrameKind;
}

/** Known units, by the CSS pixels of their screen (requirements §2.1). */
const profiles: readonly { readonly w: number; readonly h: number; readonly pxPerMm: number }[] = [
  { w: 1080, h: 1920, pxPerMm: 2.71 }, // 32" portrait, the default lobby unit
  { w: 800, h: 1280, pxPerMm: 5.88 }, // 10.1" upright
  { w: 1024, h: 600, pxPerMm: 4.63 }, // 10.1" on its side
  { w: 1280, h: 800, pxPerMm: 5.88 }, // both turned round (L14)
  { w: 600, h: 1024, pxPerMm: 4.63 },
];

/** A CSS pixel on a desktop screen is 1/96 inch by definition. */
const desktopPxPerMm = 96 / 25.4;
/** Width of the 32" wall unit, mm. */
const wallUnitWidthMm = 398;
/** Width by height of a wall unit (9:16), and of a window on a desk that shows one. */
const wallUnitShape = { least: 0.5, most: 0.62 };
/** Below this a lobby layout does not hold a keyboard of 20 mm keys (10 keys and gaps). */
const lobbyWidthMmMin = 240;

/** Seven keys of 12.7 mm, their gaps and edges (R1, R2). */
const accessColumnMmMin = 110;

/**
 * The measure of a screen of this many CSS pixels. `calibrated` is what staff measured with a
 * real card (S2) and wins over the guess. An unknown screen of a wall unit's shape counts as one,
 * larger or smaller: a trial's window on a desk then shows the whole of it.
 */
export function measureScreen(
  widthPx: number,
  heightPx: number,
  calibrated?: number,
): ScreenMeasure {
  const known = profiles.find((profile) => profile.w === widthPx && profile.h === heightPx);
  const wide = widthPx > heightPx;
  const shape = widthPx / heightPx;
  const isWall = shape >= wallUnitShape.least && shape <= wallUnitShape.most;
  const guess = isWall ? widthPx / wallUnitWidthMm : desktopPxPerMm;
  const pxPerMm = calibrated ?? known?.pxPerMm ?? guess;
  const lobby = !wide && widthPx / pxPerMm >= lobbyWidthMmMin;
  return {
    pxPerMm,
    frame: wide ? 'wide' : lobby ? 'lobby' : 'tablet',
    fit: lobby ? Math.min(1, widthPx / pxPerMm / wallUnitWidthMm) : 1,
    short: wide && heightPx / pxPerMm < accessColumnMmMin,
  };
}

/** Where what staff measured is kept for the first paint: a read that waits for nothing. */
const calibrationKey = 'motcham-px-per-mm';

/** CSS pixels of a millimetre as staff measured it on this unit (S2). */
export function keptCalibration(): number | undefined {
  try {
    const kept = Number(localStorage.getItem(calibrationKey));
    return kept > 1 && kept < 20 ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps it; whoever draws the page draws it anew. */
export function keepCalibration(pxPerMm: number): void {
  try {
    localStorage.setItem(calibrationKey, String(pxPerMm));
  } catch {
    // It stands in the notes of staff all the same, and is taken from there when they come.
  }
  dispatchEvent(new Event('resize'));
}

/** Multiples of the cap heights at M (R15: 4.8, 6.4, 7.4, 9.0 mm). */
const textScales: Readonly<Record<TextSize, number>> = { S: 0.75, M: 1, L: 1.16, XL: 1.4 };

interface Display {
  readonly textSize: TextSize;
  readonly theme: Theme;
  readonly reach: Reach;
  readonly language: string;
}

/** Puts the measure and the resident's settings on the root element, where the tokens read them. */
export function applyDisplay(root: HTMLElement, measure: ScreenMeasure, display: Display): void {
  const { fit = 1 } = measure;
  root.style.setProperty('--mm', `${measure.pxPerMm * fit}px`);
  root.style.setProperty('--real-mm', `${measure.pxPerMm}px`);
  root.style.setProperty('--fit', String(fit));
  root.style.setProperty('--scale', String(textScales[display.textSize]));
  root.dataset['frame'] = measure.frame;
  if (measure.short) root.dataset['short'] = '';
  else delete root.dataset['short'];
  root.dataset['size'] = display.textSize;
  root.dataset['theme'] = display.theme;
  root.dataset['reach'] = display.reach;
  root.lang = display.language;
}

/** Pixels per millimetre in force, from the token. */
export function pxPerMm(root: Element = document.documentElement): number {
  const value = Number.parseFloat(getComputedStyle(root).getPropertyValue('--real-mm'));
  return Number.isFinite(value) && value > 0 ? value : desktopPxPerMm;
}
