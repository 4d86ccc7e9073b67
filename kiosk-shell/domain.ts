export * from '../src/domain/api/index.ts';
export {
  err,
  ok,
  type Result,
  throwIllegalValue,
} from '../src/domain/basics/index.ts';
export { codeBytesMax } from '../src/domain/codes/index.ts';
export {
  type Command,
  type CommandName,
  type CommandResult,
  CommandResultSchema,
  commandNames,
  commandsMax,
  commandText,
  faultsMax,
  heartbeatIntervalMs,
  heartbeatJitter,
  isPrintSettled,
  type PrinterStatus,
  type PrintState,
  PrintStateSchema,
  type ShellBeat,
  ShellBeatSchema,
  type ShellHealth,
  wakeHoldMs,
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
