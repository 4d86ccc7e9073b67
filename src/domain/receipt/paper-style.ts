import type { FontWeight, TextStyle } from './metrics.ts';

/** Sizes of everything on a slip, dots. */
export interface PaperStyle {
  readonly marginDots: number;
  readonly text: TextStyle;
  readonly strong: TextStyle;
  readonly heading: TextStyle;
  readonly title: TextStyle;
  readonly number: TextStyle;
  readonly markDots: number;
  readonly tickDots: number;
  readonly gapDots: number;
  /** Largest QR module. 9 dots are 1.1 mm: read at arm's length by an old phone. */
  readonly moduleDotsMax: number;
}

/** Line height: room for two stacked diacritics over a capital and one below (R18). */
export const lineHeight = 1.45;

const style = (weight: FontWeight, sizeDots: number): TextStyle => ({ weight, sizeDots });

/** 29 dots are 3.6 mm, 10 pt: nothing on paper is smaller (R71). */
const normal: PaperStyle = {
  marginDots: 20,
  text: style(400, 29),
  strong: style(700, 29),
  heading: style(700, 32),
  title: style(700, 44),
  number: style(700, 48),
  markDots: 64,
  tickDots: 40,
  gapDots: 16,
  moduleDotsMax: 9,
};

/** 52 dots are 6.5 mm (R71: 6.4–7.1 mm). */
const large: PaperStyle = {
  marginDots: 16,
  text: style(400, 52),
  strong: style(700, 52),
  heading: style(700, 54),
  title: style(700, 60),
  number: style(700, 66),
  markDots: 104,
  tickDots: 60,
  gapDots: 20,
  moduleDotsMax: 12,
};

/** Sizes for a slip; narrow paper has less margin and a title that still fits a long word. */
export function paperStyle(isLarge: boolean, widthDots: number): PaperStyle {
  const base = isLarge ? large : normal;
  if (widthDots >= 576) return base;
  return {
    ...base,
    marginDots: 8,
    title: style(700, isLarge ? 56 : 36),
    number: style(700, isLarge ? 52 : 40),
  };
}
