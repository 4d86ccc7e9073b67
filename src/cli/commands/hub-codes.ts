import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Site, SiteSchema } from '../../domain/api/index.ts';
import { type PointFault, readPoint } from '../../domain/place/index.ts';
import type { Point } from '../../domain/service/index.ts';
import {
  listKiosks,
  type ProvisioningCode,
  placeKiosk,
  provisionAgain,
  provisionKiosk,
  revokeKiosk,
} from '../../hub/index.ts';
import { asFailure } from '../support/failure.ts';
import { defaultStateDirectory, withStore } from '../support/state.ts';
import { CommandFailure } from '../support/steps.ts';
import { terminalQr } from '../support/terminal-qr.ts';

interface CodeOptions {
  readonly state: string;
  readonly json?: boolean;
  readonly qr?: boolean;
}
type SiteOptions = Omit<Site, 'languages' | 'hours' | 'at'> & {
  readonly at?: Point;
  readonly languages?: string;
  readonly hours?: Site['hours'];
};

/** Says a code as it is read out and typed, and as the QR code that a kiosk's scanner reads. */
function tell(made: ProvisioningCode, whom: string, { qr, json }: CodeOptions, more: object): void {
  const { code, text } = made;
  process.stderr.write(
    `One-time code for ${whom}, 15 minutes: ${code.replace(/(.{4})(?=.)/g, '$1-')}\n` +
      'Scan it or type it at the kiosk: "Đăng ký máy".\n',
  );
  if (text === undefined) {
    process.stderr.write(
      'A bare machine also needs the address of this hub: say it once with "motcham hub address".\n',
    );
  }
  if (qr === true) process.stderr.write(terminalQr(text ?? `motcham:enrol:${code}`));
  if (json === true) {
    process.stdout.write(`${JSON.stringify({ ...more, code, qr: text ?? null })}\n`);
  }
}

function siteOf(options: SiteOptions): Site {
  const { plate, building, ward, wardCode, mode, at, languages, hours } = options;
  const site = SiteSchema.safeParse({
    ...{ plate, building, ward, wardCode, mode },
    ...(at && { at }),
    ...(languages && { languages: languages.split(',') }),
    ...(hours && { hours }),
  });
  if (site.success) return site.data;
  throw new CommandFailure(
    `A site cannot look like that: ${site.error.issues.map(({ path }) => path.join('.')).join(', ')}.`,
    'A plate has 1 to 6 characters, names at most 80, a ward code at most 5 digits, languages are vi,en,ko,ja,zh,fr.',
  );
}

async function newCode(options: SiteOptions & CodeOptions): Promise<void> {
  const site = siteOf(options);
  const made = await withStore(options.state, (store) => provisionKiosk(store, site, Date.now()));
  tell(made, `a new kiosk ${site.plate}`, options, { site });
}

async function approve(kiosk: string, options: Partial<SiteOptions> & CodeOptions): Promise<void> {
  const { plate, building, ward, wardCode = '', mode = 'lobby' } = options;
  const moved = [plate, building, ward].filter((part) => part !== undefined).length;
  if (moved !== 0 && moved !== 3) {
    throw new CommandFailure(
      'A kiosk moves to a whole site.',
      'Give --plate, --building and --ward together, or none of them.',
    );
  }
  const site =
    plate !== undefined && building !== undefined && ward !== undefined
      ? siteOf({ ...options, plate, building, ward, wardCode, mode })
      : undefined;
  const made = await withStore(options.state, (store) =>
    provisionAgain(store, kiosk, Date.now(), site),
  );
  if (!made.ok) {
    throw new CommandFailure(
      made.error === 'revoked' ? `${kiosk} was revoked.` : `There is no kiosk ${kiosk}.`,
      'Look up its id on its staff screen, or with "motcham hub kiosks".',
    );
  }
  tell(made.value, kiosk, options, { kiosk });
}

