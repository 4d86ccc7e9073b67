import { assert } from '../basics/index.ts';
import packed from './metrics.json' with { type: 'json' };

/** Weights of the font that slips use. */
export type FontWeight = 400 | 700;

/** What is known of one character in one weight, font units. */
interface Glyph {
  readonly advance: number;
  /** Kerning classes; pairs of two subsets never kern, because they lie in two font files. */
  readonly subset: number;
  readonly left: number;
  readonly right: number;
}

/** Measures of the bundled font: enough to know every width without a canvas. */
export interface FontMetrics {
  readonly unitsPerEm: number;
  /** Above and below the baseline, font units. Stacked diacritics on capitals reach higher. */
  readonly ascent: number;
  readonly descent: number;
  readonly glyphs: Readonly<Record<FontWeight, ReadonlyMap<string, Glyph>>>;
  /** By weight, then subset: `kerning[right class][left class]`, font units. */
  readonly kerning: Readonly<Record<FontWeight, readonly (readonly (readonly number[])[])[]>>;
}

const numbers = (text: string): number[] => text.split(' ').map(Number);

/** Unpacks `metrics.json`, which `npm run generate:metrics` makes from the font files. */
function unpackMetrics(source: typeof packed): FontMetrics {
  const unpack = (weight: FontWeight) => {
    const glyphs = new Map<string, Glyph>();
    const kerning: number[][][] = [];
    for (const [subset, { characters, weights }] of source.subsets.entries()) {
      const table = weights[weight];
      const advances = numbers(table.advances);
      const left = numbers(table.left);
      const right = numbers(table.right);
      assert(advances.length === [...characters].length, 'one advance for each character');
      for (const [i, character] of [...characters].entries()) {
        glyphs.set(character, {
          advance: advances[i] ?? 0,
          subset,
          left: left[i] ?? 0,
          right: right[i] ?? 0,
        });
      }
      kerning.push(table.kerning.map(numbers));
    }
    return { glyphs, kerning };
  };
  const regular = unpack(400);
  const bold = unpack(700);
  return {
    unitsPerEm: source.unitsPerEm,
    ascent: source.ascent,
    descent: source.descent,
    glyphs: { 400: regular.glyphs, 700: bold.glyphs },
    kerning: { 400: regular.kerning, 700: bold.kerning },
  };
}

/** Metrics of Be Vietnam Pro as bundled. */
export const receiptMetrics: FontMetrics = unpackMetrics(packed);

/** A font at a size. Size in dots an em. */
export interface TextStyle {
  readonly weight: FontWeight;
  readonly sizeDots: number;
}

/** Width of a text on one line, dots, with kerning; not rounded. */
export function measureText(text: string, style: TextStyle, metrics: FontMetrics): number {
  const glyphs = metrics.glyphs[style.weight];
  const kerning = metrics.kerning[style.weight];
  let units = 0;
  let before: Glyph | undefined;
  for (const character of text) {
    const glyph = glyphs.get(character);
    if (glyph === undefined) throw new Error('measured a character that the font lacks');
    units += glyph.advance;
    if (before !== undefined && before.subset === glyph.subset) {
      units += kerning[glyph.subset]?.[glyph.right]?.[before.left] ?? 0;
    }
    before = glyph;
  }
  return (units * style.sizeDots) / metrics.unitsPerEm;
}

/** Neighbouring characters that lie in one font file, numbered as in the metrics: 0 is Latin. */
export interface SubsetSpan {
  readonly text: string;
  readonly subset: number;
}

/**
 * Cuts a printable text where it changes from one font file to the other. Drawn span by span it is
 * as wide as `measureText` says; browsers cut at the same places by `unicode-range`.
 */
export function subsetSpans(text: string, metrics: FontMetrics): SubsetSpan[] {
  const spans: { text: string; subset: number }[] = [];
  for (const character of text) {
    const subset = metrics.glyphs[400].get(character)?.subset ?? 0;
    const last = spans.at(-1);
    if (last?.subset === subset) last.text += character;
    else spans.push({ text: character, subset });
  }
  return spans;
}
