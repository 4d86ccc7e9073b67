import type { ReceiptBlock, ReceiptDocument } from './document.ts';
import { layBlock } from './lay-block.ts';
import { layFacts } from './lay-facts.ts';
import { layBand, layHead, reprintMark, trialMark } from './lay-head.ts';
import type { Layout } from './layout.ts';
import type { FontMetrics } from './metrics.ts';
import { paperStyle } from './paper-style.ts';
import { Pen } from './pen.ts';

/** Blank rows above and below: the cutter needs them, and so does the eye. */
const edgeDots = 24;

type Fact = Extract<ReceiptBlock, { type: 'fact' }>;

/**
 * Decides where every dot of a slip goes, without drawing any.
 *
 * @param widthDots width of the paper: 576 (80 mm roll) or 384 (58 mm roll).
 * @param reprint whether an earlier slip of this job may have come out: marked at the top.
 */
export function layoutReceipt(
  document: ReceiptDocument,
  metrics: FontMetrics,
  widthDots: number,
  reprint = false,
): Layout {
  const pen = new Pen(metrics, paperStyle(document.large, widthDots), widthDots);
  pen.yDots = edgeDots;
  if (reprint) layBand(pen, reprintMark);
  if (document.trial) layBand(pen, trialMark);
  layHead(pen, document.place);
  let facts: Fact[] = [];
  const flush = () => {
    if (facts.length > 0) layFacts(pen, facts);
    facts = [];
  };
  for (const block of document.blocks) {
    if (block.type === 'fact') {
      facts.push(block);
      continue;
    }
    flush();
    layBlock(pen, block);
  }
  flush();
  return { widthDots, heightDots: pen.yDots + edgeDots, elements: pen.elements };
}
