import { Command, CommanderError } from 'commander';
import { ownValue } from '../domain/basics/index.ts';
import { CommandFailure } from './support/steps.ts';

type AddCommand = (program: Command) => void;

const checkAndBuild = async (): Promise<AddCommand> =>
  (await import('./commands/check.ts')).addCheckCommand;

/** Each command with its own part of the house: one that only searches loads no hub. */
const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  start: async () => (await import('./commands/start.ts')).addStartCommand,
  hub: async () => (await import('./commands/hub.ts')).addHubCommand,
  shell: async () => (await import('./commands/shell.ts')).addShellCommand,
  actions: async () => (await import('./commands/actions.ts')).addActionsCommand,
  'back-office': async () => (await import('./commands/back-office.ts')).addBackOfficeCommand,
  audio: async () => (await import('./commands/audio.ts')).addAudioCommand,
  search: async () => (await import('./commands/search.ts')).addSearchCommand,
  content: async () => (await import('./commands/content.ts')).addContentCommand,
  guide: async () => (await import('./commands/guide.ts')).addGuideCommand,
  connectors: async () => (await import('./commands/connectors.ts')).addConnectorsCommand,
  scan: async () => (await import('./commands/scan.ts')).addScanCommand,
  check: checkAndBuild,
  build: checkAndBuild,
  package: async () => (await import('./commands/package.ts')).addPackageCommand,
  test: async () => (await import('./commands/test.ts')).addTestCommand,
  bench: async () => (await import('./commands/bench.ts')).addBenchCommand,
  ceremony: async () => (await import('./commands/ceremony.ts')).addCeremonyCommand,
  publish: async () => (await import('./commands/publish.ts')).addPublishCommand,
  'tuf-client': async () => (await import('./commands/tuf-client.ts')).addTufClientCommand,
};

/**
 * `motcham`: the door for people and scripts. JSON goes to standard output, words and progress to
 * standard error; exit status 0 done, 1 a finding or failure, 2 wrong use (contracts.md).
 *
 * @param name the command that is asked for; every command is there when it is none of them.
 */
async function createProgram(name: string | undefined): Promise<Command> {
  const program = new Command('motcham')
    .description('Một Chạm: kiosks for public services. Every command has --help.')
    .showHelpAfterError()
    // `motcham actions dead --state X`: the option is the inner command's, not the outer one's.
    .enablePositionalOptions()
    .exitOverride();
  const one = name === undefined ? undefined : ownValue(commands, name);
  for (const load of one === undefined ? new Set(Object.values(commands)) : [one]) {
    (await load())(program);
  }
  return program;
}

try {
  await (await createProgram(process.argv[2])).parseAsync();
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
