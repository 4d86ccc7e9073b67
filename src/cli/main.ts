import { Command, CommanderError } from 'commander';
import { addActionsCommand } from './commands/actions.ts';
import { addBackOfficeCommand } from './commands/back-office.ts';
import { addBenchCommand } from './commands/bench.ts';
import { addCheckCommand } from './commands/check.ts';
import { addConnectorsCommand } from './commands/connectors.ts';
import { addContentCommand } from './commands/content.ts';
import { addGuideCommand } from './commands/guide.ts';
import { addHubCommand } from './commands/hub.ts';
import { addScanCommand } from './commands/scan.ts';
import { addSearchCommand } from './commands/search.ts';
import { addShellCommand } from './commands/shell.ts';
import { addStartCommand } from './commands/start.ts';
import { addTestCommand } from './commands/test.ts';
import { CommandFailure } from './support/steps.ts';

/**
 * `motcham`: the door for people and scripts. JSON goes to standard output, words and progress to
 * standard error; exit status 0 done, 1 a finding or failure, 2 wrong use (contracts.md).
 */
function createProgram(): Command {
  const program = new Command('motcham')
    .description('Một Chạm: kiosks for public services. Every command has --help.')
    .showHelpAfterError()
    // `motcham actions dead --state X`: the option is the inner command's, not the outer one's.
    .enablePositionalOptions()
    .exitOverride();
  addStartCommand(program);
  addHubCommand(program);
  addShellCommand(program);
  addActionsCommand(program);
  addBackOfficeCommand(program);
  addSearchCommand(program);
  addContentCommand(program);
  addGuideCommand(program);
  addConnectorsCommand(program);
  addScanCommand(program);
  addCheckCommand(program);
  addTestCommand(program);
  addBenchCommand(program);
  return program;
}

try {
  await createProgram().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else if (error instanceof CommandFailure) {
    process.stderr.write(`\n  ${error.message}\n  → ${error.todo}\n\n`);
    process.exitCode = 1;
  } else {
    throw error;
  }
}
