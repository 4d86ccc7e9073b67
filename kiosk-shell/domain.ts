export * from '../src/domain/api/index.ts';
export {
  err,
  ok,
  type Result,
  throwIllegalValue,
} from '../src/domain/basics/index.ts';
export {
  isPrintSettled,
  type PrinterStatus,
  type PrintState,
  PrintStateSchema,
} from '../src/domain/fleet/index.ts';
export {
  type Box,
  buildSlip,
  type Layout,
  layoutReceipt,
  type Mark,
  measureText,
  paperHeightDotsMax,
  type ReceiptDocument,
  ReceiptDocumentSchema,
  receiptMetrics,
  subsetSpans,
  type TextRun,
} from '../src/domain/receipt/index.ts';
