/** A text on one line. Positions in dots; the baseline is where the letters stand. */
export interface TextRun {
  readonly type: 'run';
  readonly text: string;
  readonly xDots: number;
  readonly baselineDots: number;
  readonly widthDots: number;
  readonly sizeDots: number;
  readonly weight: 400 | 700;
  /** White only on a filled box. */
  readonly ink: 'black' | 'white';
}

/** A rectangle: tick box, dashed frame of a doubt, plate of a number, band of a mark, rule. */
export interface Box {
  readonly type: 'box';
  readonly xDots: number;
  readonly yDots: number;
  readonly widthDots: number;
  readonly heightDots: number;
  readonly radiusDots: number;
  /** Filled black when 0; else the line, drawn inside the rectangle. */
  readonly strokeDots: number;
  /** Dashes mean "not certain", as everywhere on screen. */
  readonly dashed: boolean;
}

/** A QR code: every module is a whole number of dots, never scaled. */
export interface QrModules {
  readonly type: 'qr';
  /** Upper left module, quiet zone excluded (it is left blank around). */
  readonly xDots: number;
  readonly yDots: number;
  readonly moduleDots: number;
  /** One string a row, `1` is dark. */
  readonly rows: readonly string[];
}

/** The mark of the house: one block whose fourth leaf became a dot. */
export interface Mark {
  readonly type: 'mark';
  readonly xDots: number;
  readonly yDots: number;
  readonly sizeDots: number;
}

export type LayoutElement = TextRun | Box | QrModules | Mark;

/**
 * Where the dots of a slip go. Screen and paper draw the same layout and decide nothing, so the
 * preview and the slip agree line for line (contracts.md, Bridge).
 */
export interface Layout {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly elements: readonly LayoutElement[];
}

/** Widths of the two families of printers, dots at 203 dpi (8 a millimetre). */
export const paperWidthsDots = [576, 384] as const;
export type PaperWidthDots = (typeof paperWidthsDots)[number];
/** Dots a millimetre of a 203 dpi printer. */
const dotsPerMm = 8;
/** Longest slip that is printed: 1.2 m, so that wrong content cannot empty the roll. */
export const paperHeightDotsMax = 1200 * dotsPerMm;
