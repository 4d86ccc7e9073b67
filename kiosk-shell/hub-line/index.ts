export { CommandJournal } from './command-journal.ts';
export type { DoCommand } from './do-commands.ts';
export { HubLine } from './hub-line.ts';
