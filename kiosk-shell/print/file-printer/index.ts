export { type FilePrinter, type FilePrinterOptions, startFilePrinter } from './file-printer.ts';
