import type { ReceiptBlock } from './document.ts';
import type { Pen } from './pen.ts';

type Fact = Extract<ReceiptBlock, { type: 'fact' }>;

/** A label may take this part of the line beside its value; a longer one goes above it. */
const labelShareMax = 0.42;

/** Lays facts that follow each other as one table: labels in one column, values in the other. */
export function layFacts(pen: Pen, facts: readonly Fact[]): void {
  const { text, strong, gapDots } = pen.style;
  const gutter = gapDots + 2;
  const widest = Math.max(...facts.map((fact) => pen.width(fact.label, text)));
  const beside = widest <= pen.contentDots * labelShareMax;
  const indent = beside ? Math.ceil(widest) + gutter : 0;
  const place = { xDots: pen.leftDots + indent, widthDots: pen.contentDots - indent };
  for (const fact of facts) {
    pen.gap(6);
    const top = pen.yDots;
    pen.text(fact.label, text, { xDots: pen.leftDots, widthDots: pen.contentDots });
    if (beside) pen.yDots = top;
    pen.text(fact.value, strong, place);
    if (fact.note !== undefined) pen.text(fact.note, text, place);
    if (fact.doubt !== undefined) layDoubt(pen, fact.doubt, place);
  }
}

/** Dashed frame: not certain. The same sign as on screen. */
function layDoubt(
  pen: Pen,
  doubt: string,
  place: { readonly xDots: number; readonly widthDots: number },
): void {
  const padding = Math.round(pen.style.gapDots * 0.75);
  pen.gap(4);
  const top = pen.yDots;
  const widest = pen.text(doubt, pen.style.text, {
    xDots: place.xDots + padding,
    widthDots: place.widthDots - 2 * padding,
  });
  pen.yDots += 4;
  pen.box({
    xDots: place.xDots,
    yDots: top,
    widthDots: Math.ceil(widest) + 2 * padding,
    heightDots: pen.yDots - top,
    radiusDots: 8,
    strokeDots: 3,
    dashed: true,
  });
  pen.yDots += 4;
}
