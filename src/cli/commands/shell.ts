import { resolve } from 'node:path';
import type { Command } from 'commander';
import { readConfig, type ShellConfig, startShell } from '../../../kiosk-shell/index.ts';
import { kioskPort } from '../../domain/api/index.ts';
import { pageDirectory } from '../support/build.ts';
import { asFailure } from '../support/failure.ts';
import { readPort } from '../support/options.ts';
import { CommandFailure } from '../support/steps.ts';
import { untilTold } from '../support/until-told.ts';
import { addDoctorCommand } from './shell-doctor.ts';

interface ShellRunOptions {
  readonly config?: string;
  readonly state?: string;
  readonly hub?: string;
  readonly printer?: string;
  readonly port: number;
  readonly enrolmentCode?: string;
  readonly json?: boolean;
}

function readPrinter(text: string | undefined): ShellConfig['printer'] {
  if (text === undefined) return null;
  const match = /^([\w.:-]+):(\d+)$/.exec(text);
  if (match?.[1] === undefined) {
    throw new CommandFailure(
      `"${text}" is no printer address.`,
      'Give host:port, e.g. 127.0.0.1:9100.',
    );
  }
  return { host: match[1], port: readPort(match[2] ?? ''), widthDots: 576 };
}

function configOf(options: ShellRunOptions): ShellConfig {
  if (options.config !== undefined) {
    const config = readConfig(options.config);
    if (!config.ok)
      throw new CommandFailure(config.error, 'Mend the file, then run the same command again.');
    return config.value;
  }
  const { state, hub, enrolmentCode } = options;
  if (state === undefined) {
    throw new CommandFailure(
      'The shell was told too little.',
      'Give --config FILE, or --state, and --hub unless a code shall bring it.',
    );
  }
  return {
    stateDirectory: resolve(state),
    pageDirectory,
    port: options.port,
    trial: true,
    // Without one the machine is bare: staff bring its hub with a provisioning code.
    hub: hub === undefined ? {} : { url: hub },
    printer: readPrinter(options.printer),
    browser: 'none',
    ...(enrolmentCode === undefined ? {} : { enrolmentCode: () => enrolmentCode }),
  };
}

async function runShell(options: ShellRunOptions): Promise<void> {
  const told = untilTold();
  const shell = await startShell(configOf(options));
  if (options.json)
    process.stdout.write(`${JSON.stringify({ url: shell.url, pid: process.pid })}\n`);
  else process.stderr.write(`Kiosk at ${shell.url}\n`);
  await told;
  await shell.close();
}

export function addShellCommand(program: Command): void {
  const shell = program
    .command('shell')
    .description("the kiosk's device agent: page, bridge, printing");
  shell
    .command('run')
    .description('run the shell until told otherwise, by a configuration or as a trial')
    .option('--config <file>', 'configuration of a provisioned kiosk')
    .option('--state <directory>', 'trial: identity, journal and browser profile')
    .option('--hub <url>', 'trial: address of the hub; without it a provisioning code brings it')
    .option('--printer <host:port>', 'trial: an ESC/POS printer')
    .option('--port <port>', 'for tests: a kiosk belongs to its origin', readPort, kioskPort)
    .option('--enrolment-code <code>', 'trial: one-time code for the page')
    .option('--json', 'print one JSON object when ready')
    .action((options: ShellRunOptions) =>
      runShell(options).catch((error: unknown) => {
        throw asFailure(error);
      }),
    );
  addDoctorCommand(shell);
}
