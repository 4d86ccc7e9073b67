import { Command, CommanderError } from 'commander';
import { addShellCommand } from './commands/shell.ts';
import { CommandFailure } from './support/steps.ts';

// `motcham` as a kiosk's package brings it: the shell's commands and nothing of the hub.
const program = new Command('motcham')
  .description('Một Chạm, on a kiosk. Every command has --help.')
  .showHelpAfterError()
  .enablePositionalOptions()
  .exitOverride();
addShellCommand(program);
try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof CommandFailure) {
    process.stderr.write(`\n  ${error.message}\n  → ${error.todo}\n\n`);
    process.exitCode = 1;
  } else throw error;
}
