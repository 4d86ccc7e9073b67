export {
  blockCountMax,
  qrTextBytesMax,
  type ReceiptBlock,
  ReceiptBlockSchema,
  type ReceiptDocument,
  ReceiptDocumentSchema,
  receiptKinds,
} from './document.ts';
