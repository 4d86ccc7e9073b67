export { type FilePrinter, type FilePrinterOptions, startFilePrinter } from './file-printer.ts';
export { type IppFilePrinter, startIppFilePrinter } from './ipp-file-printer.ts';
