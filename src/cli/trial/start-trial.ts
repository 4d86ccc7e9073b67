import { join } from 'node:path';
import {
  type RunningShell,
  startFilePrinter,
  startIppFilePrinter,
  startShell,
} from '../../../kiosk-shell/index.ts';
import { starterBoards } from '../../content/index.ts';
import { kioskPort, type Site } from '../../domain/api/index.ts';
import {
  hasAdministrator,
  inviteFirstAdministrator,
  referenceConnectors,
  referenceFeeds,
  startHub,
  startReferenceFeed,
} from '../../hub/index.ts';
import { frameWords } from '../../kiosk/words/index.ts';
import { bringClips } from '../audio/bring-clips.ts';
import { startReferenceOffice } from '../reference/index.ts';
import { buildConsole, buildPage, consoleDirectory, pageDirectory } from '../support/build.ts';
import { contentBuilderAside } from '../support/build-content-aside.ts';
import { catalogueReaders } from '../support/catalogue-readers.ts';
import { connectorFile, loadConnectors } from '../support/connectors.ts';
import { feedFile, loadFeeds } from '../support/feeds.ts';
import { hubDirectory, makeDirectory, noteRunningHub } from '../support/state.ts';
import { CodeSupply } from './code-supply.ts';
import { publishStarter } from './publish-starter.ts';
import { seedStarter } from './seed-starter.ts';
import { startTrialSource } from './trial-source.ts';

/** Where the trial kiosk says it stands. */
export const trialSite: Site = {
  plate: 'A3',
  building: 'Chung cư dùng thử',
  ward: 'Phường Yên Hòa',
  wardCode: '',
  mode: 'lobby',
};

/** Trial ports, on loopback. The page's port is fixed (contracts.md); tests move all of them. */
export const trialPorts = {
  kiosk: kioskPort,
  hub: 8430,
  printer: 9100,
  paper: 8440,
  office: 8450,
} as const;

export interface TrialOptions {
  readonly state: string;
  readonly browser: 'none' | 'window';
  /** What the printer with the paper on a page speaks. */
  readonly printer: 'escpos' | 'ipp';
  /** Directory or file of an imported catalogue, published in the place of the starter's list. */
  readonly catalogue?: string | undefined;
  /** Directory of clips that `motcham audio generate` made. */
  readonly clips?: string | undefined;
  /** What the trial's site offers; those of content where it does not say. */
  readonly languages?: Site['languages'] | undefined;
  readonly ports: Readonly<Record<keyof typeof trialPorts, number>>;
}

export interface RunningTrial {
  readonly kioskUrl: string;
  readonly hubUrl: string;
  /** Of the console; while nobody administers it, the one-time link that makes an administrator. */
  readonly consoleUrl: string;
  readonly paperUrl: string;
  readonly officeUrl: string;
  readonly database: string;
  readonly contentVersion: number;
  readonly browser: ReturnType<RunningShell['browser']>;
  close(): Promise<void>;
}

/**
 * Everything on one machine: hub with its private database, starter content, a printer whose paper
 * is a web page, the kiosk shell, and a code that enrols the page as it first loads.
 *
 * @throws an error whose message says what to do; nothing is left running then.
 */
export async function startTrial(options: TrialOptions): Promise<RunningTrial> {
  const { state, ports } = options;
  makeDirectory(hubDirectory(state));
  await buildPage();
  await buildConsole();
  const undo: (() => unknown)[] = [];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const url = process.env['DATABASE_URL'];
    // So that in a trial an hour really gets confirmed.
    const office = await startReferenceOffice({
      port: ports.office,
      directory: join(state, 'back-office'),
    });
    undo.push(() => office.close());
    const source = await startTrialSource();
    undo.push(() => source.close());
    const own = await loadConnectors(connectorFile(state));
    // Made-up numbers, marked as that on every screen: the boards can be seen at once.
    const network = await startReferenceFeed(starterBoards);
    undo.push(() => network.close());
    const ownFeeds = await loadFeeds(feedFile(state));
    const hub = await startHub({
      directory: hubDirectory(state),
      // Somebody's own connectors take the place of the sample register's.
      connectors: own.length > 0 ? own : referenceConnectors(source.url),
      feeds: ownFeeds.length > 0 ? ownFeeds : referenceFeeds(network.url, starterBoards),
      backOffice: { url: office.url, publicKey: office.publicKey },
      trial: true,
      buildContent: contentBuilderAside(),
      readers: catalogueReaders,
      frameWords: frameWords(),
      consoleDirectory,
      port: ports.hub,
      log: { level: 'warn', stream: process.stderr },
      ...(url === undefined ? {} : { databaseUrl: url }),
    });
    undo.push(() => hub.close());
    undo.push(noteRunningHub(state, hub));
    await office.connect(hub);
    if (options.clips !== undefined) await bringClips(hub.store, options.clips);
    const contentVersion = await publishStarter(hub, options.catalogue);
    // Nobody administers yet: whoever started the trial may.
    const consolePath = (await hasAdministrator(hub.store.pool))
      ? '/console/'
      : (await inviteFirstAdministrator(hub.store)).path;
    await seedStarter(hub.store, Date.now(), options.catalogue);
    const codes = new CodeSupply(hub, {
      ...trialSite,
      ...(options.languages && { languages: options.languages }),
    });
    undo.push(() => codes.close());
    await codes.start();
    const printer = await startTrialPrinter(options.printer, join(state, 'printer'), ports);
    undo.push(() => printer.close());
    const shell = await startShell({
      stateDirectory: join(state, 'shell'),
      pageDirectory,
      port: ports.kiosk,
      trial: true,
      hub: { url: hub.url },
      printer: printer.config,
      browser: options.browser,
      enrolmentCode: codes.current,
    });
    undo.push(() => shell.close());
    return {
      kioskUrl: shell.url,
      hubUrl: hub.url,
      // A passkey belongs to a name, and an address is none.
      consoleUrl: new URL(consolePath, `http://localhost:${new URL(hub.url).port}`).href,
      paperUrl: printer.pageUrl,
      officeUrl: office.url,
      database: hub.databaseRoot ?? 'DATABASE_URL',
      contentVersion,
      browser: shell.browser(),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The trial's printer, and how the shell is told of it. */
async function startTrialPrinter(
  kind: TrialOptions['printer'],
  directory: string,
  ports: TrialOptions['ports'],
) {
  const places = { directory, port: ports.printer, pagePort: ports.paper };
  if (kind === 'ipp') {
    const printer = await startIppFilePrinter(places);
    const config = { profile: 'ipp-everywhere-counting', address: printer.url };
    return { config, pageUrl: printer.pageUrl, close: () => printer.close() };
  }
  const printer = await startFilePrinter(places);
  const { host, port } = printer.address;
  const config = { host, port, widthDots: 576 as const };
  return { config, pageUrl: printer.pageUrl, close: () => printer.close() };
}
