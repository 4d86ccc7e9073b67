export {
  qrTextBytesMax,
  type ReceiptBlock,
  type ReceiptDocument,
  ReceiptDocumentSchema,
} from './document.ts';
export { reprintMark, trialMark } from './lay-head.ts';
export { layoutReceipt } from './lay-receipt.ts';
export {
  type Box,
  type Layout,
  type LayoutElement,
  type Mark,
  type PaperWidthDots,
  paperHeightDotsMax,
  paperWidthsDots,
  type QrModules,
  type TextRun,
} from './layout.ts';
export {
  type FontMetrics,
  type FontWeight,
  measureText,
  receiptMetrics,
  type SubsetSpan,
  subsetSpans,
  type TextStyle,
} from './metrics.ts';
export { printableText } from './printable-text.ts';
export { buildSlip, type SlipParts } from './slip.ts';
