import { createInterface } from 'node:readline/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { badgeScopesOf } from '../../domain/api/index.ts';
import { sayReadinessLine } from '../../domain/fleet/report/index.ts';
import {
  listReadiness,
  makeBadge,
  readHubAddress,
  revokeBadge,
  type StaffScope,
  setHelpPhone,
  setHubAddress,
  setStaffPin,
} from '../../hub/index.ts';
import { asFailure } from '../support/failure.ts';
import { defaultStateDirectory, withStore } from '../support/state.ts';
import { CommandFailure } from '../support/steps.ts';
import { terminalQr } from '../support/terminal-qr.ts';

interface Options {
  readonly state: string;
  readonly json?: boolean;
}
interface ScopeOptions extends Options {
  readonly ward?: string;
  readonly kiosk?: string;
}

const dayMs = 86_400_000;

function scopeOf({ ward, kiosk }: ScopeOptions): StaffScope {
  if (kiosk !== undefined) return { kiosk };
  return ward === undefined ? 'city' : { ward };
}

function answer({ json }: Options, value: object, words: string): void {
  if (json === true) process.stdout.write(`${JSON.stringify(value)}\n`);
  else process.stderr.write(`${words}\n`);
}

async function address(url: string | undefined, options: Options & { pin?: string }) {
  const now = await withStore(options.state, async (store) => {
    if (url !== undefined) {
      await setHubAddress(store, { url, keyPin: options.pin ?? null }, Date.now());
    }
    return readHubAddress(store);
  });
  if (now === undefined) {
    throw new CommandFailure(
      'Nobody said yet where kiosks find this hub.',
      'Give it: "motcham hub address https://hub.example --pin BASE64".',
    );
  }
  answer(options, now, `Kiosks find this hub at ${now.url}, ${now.keyPin ?? 'no key pin'}.`);
}

async function staffPin(options: ScopeOptions): Promise<void> {
  // From standard input: an argument would stand in the list of processes and in the history.
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const pin = (await lines.question('PIN, 6 to 12 digits: ')).trim();
  lines.close();
  const set = await withStore(options.state, (store) =>
    setStaffPin(store, scopeOf(options), pin, Date.now()),
  );
  if (!set.ok) {
    throw new CommandFailure(
      set.error === 'form' ? 'A PIN has 6 to 12 digits.' : 'Anybody would try that PIN first.',
      'Choose another one.',
    );
  }
  answer(options, { set: true }, 'Set. Kiosks take it over with their next heartbeat.');
}

async function phone(number: string, options: ScopeOptions): Promise<void> {
  const set = await withStore(options.state, (store) =>
    setHelpPhone(store, scopeOf(options), number, Date.now()),
  );
  if (!set.ok) {
    throw new CommandFailure(`"${number}" is no phone number.`, 'Give digits, as 024 1022.');
  }
  answer(options, { phone: number }, `Residents are told ${number} while a kiosk cannot serve.`);
}

interface BadgeOptions extends Options {
  readonly person: string;
  readonly days: number;
  readonly wardCode?: string;
  readonly building?: string;
  readonly ward?: string;
  readonly qr?: boolean;
}

async function badge(options: BadgeOptions): Promise<void> {
  const { person, days, wardCode = '', building, ward = '' } = options;
  if (!/^[A-Za-z0-9_-]{1,24}$/.test(person)) {
    throw new CommandFailure(`"${person}" cannot stand on a badge.`, 'Give an id, no name.');
  }
  const scopes = await badgeScopesOf({ building: building ?? '', ward, wardCode });
  const narrowest = building === undefined ? scopes.filter((one) => !one.startsWith('b')) : scopes;
  const lastDay = Math.floor(Date.now() / dayMs) + days;
  const made = await withStore(options.state, (_store, keys) =>
    makeBadge(keys.badge, { person, scope: narrowest.at(-1) ?? 'city', lastDay }),
  );
  if (options.qr === true) process.stderr.write(terminalQr(made.text));
  const until = new Date(lastDay * dayMs).toISOString().slice(0, 10);
  answer(options, { ...made, until }, `${made.text}\nNumber ${made.serial}, good until ${until}.`);
}

async function readiness(kiosk: string | undefined, options: Options): Promise<void> {
  const all = await withStore(options.state, (store) => listReadiness(store, kiosk));
  for (const one of all) {
    if (options.json === true) {
      process.stdout.write(`${JSON.stringify(one)}\n`);
      continue;
    }
    const bad = one.report.lines.filter(({ result }) => result === 'fail' || result === 'warn');
    process.stdout.write(
      `${one.kiosk}  ${one.plate}  ${one.ready ? 'ready' : 'NOT READY'}  ${one.receivedAt}\n`,
    );
    for (const line of bad) {
      const { label, value, note } = sayReadinessLine(line, 'en');
      process.stdout.write(`    ${label}: ${value}. ${note ?? ''}\n`);
    }
  }
  process.stderr.write(`${all.length} reports\n`);
}

function readDays(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > 400) {
    throw new InvalidArgumentError('A badge is good for 1 to 400 days.');
  }
  return days;
}

/** What concerns staff at a kiosk: address for their codes, PIN, badges, and what they found. */
export function addStaffCommands(hub: Command): void {
  const state = ['--state <directory>', 'where keys and the private database are kept'] as const;
  const json = ['--json', 'print JSON'] as const;
  const told = (error: unknown): never => {
    throw asFailure(error);
  };
  const command = (name: string, description: string) =>
    hub
      .command(name)
      .description(description)
      .option(...state, defaultStateDirectory)
      .option(...json);
  command('address [url]', 'where kiosks find this hub: stands in every provisioning code')
    .option('--pin <base64>', "SHA-256 of the hub's public key, where its certificate is its own")
    .action((url: string | undefined, options: Options & { pin?: string }) =>
      address(url, options).catch(told),
    );
  command('staff-pin', 'sets the PIN of staff, read from standard input')
    .option('--ward <code>', 'for the kiosks of one ward')
    .option('--kiosk <id>', 'for one kiosk')
    .action((options: ScopeOptions) => staffPin(options).catch(told));
  command('phone <number>', 'what residents are told to call while a kiosk cannot serve')
    .option('--ward <code>', 'for the kiosks of one ward')
    .option('--kiosk <id>', 'for one kiosk')
    .action((number: string, options: ScopeOptions) => phone(number, options).catch(told));
  command('badge', 'a signed badge for a member of staff')
    .requiredOption('--person <id>', "the person's id in the city's list; no name")
    .option('--days <count>', 'how long it is good', readDays, 365)
    .option('--ward-code <code>', 'good in one ward only')
    .option('--building <name>', 'good in one building only; with its ward')
    .option('--ward <name>', 'name of the ward, for a building without a ward code')
    .option('--qr', 'draw it as a QR code')
    .action((options: BadgeOptions) => badge(options).catch(told));
  command(
    'badge-revoke <serial>',
    'a lost badge: kiosks refuse it from their next heartbeat on',
  ).action((serial: string, options: Options) =>
    withStore(options.state, (store) => revokeBadge(store, serial, Date.now()))
      .then(() => answer(options, { serial, revoked: true }, `${serial} is revoked.`))
      .catch(told),
  );
  command(
    'readiness [kiosk]',
    'what staff found before a kiosk opened: the last report of each',
  ).action((kiosk: string | undefined, options: Options) => readiness(kiosk, options).catch(told));
}
