import { existsSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import type { Command } from 'commander';
import { toPublicKey } from '../../domain/api/index.ts';
import { type AlarmChannels, type HubConfig, startHub } from '../../hub/index.ts';
import { frameWords } from '../../kiosk/words/index.ts';
import { buildConsole, consoleDirectory } from '../support/build.ts';
import { contentBuilderAside } from '../support/build-content-aside.ts';
import { catalogueReaders } from '../support/catalogue-readers.ts';
import { connectorFile, loadConnectors } from '../support/connectors.ts';
import { asFailure } from '../support/failure.ts';
import { feedFile, loadFeeds } from '../support/feeds.ts';
import { listFile, loadLists } from '../support/lists.ts';
import { readCount, readPort } from '../support/options.ts';
import {
  defaultStateDirectory,
  hubDirectory,
  makeDirectory,
  noteRunningHub,
} from '../support/state.ts';
import { CommandFailure } from '../support/steps.ts';
import { untilTold } from '../support/until-told.ts';
import { publishStarter } from '../trial/publish-starter.ts';
import { trialPorts, trialSite } from '../trial/start-trial.ts';
import { addBackupCommands } from './hub-backup.ts';
import { addClipsCommand } from './hub-clips.ts';
import { addCodeCommands } from './hub-codes.ts';
import { addConsoleCommands, readOidc } from './hub-console.ts';
import { addDocumentCommands } from './hub-documents.ts';
import { addEmergencyCommands } from './hub-emergency.ts';
import { addFeedCommands } from './hub-feeds.ts';
import { addFleetCommands } from './hub-fleet.ts';
import { addKeyCommands } from './hub-keys.ts';
import { addListCommands } from './hub-lists.ts';
import { addStaffCommands } from './hub-staff.ts';
import { addSyntheticCommand } from './hub-synthetic.ts';

interface HubRunOptions {
  readonly state: string;
  readonly host: string;
  readonly port: number;
  readonly trial?: boolean;
  readonly root?: string;
  readonly settledAfter?: number;
  readonly backOffice?: string;
  readonly backOfficeKey?: string;
  readonly connectors?: string;
  readonly feeds?: string;
  readonly consoleOrigin?: string;
  readonly proxy?: readonly string[];
  readonly oidc?: string;
  readonly alarmWebhook?: readonly string[];
  readonly alarmMail?: readonly string[];
  readonly alarmFrom?: string;
  readonly json?: boolean;
}

/**
 * The console's files; a fresh checkout builds them. A hub without them still takes every request: it
 * says so and goes on.
 */
async function openConsole(): Promise<string | undefined> {
  const isThere = () => existsSync(join(consoleDirectory, 'index.html'));
  if (!isThere()) await buildConsole().catch(() => undefined);
  if (isThere()) return consoleDirectory;
  process.stderr.write('The console is not built and cannot be opened. Run "npm run build".\n');
  return undefined;
}

async function runHub(options: HubRunOptions): Promise<void> {
  makeDirectory(hubDirectory(options.state));
  const told = untilTold();
  const databaseUrl = process.env['DATABASE_URL'];
  const builtConsole = await openConsole();
  const hub = await startHub({
    directory: hubDirectory(options.state),
    trial: options.trial === true,
    buildContent: contentBuilderAside(),
    readers: catalogueReaders,
    frameWords: frameWords(),
    ...(options.root === undefined ? {} : { root: readRoot(options.root) }),
    log: { level: 'info', stream: process.stderr },
    host: options.host,
    port: options.port,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(options.settledAfter === undefined ? {} : { settledAfterMs: options.settledAfter * 1000 }),
    ...readBackOffice(options),
    alarms: readAlarmChannels(options),
    ...(builtConsole !== undefined && { consoleDirectory: builtConsole }),
    ...(options.consoleOrigin !== undefined && { consoleOrigin: options.consoleOrigin }),
    proxies: readProxies(options),
    ...(options.oidc !== undefined && { oidc: readOidc(options.oidc) }),
    connectors: await loadConnectors(options.connectors ?? connectorFile(options.state)),
    feeds: await loadFeeds(options.feeds ?? feedFile(options.state)),
    lists: await loadLists(listFile(options.state)),
  });
  const forget = noteRunningHub(options.state, hub);
  try {
    // In production two publishers sign, and an operator gives out codes.
    const contentVersion = options.trial ? await publishStarter(hub) : undefined;
    const enrolmentCode = options.trial ? await hub.createEnrolmentCode(trialSite) : undefined;
    if (options.json) {
      process.stdout.write(
        `${JSON.stringify({ url: hub.url, pid: process.pid, databaseRoot: hub.databaseRoot, contentVersion, enrolmentCode })}\n`,
      );
    } else {
      process.stderr.write(
        enrolmentCode === undefined
          ? `Hub at ${hub.url}. Content is published with "motcham publish" (docs/ceremony.md).\n`
          : `Hub at ${hub.url} (TRIAL). Enrolment code, 15 minutes: ${enrolmentCode}\n`,
      );
    }
    await told;
  } finally {
    forget();
    await hub.close();
  }
}

/** Whom requests are handed to: its address and its public key always come together. */
function readBackOffice({
  backOffice,
  backOfficeKey,
}: HubRunOptions): Pick<HubConfig, 'backOffice'> {
  if (backOffice === undefined && backOfficeKey === undefined) return {};
  if (backOffice === undefined || backOfficeKey === undefined || !URL.canParse(backOffice)) {
    throw new CommandFailure(
      'A back office needs its address and its public key.',
      'Give both: --back-office URL --back-office-key FILE (a JWK, P-256).',
    );
  }
  const publicKey = toPublicKey(JSON.parse(readFileSync(backOfficeKey, 'utf8')));
  return { backOffice: { url: backOffice, publicKey } };
}

/** The root that a production hub stands on. */
function readRoot(path: string): Uint8Array<ArrayBuffer> {
  if (existsSync(path)) return new Uint8Array(readFileSync(path));
  throw new CommandFailure(`There is no ${path}.`, 'Hold the ceremony of docs/ceremony.md first.');
}

/** Addresses or networks of the operator's own proxies. */
function readProxies({ proxy = [] }: HubRunOptions): readonly string[] {
  for (const one of proxy) {
    const [address = '', bits = '0'] = one.split('/');
    const bitsMax = { 4: 32, 6: 128 }[isIP(address)] ?? -1;
    if (!/^\d{1,3}$/.test(bits) || Number(bits) > bitsMax) {
      throw new CommandFailure(`${one} is no address.`, 'Give it as 127.0.0.1 or 10.0.0.0/8.');
    }
  }
  return proxy;
}

/** Whom alarms go to. The address of the mail server may hold a password: from the environment only. */
function readAlarmChannels(options: HubRunOptions): AlarmChannels {
  const { alarmWebhook = [], alarmMail = [], alarmFrom } = options;
  const isWrong = alarmWebhook.some((url) => !/^https?:\/\//.test(url) || !URL.canParse(url));
  if (isWrong) throw new CommandFailure('A webhook needs an http or https address.', 'Correct it.');
  if (alarmMail.length === 0) return { webhooks: alarmWebhook };
  const smtpUrl = process.env['MOTCHAM_SMTP_URL'];
  if (smtpUrl === undefined || !/^smtps?:\/\//.test(smtpUrl) || !URL.canParse(smtpUrl)) {
    throw new CommandFailure(
      'Mail needs a server in MOTCHAM_SMTP_URL.',
      'Set it like smtp://user:password@host:587 or smtps://user:password@host.',
    );
  }
  const from = alarmFrom ?? alarmMail[0] ?? '';
  return { webhooks: alarmWebhook, mail: { smtpUrl, from, to: alarmMail } };
}

export function addHubCommand(program: Command): void {
  const hub = program.command('hub').description('the server: intake, publishing, fleet');
  hub
    .command('run')
    .description('run the hub until told otherwise; DATABASE_URL or a private PostgreSQL')
    .option(
      '--state <directory>',
      'where keys and the private database are kept',
      defaultStateDirectory,
    )
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <port>', 'port to listen on; 0 takes a free one', readPort, trialPorts.hub)
    .option(
      '--trial',
      'with trial publisher keys and the starter catalogue; everything is marked so',
    )
    .option(
      '--root <file>',
      'root.json of a ceremony (docs/ceremony.md); needed once without --trial',
    )
    .option('--settled-after <seconds>', 'when an accepted request counts as settled', readCount)
    .option('--back-office <url>', 'hand requests over to this address (docs/back-office.md)')
    .option('--back-office-key <file>', 'public key that signs its answers, as a JWK')
    .option(
      '--connectors <file>',
      'registers it may ask (docs/connectors.md); default: connectors.json of the state directory',
    )
    .option(
      '--feeds <file>',
      "where numbers of the city's boards come from (docs/boards.md); default: feeds.json of the state directory",
    )
    .option('--console-origin <origin>', 'where people open the console, as https://…')
    .option(
      '--proxy <address...>',
      'a proxy of your own before this hub, whose word about callers counts (docs/operations.md)',
    )
    .option('--oidc <file>', "a city's own sign-on for the console (docs/security.md)")
    .option('--alarm-webhook <url...>', 'send alarms about kiosks there, signed (docs/fleet.md)')
    .option('--alarm-mail <address...>', 'and by mail, through the server in MOTCHAM_SMTP_URL')
    .option('--alarm-from <address>', 'sender of those mails; default: the first receiver')
    .option('--json', 'print one JSON object when ready')
    .action((options: HubRunOptions) =>
      runHub(options).catch((error: unknown) => {
        throw asFailure(error);
      }),
    );
  addDocumentCommands(hub);
  addClipsCommand(hub);
  addBackupCommands(hub);
  addCodeCommands(hub);
  addKeyCommands(hub);
  addFleetCommands(hub);
  addFeedCommands(hub);
  addListCommands(hub);
  addEmergencyCommands(hub);
  addSyntheticCommand(hub);
  addConsoleCommands(hub);
  addStaffCommands(hub);
}
