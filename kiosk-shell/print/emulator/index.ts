export type { CutPaper } from './paper.ts';
export { PrinterServer } from './printer-server.ts';
export type { Condition } from './status-bytes.ts';
export {
  VirtualPrinter,
  type VirtualPrinterEvents,
  type VirtualPrinterOptions,
} from './virtual-printer.ts';
