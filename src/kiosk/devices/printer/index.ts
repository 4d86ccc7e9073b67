export { type BridgePrinterParts, createBridgePrinter, printSilenceMs } from './bridge-printer.ts';
export { type MemoryJob, type MemoryPrinter, memoryPrinter } from './memory-printer.ts';