async function revoke(kiosk: string, options: CodeOptions): Promise<void> {
  const isKnown = await withStore(options.state, (store) => revokeKiosk(store, kiosk));
  if (!isKnown) {
    throw new CommandFailure(`There is no kiosk ${kiosk}.`, 'See "motcham hub kiosks".');
  }
  process.stderr.write(
    `${kiosk} is revoked: within half a minute the hub takes nothing from it any more.\n`,
  );
  if (options.json === true) process.stdout.write(`${JSON.stringify({ kiosk, revoked: true })}\n`);
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

/** `07:30-17:00`, in quarters of an hour. */
function readHours(text: string): NonNullable<Site['hours']> {
  const match = /^(\d{1,2}):(00|15|30|45)-(\d{1,2}):(00|15|30|45)$/.exec(text);
  const [, fromHour = '', fromMinute = '', toHour = '', toMinute = ''] = match ?? [];
  const from = Number(fromHour) * 60 + Number(fromMinute);
  const to = Number(toHour) * 60 + Number(toMinute);
  if (match === null || to > 24 * 60 || from >= to) {
    throw new InvalidArgumentError('Give hours as 07:30-17:00, in quarters.');
  }
  return { from, to };
}

const faults: Readonly<Record<PointFault, string>> = {
  notAPoint: 'is no position: give 21.02851,105.80421',
  swapped: 'has longitude first: latitude comes first, 21.02851,105.80421',
  nowhere: 'is 0,0, which programs write for "unknown"',
  outsideVietnam: 'is not in Vietnam',
  outsideHanoi: 'is not in Hanoi: another province, or the sea',
};

/** `21.02851,105.80421`, latitude first, in Hanoi. */
function readPosition(text: string): Point {
  const point = readPoint(text);
  if (!point.ok) throw new InvalidArgumentError(`"${text}" ${faults[point.error]}.`);
  return point.value;
}

/** Writes where a kiosk stands, without a new code; its page hears it with the next heartbeat. */
async function position(kiosk: string, at: Point, options: CodeOptions): Promise<void> {
  const isKnown = await withStore(options.state, (store) => placeKiosk(store, kiosk, at));
  if (!isKnown) {
    throw new CommandFailure(`There is no kiosk ${kiosk}.`, 'See "motcham hub kiosks".');
  }
  process.stderr.write(`${kiosk} stands at ${at.lat}, ${at.lon}.\n`);
  if (options.json === true) process.stdout.write(`${JSON.stringify({ kiosk, at })}\n`);
}

/** `hub new-code`, `hub approve`, `hub revoke` and `hub kiosks`. */
export function addCodeCommands(hub: Command): void {
  const state = ['--state <directory>', 'where keys and the private database are kept'] as const;
  const json = ['--json', 'print JSON'] as const;
  const qr = ['--qr', "draw it as a QR code too, for the kiosk's camera or scanner"] as const;
  const mode = () => new Option('--mode <mode>', 'where it stands').choices(['lobby', 'lift']);
  const languages = [
    '--languages <list>',
    'languages offered there, the first one to begin with: vi,en,ko,ja,zh,fr',
  ] as const;
  const at = ['--at <lat,lon>', 'its position, as a phone shows it: 21.02851,105.80421'] as const;
  const hours = ['--hours <from-to>', 'when somebody is there to help: 07:30-17:00'] as const;
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
    .option(...at, readPosition)
    .addOption(mode().default('lobby'))
    .option(...languages)
    .option(...hours, readHours)
    .option(...qr)
    .option(...state, defaultStateDirectory)
    .option(...json)
    .action((options: SiteOptions & CodeOptions) => newCode(options).catch(told));
  hub
    .command('approve <kiosk>')
    .description('a one-time code that gives a kiosk a new key: lost profile, cloned disk, a move')
    .option('--plate <name>', 'it moves: its new short name')
    .option('--building <name>', 'it moves: the building')
    .option('--ward <name>', 'it moves: the ward')
    .option('--ward-code <digits>', 'it moves: official code of the ward')
    .option(...at, readPosition)
    .addOption(mode())
    .option(...languages)
    .option(...hours, readHours)
    .option(...qr)
    .option(...state, defaultStateDirectory)
    .option(...json)
    .action((kiosk: string, options: Partial<SiteOptions> & CodeOptions) =>
      approve(kiosk, options).catch(told),
    );
  hub
    .command('revoke <kiosk>')
    .description('takes every key of a kiosk out of use: stolen, or taken down')
    .option(...state, defaultStateDirectory)
    .option(...json)
    .action((kiosk: string, options: CodeOptions) => revoke(kiosk, options).catch(told));
  hub
    .command('position <kiosk>')
    .description('where a kiosk stands, so that it tells of what is near')
    .requiredOption(...at, readPosition)
    .option(...state, defaultStateDirectory)
    .option(...json)
    .action((kiosk: string, options: CodeOptions & { readonly at: Point }) =>
      position(kiosk, options.at, options).catch(told),
    );
  hub
    .command('kiosks')
    .description('every enrolled kiosk, with its state and when it was last heard')
    .option(...state, defaultStateDirectory)
    .option(...json)
    .action((options: CodeOptions) => list(options).catch(told));
}
