export { createBridgePrinter } from './bridge-printer.ts';
export { memoryPrinter } from './memory-printer.ts';
