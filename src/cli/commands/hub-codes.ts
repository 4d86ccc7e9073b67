import { type Command, Option } from 'commander';
import { correction, generate } from 'lean-qr';
import { type Site, SiteSchema } from '../../domain/api/index.ts';
import { approveNewIncarnation, createEnrolmentCode, listKiosks } from '../../hub/index.ts';
import { asFailure } from '../support/failure.ts';
import { defaultStateDirectory, withStore } from '../support/state.ts';
import { CommandFailure } from '../support/steps.ts';

interface CodeOptions {
  readonly state: string;
  readonly json?: boolean;
  readonly qr?: boolean;
}
type SiteOptions = Site & CodeOptions;

/** Says a code as it is read out and typed, and as the QR code that a kiosk's scanner reads. */
function tell(code: string, whom: string, { qr, json }: CodeOptions, more: object): void {
  process.stderr.write(
    `One-time code for ${whom}, 15 minutes: ${code.replace(/(.{4})(?=.)/g, '$1-')}\n` +
      'Type or scan it at the kiosk: four corners, PIN where it has one, "Đăng ký máy".\n',
  );
  if (qr === true) {
    const symbol = generate(`motcham:enrol:${code}`, { minCorrectionLevel: correction.M });
    // Dark on light whatever the terminal's colours are: an inverted symbol is not read by all.
    const [on, off, lf] = ['\u001b[40m  ', '\u001b[107m  ', '\u001b[0m\n'];
    process.stderr.write(`${symbol.toString({ on, off, lf })}\u001b[0m\n`);
  }
  if (json === true) process.stdout.write(`${JSON.stringify({ ...more, code })}\n`);
}

async function newCode(options: SiteOptions): Promise<void> {
  const { plate, building, ward, wardCode, mode } = options;
  const site = SiteSchema.safeParse({ plate, building, ward, wardCode, mode });
  if (!site.success) {
    throw new CommandFailure(
      `A site cannot look like that: ${site.error.issues.map(({ path }) => path.join('.')).join(', ')}.`,
      'A plate has 1 to 6 characters, names at most 80, a ward code at most 5 digits.',
    );
  }
  const code = await withStore(options.state, (store) =>
    createEnrolmentCode(store, site.data, Date.now()),
  );
  tell(code, `a new kiosk ${plate}`, options, { site: site.data });
}

async function approve(kiosk: string, options: CodeOptions): Promise<void> {
  const code = await withStore(options.state, (store) =>
    approveNewIncarnation(store, kiosk, Date.now()),
  );
  if (!code.ok) {
    throw new CommandFailure(
      code.error === 'revoked' ? `${kiosk} was revoked.` : `There is no kiosk ${kiosk}.`,
      'Look up its id on its staff screen, or with "motcham hub kiosks".',
    );
  }
  tell(code.value, kiosk, options, { kiosk });
}

async function list({ state, json }: CodeOptions): Promise<void> {
  const kiosks = await withStore(state, listKiosks);
  for (const one of kiosks) {
    const { kiosk, incarnation, site, heardAt } = one;
    const heard = heardAt === null ? 'never heard' : `heard ${heardAt}`;
    if (json) process.stdout.write(`${JSON.stringify(one)}\n`);
    else {
      process.stdout.write(
        `${kiosk}.${incarnation}  ${one.state}  ${site.plate}  ${site.building}  ${heard}\n`,
      );
    }
  }
  process.stderr.write(`${kiosks.length} kiosks\n`);
}

/** `hub new-code`, `hub approve` and `hub kiosks`. */
export function addCodeCommands(hub: Command): void {
  const state = ['--state <directory>', 'where keys and the private database are kept'] as const;
  const json = ['--json', 'print JSON'] as const;
  const qr = ['--qr', "draw it as a QR code too, for the kiosk's camera or scanner"] as const;
  const told = (error: unknown): never => {
    throw asFailure(error);
  };
  hub
    .command('new-code')
    .description('a one-time code that enrols a new kiosk at a site')
    .requiredOption('--plate <name>', 'short name on the house plate, as A3')
    .requiredOption('--building <name>', 'name of the building')
    .requiredOption('--ward <name>', 'name of the ward')
    .option('--ward-code <digits>', 'official code of the ward', '')
    .addOption(
      new Option('--mode <mode>', 'where it stands').choices(['lobby', 'lift']).default('lobby'),
    )
    .option(...qr)
    .option(...state, defaultStateDirectory)
    .option(...json)
    .action((options: SiteOptions) => newCode(options).catch(told));
  hub
    .command('approve <kiosk>')
    .description('a one-time code that gives a kiosk a new key: lost profile, cloned disk')
    .option(...qr)
    .option(...state, defaultStateDirectory)
    .option(...json)
    .action((kiosk: string, options: CodeOptions) => approve(kiosk, options).catch(told));
  hub
    .command('kiosks')
    .description('every enrolled kiosk, with its state and when it was last heard')
    .option(...state, defaultStateDirectory)
    .option(...json)
    .action((options: CodeOptions) => list(options).catch(told));
}
