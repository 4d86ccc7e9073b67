import { CommandFailure } from './steps.ts';

/** What the system's error codes mean to whoever typed the command. */
const meanings: Readonly<Record<string, readonly [what: string, todo: string]>> = {
  EADDRINUSE: [
    'A port is taken by another program',
    'End that program (perhaps another `npm start`), or choose another port; see `npm start -- --help`.',
  ],
  ENOSPC: ['The disk is full', 'Free some space, then run the same command again.'],
  EACCES: [
    'A file or port may not be used',
    'Change its permissions, or choose another with --state.',
  ],
  EROFS: ['The directory cannot be written', 'Choose another one with --state.'],
};

/** Turns what went wrong outside the program into words that say what to do. */
export function asFailure(error: unknown): unknown {
  if (error instanceof CommandFailure || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const meaning = meanings[code];
  if (meaning !== undefined)
    return new CommandFailure(`${meaning[0]}: ${error.message}`, meaning[1]);
  // The programs' own start errors say what to do in their message.
  return new CommandFailure(error.message, 'Mend that, then run the same command again.');
}
