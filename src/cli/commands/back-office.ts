import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { type PublicKey, toPublicKey } from '../../domain/api/index.ts';
import { type Adversity, adversities, startReferenceOffice } from '../reference/index.ts';
import { asFailure } from '../support/failure.ts';
import { readCount, readPort } from '../support/options.ts';
import { defaultStateDirectory, hubDirectory, runningHubUrl } from '../support/state.ts';
import { CommandFailure } from '../support/steps.ts';
import { untilTold } from '../support/until-told.ts';
import { trialPorts } from '../trial/start-trial.ts';

interface RunOptions {
  readonly state: string;
  readonly port: number;
  readonly adversarial?: readonly Adversity[];
  readonly capacity?: number;
  readonly pace?: number;
  readonly hub?: string;
  readonly json?: boolean;
}

function readAdversities(text: string): readonly Adversity[] {
  return text.split(',').map((name) => {
    const known = adversities.find((one) => one === name.trim());
    if (known === undefined) {
      throw new InvalidArgumentError(`some of ${adversities.join(',')}, with commas between them.`);
    }
    return known;
  });
}

/** The public half of the key that the hub of this state directory signs with. */
function readHubKey(state: string): PublicKey {
  const file = join(hubDirectory(state), 'keys', 'handover.json');
  if (!existsSync(file)) {
    throw new CommandFailure(
      `There is no hub in ${state}.`,
      'Run `npm start` or `motcham hub run` first, or name its directory with --state.',
    );
  }
  return toPublicKey(JSON.parse(readFileSync(file, 'utf8')));
}

async function runOffice(options: RunOptions): Promise<void> {
  const { state, port, adversarial, capacity, pace } = options;
  const told = untilTold();
  const handoverKey = readHubKey(state);
  const url = options.hub ?? runningHubUrl(state);
  if (url === undefined) {
    throw new CommandFailure('The hub is not running.', 'Start it, or say where it is with --hub.');
  }
  const office = await startReferenceOffice({
    port,
    directory: join(state, 'back-office'),
    ...(adversarial && { adversarial }),
    ...(capacity !== undefined && { capacity }),
    ...(pace !== undefined && { paceMs: pace * 1000 }),
  });
  try {
    await office.connect({ url, handoverKey });
    if (options.json) {
      const { url: at, publicKey } = office;
      process.stdout.write(`${JSON.stringify({ url: at, publicKey, pid: process.pid })}\n`);
    } else {
      process.stderr.write(`A back office to try with: ${office.url}, hub ${url}\n`);
    }
    await told;
  } finally {
    await office.close();
  }
}

/** `motcham back-office`: the reference back office, honest or not. */
export function addBackOfficeCommand(program: Command): void {
  const office = program
    .command('back-office')
    .description('a small back office to try and test with (docs/back-office.md)');
  office
    .command('run')
    .description('take requests of a hub and answer them, until told otherwise')
    .option('--state <directory>', 'state directory of the hub', defaultStateDirectory)
    .option('--port <port>', 'port to listen on; 0 takes a free one', readPort, trialPorts.office)
    .option('--hub <url>', 'where answers are brought, if not to the hub of --state')
    .option(
      '--adversarial <faults>',
      `faults, met in turn: ${adversities.join(',')}`,
      readAdversities,
    )
    .option('--capacity <visitors>', 'visitors in one slot of one branch', readCount)
    .option('--pace <seconds>', 'how long a report stays in each state', readCount)
    .option('--json', 'print one JSON object when ready')
    .action((options: RunOptions) =>
      runOffice(options).catch((error: unknown) => {
        throw asFailure(error);
      }),
    );
}
