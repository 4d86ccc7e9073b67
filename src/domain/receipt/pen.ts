import { breakLines } from './break-lines.ts';
import type { Box, LayoutElement } from './layout.ts';
import { type FontMetrics, measureText, type TextStyle } from './metrics.ts';
import { lineHeight, type PaperStyle } from './paper-style.ts';
import { printableText } from './printable-text.ts';

/** How a text is set. */
export interface TextPlace {
  readonly xDots: number;
  readonly widthDots: number;
  readonly align?: 'left' | 'centre';
  readonly ink?: 'black' | 'white';
  readonly balance?: 'title' | 'text';
}

/** Goes down the paper and remembers what it drew. Lives for one layout. */
export class Pen {
  readonly metrics: FontMetrics;
  readonly style: PaperStyle;
  readonly paperDots: number;
  readonly elements: LayoutElement[] = [];
  /** Next free row, dots. */
  yDots = 0;

  constructor(metrics: FontMetrics, style: PaperStyle, paperDots: number) {
    this.metrics = metrics;
    this.style = style;
    this.paperDots = paperDots;
  }

  get leftDots(): number {
    return this.style.marginDots;
  }

  get contentDots(): number {
    return this.paperDots - 2 * this.style.marginDots;
  }

  /** Leaves a gap, unless the paper still is blank. */
  gap(dots: number): void {
    if (this.elements.length > 0) this.yDots += dots;
  }

  width(text: string, style: TextStyle): number {
    return measureText(printableText(text, this.metrics), style, this.metrics);
  }

  /** Sets a text in lines and moves below it. Returns the widest line, dots. */
  text(text: string, style: TextStyle, place: TextPlace): number {
    const printable = printableText(text, this.metrics);
    const lines = breakLines(
      printable,
      place.widthDots,
      style,
      this.metrics,
      place.balance ?? 'text',
    );
    const lineDots = Math.round(style.sizeDots * lineHeight);
    const { ascent, descent, unitsPerEm } = this.metrics;
    const glyphDots = ((ascent + descent) * style.sizeDots) / unitsPerEm;
    const baseline = Math.round(
      (lineDots - glyphDots) / 2 + (ascent * style.sizeDots) / unitsPerEm,
    );
    let widest = 0;
    for (const line of lines) {
      const widthDots = measureText(line, style, this.metrics);
      widest = Math.max(widest, widthDots);
      const spare = place.align === 'centre' ? Math.round((place.widthDots - widthDots) / 2) : 0;
      if (line !== '') {
        this.elements.push({
          type: 'run',
          text: line,
          xDots: place.xDots + spare,
          baselineDots: this.yDots + baseline,
          widthDots,
          sizeDots: style.sizeDots,
          weight: style.weight,
          ink: place.ink ?? 'black',
        });
      }
      this.yDots += lineDots;
    }
    return widest;
  }

  box(box: Omit<Box, 'type'>): void {
    this.elements.push({ type: 'box', ...box });
  }

  rule(strokeDots: number, gapDots: number): void {
    this.gap(gapDots);
    this.box({
      xDots: this.leftDots,
      yDots: this.yDots,
      widthDots: this.contentDots,
      heightDots: strokeDots,
      radiusDots: 0,
      strokeDots: 0,
      dashed: false,
    });
    this.yDots += strokeDots + gapDots;
  }
}
