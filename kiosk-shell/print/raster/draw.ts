import { Path2D, type SKRSContext2D } from '@napi-rs/canvas';
import {
  type Box,
  type Layout,
  type Mark,
  measureText,
  receiptMetrics,
  subsetSpans,
  type TextRun,
  throwIllegalValue,
} from '../../domain.ts';
import { cssFont, fontSubsets } from './fonts.ts';

/** The mark on a grid of 100: three leaves and a dot, white on a black block. */
const markPaths = [
  'M16 10h12a18 18 0 0 1 18 18v12a6 6 0 0 1-6 6h-12a18 18 0 0 1-18-18v-12a6 6 0 0 1 6-6z',
  'M72 10h12a6 6 0 0 1 6 6v12a18 18 0 0 1-18 18h-12a6 6 0 0 1-6-6v-12a18 18 0 0 1 18-18z',
  'M28 54h12a6 6 0 0 1 6 6v12a18 18 0 0 1-18 18h-12a6 6 0 0 1-6-6v-12a18 18 0 0 1 18-18z',
  'M90 72a18 18 0 1 1-36 0a18 18 0 1 1 36 0z',
];

/** Draws all of a layout but its QR codes, which are dots and never pass through a canvas. */
export function drawLayout(context: SKRSContext2D, layout: Layout): void {
  context.fillStyle = '#fff';
  context.fillRect(0, 0, layout.widthDots, layout.heightDots);
  for (const element of layout.elements) {
    switch (element.type) {
      case 'run':
        drawRun(context, element);
        break;
      case 'box':
        drawBox(context, element);
        break;
      case 'mark':
        drawMark(context, element);
        break;
      case 'qr':
        break;
      default:
        throwIllegalValue(element);
    }
  }
}

function drawRun(context: SKRSContext2D, run: TextRun): void {
  context.fillStyle = run.ink === 'black' ? '#000' : '#fff';
  let { xDots } = run;
  for (const span of subsetSpans(run.text, receiptMetrics)) {
    const subset = fontSubsets[span.subset];
    if (subset === undefined) throw new Error('a span of no known font file');
    context.font = cssFont(subset, run.weight, run.sizeDots);
    context.fillText(span.text, xDots, run.baselineDots);
    xDots += measureText(span.text, run, receiptMetrics);
  }
}

/** Dash and gap of "not certain", dots. */
const dashDots = [12, 8];

function drawBox(context: SKRSContext2D, box: Box): void {
  context.beginPath();
  const inset = box.strokeDots / 2;
  context.roundRect(
    box.xDots + inset,
    box.yDots + inset,
    box.widthDots - box.strokeDots,
    box.heightDots - box.strokeDots,
    Math.max(0, box.radiusDots - inset),
  );
  if (box.strokeDots === 0) {
    context.fillStyle = '#000';
    context.fill();
    return;
  }
  context.strokeStyle = '#000';
  context.lineWidth = box.strokeDots;
  context.setLineDash(box.dashed ? dashDots : []);
  context.stroke();
}

function drawMark(context: SKRSContext2D, mark: Mark): void {
  context.save();
  context.translate(mark.xDots, mark.yDots);
  context.scale(mark.sizeDots / 100, mark.sizeDots / 100);
  context.fillStyle = '#000';
  context.beginPath();
  context.roundRect(0, 0, 100, 100, 24);
  context.fill();
  context.fillStyle = '#fff';
  for (const path of markPaths) context.fill(new Path2D(path));
  context.restore();
}
