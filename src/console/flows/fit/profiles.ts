import type { TextRole } from '../../../domain/guide/index.ts';

/** A device of requirements §2.1. */
export interface FitProfile {
  readonly name: 'L43' | 'L32' | 'L27' | 'L21' | 'E10P' | 'E10L' | 'E7L';
  readonly widthPx: number;
  readonly pxPerMm: number;
  readonly frame: 'lobby' | 'tablet' | 'wide';
}

export const profiles: readonly FitProfile[] = [
  { name: 'L43', widthPx: 1080, pxPerMm: 2.02, frame: 'lobby' },
  { name: 'L32', widthPx: 1080, pxPerMm: 2.71, frame: 'lobby' },
  { name: 'L27', widthPx: 1080, pxPerMm: 3.21, frame: 'lobby' },
  { name: 'L21', widthPx: 1080, pxPerMm: 4.03, frame: 'lobby' },
  { name: 'E10P', widthPx: 800, pxPerMm: 5.88, frame: 'tablet' },
  { name: 'E10L', widthPx: 1024, pxPerMm: 4.63, frame: 'wide' },
  { name: 'E7L', widthPx: 1024, pxPerMm: 6.68, frame: 'wide' },
];

/** Text sizes a resident may choose, as multiples of the caps at M (R15). */
export const sizes = { S: 0.75, M: 1, L: 1.16, XL: 1.4 } as const;
export type FitSize = keyof typeof sizes;
export const sizeNames: readonly FitSize[] = ['S', 'M', 'L', 'XL'];

/** Cap height of Be Vietnam Pro, em; the line height of the kiosk (R18). */
const capEm = 0.74;
export const lineHeight = 1.45;

/** A place for words on the kiosk: `tokens.css` and `parts.css` of the kiosk, in millimetres. */
interface Place {
  readonly capMm: { readonly lobby: number; readonly near: number };
  readonly weight: 400 | 600 | 700;
  /** Beside the words: padding, lines and gaps; and what grows with the text (R17). */
  readonly besideMm: { readonly lobby: number; readonly near: number };
  readonly growingMm: { readonly lobby: number; readonly near: number };
  /** Most lines at S, M and L; one more at XL. Requirements §3.2 FIT */
  readonly linesMax: number;
}

/** Option: padding 5 and 8, two gaps of 7, two lines; window and tick grow. */
const option = {
  besideMm: { lobby: 28.5, near: 28 },
  growingMm: { lobby: 32 + 14, near: 16 + 14 },
};
const places: Partial<Readonly<Record<TextRole, Place>>> = {
  title: {
    capMm: { lobby: 13, near: 6.8 },
    weight: 700,
    besideMm: { lobby: 0, near: 0 },
    growingMm: { lobby: 0, near: 0 },
    linesMax: 3,
  },
  option: { capMm: { lobby: 8.4, near: 5.2 }, weight: 600, ...option, linesMax: 2 },
  optionNote: { capMm: { lobby: 6.6, near: 4.8 }, weight: 400, ...option, linesMax: 3 },
  item: {
    capMm: { lobby: 8.4, near: 5.2 },
    weight: 600,
    besideMm: { lobby: 28.5, near: 28 },
    growingMm: { lobby: 20 + 32, near: 16 + 12 },
    linesMax: 2,
  },
};

/** Edge of a page at each side, and the column of access keys of a lying screen, mm. */
const edgeMm = { lobby: 18, near: 6 } as const;
const accessColumnMm = 40.5;

/** The box of a role on a device at a size, px; undefined where words run on over a page. */
export interface FitBox {
  readonly widthPx: number;
  readonly fontPx: number;
  readonly weight: 400 | 600 | 700;
  readonly linesMax: number;
}

export function boxOf(role: TextRole, profile: FitProfile, size: FitSize): FitBox | undefined {
  const place = places[role];
  if (place === undefined) return undefined;
  const kind = profile.frame === 'lobby' ? 'lobby' : 'near';
  const scale = sizes[size];
  const pageMm =
    profile.widthPx / profile.pxPerMm -
    2 * edgeMm[kind] -
    (profile.frame === 'wide' ? accessColumnMm : 0);
  const besideMm = place.besideMm[kind] + place.growingMm[kind] * Math.max(1, scale);
  return {
    widthPx: (pageMm - besideMm) * profile.pxPerMm,
    fontPx: (place.capMm[kind] / capEm) * scale * profile.pxPerMm,
    weight: place.weight,
    linesMax: place.linesMax + (size === 'XL' ? 1 : 0),
  };
}
