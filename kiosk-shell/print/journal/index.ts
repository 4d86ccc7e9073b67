export { type BodyKeys, directoryKeys, memoryKeys } from './body-keys.ts';
export { type JournalJob, PrintJournal } from './journal.ts';
export { type JournalFile, openJournalFile } from './journal-file.ts';
