export {
  directoryKeys,
  memoryKeys,
  openJournalFile,
  PrintJournal,
} from './journal/index.ts';
export { sttyArguments } from './link/index.ts';
export { openDriver } from './open-driver.ts';
export { PrinterConfigSchema, paperDotsOf, planPrinter } from './printer-config.ts';
export { PrinterWatch } from './printer-watch.ts';
export { PrintQueue } from './queue/index.ts';
export { SlipRenderer } from './raster/index.ts';
