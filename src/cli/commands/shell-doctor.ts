import { resolve } from 'node:path';
import type { Command } from 'commander';
import {
  askDoctor,
  doctorPath,
  type MachineConfig,
  readConfig,
  reportIdleMachine,
} from '../../../kiosk-shell/index.ts';
import type { ReadinessReport } from '../../domain/fleet/index.ts';
import { asFailure } from '../support/failure.ts';
import { CommandFailure } from '../support/steps.ts';
import { todoOf } from './shell-findings.ts';

/** Where a package puts the configuration of a kiosk. */
const installedConfig = '/etc/motcham/kiosk.json';

interface DoctorOptions {
  readonly config?: string;
  readonly state?: string;
  readonly json?: boolean;
}

/** The machine that is meant; of a trial that was started by hand only its directory is known. */
function machineOf({ config, state }: DoctorOptions): MachineConfig {
  if (state !== undefined) {
    const stateDirectory = resolve(state);
    return { stateDirectory, trial: true, hub: { url: 'http://127.0.0.1' }, printer: null };
  }
  const read = readConfig(config ?? installedConfig);
  if (read.ok) return read.value;
  throw new CommandFailure(read.error, 'Give --config FILE, or --state DIRECTORY of a trial.');
}

function tell(report: ReadinessReport): void {
  const say = (text: string) => process.stderr.write(`${text}\n`);
  say(
    report.shell === 'running'
      ? `Kiosk ${report.kiosk ?? '(not enrolled)'}, asked its running shell`
      : `Kiosk ${report.kiosk ?? '(not enrolled)'}: its shell does not run; read from the disk`,
  );
  for (const line of report.lines) {
    const name = line.device === undefined ? line.part : `${line.part} ${line.device}`;
    const tested =
      line.testedAtMs === null ? 'never tested' : new Date(line.testedAtMs).toISOString();
    say(`  ${line.result.padEnd(7)} ${name.padEnd(18)} ${line.finding ?? ''}  (${tested})`);
    const todo = todoOf(line);
    if (todo !== undefined) say(`          → ${todo}`);
  }
}

async function doctor(options: DoctorOptions): Promise<void> {
  const machine = machineOf(options);
  const report =
    (await askDoctor(doctorPath(machine))) ??
    (await reportIdleMachine(machine, process.env, Date.now()));
  tell(report);
  if (options.json) process.stdout.write(`${JSON.stringify(report)}\n`);
  const isFinding = report.lines.some(({ result }) => result === 'fail' || result === 'warn');
  if (isFinding) process.exitCode = 1;
}

/** `shell doctor`: what the readiness report says, over SSH, beside a running shell or without one. */
export function addDoctorCommand(shell: Command): void {
  shell
    .command('doctor')
    .description('how this machine is: each part, when it was last tested, and what to do')
    .option('--config <file>', `configuration of a kiosk (${installedConfig})`)
    .option('--state <directory>', 'state directory of a trial')
    .option('--json', 'print the report as one JSON object')
    .action((options: DoctorOptions) =>
      doctor(options).catch((error: unknown) => {
        throw asFailure(error);
      }),
    );
}
