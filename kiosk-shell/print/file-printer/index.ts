export { type FilePrinter, type FilePrinterOptions, startFilePrinter } from './file-printer.ts';
export { type Hand, HandSchema } from './state-file.ts';
