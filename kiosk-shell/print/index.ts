export { EscposDriver, tcpLink } from './driver/index.ts';
export {
  directoryKeys,
  memoryKeys,
  openJournalFile,
  PrintJournal,
} from './journal/index.ts';
export { PrinterWatch } from './printer-watch.ts';
export { PrintQueue } from './queue/index.ts';
