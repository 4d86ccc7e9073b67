import { mkdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Bridge, isOwnHost, isOwnPage } from './bridge/index.ts';
import { Browser, type BrowserState, missingPolicies, rescuePath } from './browser/index.ts';
import { openCarLine } from './car/index.ts';
import { portOf, type ShellConfig } from './config.ts';
import { hubPaths, newUuidV7 } from './domain.ts';
import { openFleetLine } from './fleet-line.ts';
import { openHeadsetJack } from './headset/index.ts';
import { FaultList, Health, OutboxWitness, overhear, shellVersion } from './health/index.ts';
import { loadShellKey } from './identity/index.ts';
import { log } from './log.ts';
import {
  directoryKeys,
  memoryKeys,
  openDriver,
  openJournalFile,
  PrinterWatch,
  PrintJournal,
  PrintQueue,
  paperDotsOf,
  planPrinter,
  SlipRenderer,
} from './print/index.ts';
import { openProvision } from './provision/index.ts';
import { HubProxy } from './proxy/index.ts';
import { RescueDesk, SiteKitFile, StaffDoor } from './rescue/index.ts';
import { Scanners } from './scan/index.ts';
import { hardeningHeaders, listenLocal, StaticFiles, sendProblem } from './serve/index.ts';
import type { Vitals } from './watchdog/index.ts';
import { realWorld, type World } from './world.ts';

/** Requests that the page held are gone from its storage (docs/shell.md). */
const lostRequestsCode = 'MC-47';

/** A shell at work. */
export interface RunningShell {
  /** Address of the kiosk's page. */
  readonly url: string;
  readonly port: number;
  /** What became of the browser: `notFound` and `noDisplay` are for the starter to explain. */
  browser(): BrowserState;
  /** What its loops say of themselves, for the watchdog. */
  vitals(): Vitals;
  /** Ends everything the shell started: sockets, timers, browser. Jobs stay in the journal. */
  close(): Promise<void>;
}

/** What is passed in by the program around a shell: time and chance, and what only it can do. */
export interface ShellWorld extends Partial<World> {
  /** Ends the program, for something else to start it again; absent where nothing would. */
  readonly restart?: () => void;
}

/**
 * Starts the kiosk's device agent: page, bridge, proxy, printing, browser.
 *
 * @throws an Error whose message says what to do, when the port is taken, the page is not built or
 *   the state directory cannot be written.
 */
export async function startShell(
  config: ShellConfig,
  { restart, ...given }: ShellWorld = {},
): Promise<RunningShell> {
  const world: World = { ...realWorld, ...given };
  mkdirSync(config.stateDirectory, { recursive: true, mode: 0o700 });
  const files = await StaticFiles.open(config.pageDirectory);
  const shellKey = await loadShellKey(config.stateDirectory);
  const startedMs = world.monotonicMs();
  const { url: imageUrl, keyPins } = config.hub;
  const image = imageUrl === undefined ? undefined : { url: imageUrl, keyPins };
  const provision = await openProvision(config.stateDirectory, image);
  const proxy = new HubProxy(provision.current);
  proxy.retarget(provision.current, provision.next);
  provision.onChange = () => proxy.retarget(provision.current, provision.next);
  const scanners = new Scanners({
    configs: config.scanners ?? [],
    nowMs: world.nowMs,
    monotonicMs: world.monotonicMs,
  });
  const car = config.car && openCarLine(config.car);
  const jack = config.headset && openHeadsetJack(config.headset);
  const health = new Health({
    scanner: () => scanners.status(),
    hub: () => proxy.reach,
    paperDots: paperDotsOf(config.printer),
    uptimeMs: () => world.monotonicMs() - startedMs,
    nowMs: world.nowMs,
  });
  proxy.onReach = () => health.changed();
  scanners.onChange = () => health.changed();
  const queue = await openQueue(config, world.nowMs);
  const watch =
    queue === undefined
      ? undefined
      : new PrinterWatch(queue, (status) => health.setPrinter(status));
  const faults = new FaultList();
  const witness = new OutboxWitness(config.stateDirectory);
  const lostAtMs = witness.lostAtMs(world.nowMs());
  if (lostAtMs !== undefined) faults.note(lostRequestsCode, lostAtMs);
  const siteKit = new SiteKitFile(config.stateDirectory);
  const staffDoor = new StaffDoor({
    stateDirectory: config.stateDirectory,
    trial: config.trial,
    kit: () => siteKit.kit,
    nowMs: world.nowMs,
  });
  const rescue = new RescueDesk({
    door: staffDoor,
    kit: () => siteKit.kit,
    world,
  });
  let port = portOf(config);
  const bridge = new Bridge({
    port: () => port,
    bootId: newUuidV7(world.nowMs, world.fillRandom),
    trial: config.trial,
    shellKey,
    provision,
    faults: () => [...faults.list()],
    staffDoor,
    enrolmentCode: config.enrolmentCode ?? (() => undefined),
    queue,
    health,
    scanners,
    car,
    jack,
    world,
  });
  const server = await listenLocal((request, response) => {
    route(request, response).catch((error: unknown) => {
      log('error', 'serve.broke', { name: error instanceof Error ? error.name : 'unknown' });
      sendProblem(response, 'internal');
    });
  }, port).catch(async (error: unknown) => {
    bridge.close();
    proxy.close();
    await queue?.close();
    throw error;
  });
  port = server.port;

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(hardeningHeaders)) response.setHeader(name, value);
    const target = request.url ?? '/';
    const path = target.split('?', 1)[0] ?? '/';
    if (!isOwnHost(request, port)) return sendProblem(response, 'forbidden');
    if (path.startsWith(rescuePath)) {
      if (await rescue.serve(request, response, path, isOwnPage(request, port))) return;
    }
    if (path.startsWith('/bridge/')) return bridge.serve(request, response, path);
    if (path.startsWith('/hub/')) {
      if (!isOwnPage(request, port)) return sendProblem(response, 'forbidden');
      if (path === hubPaths.heartbeat) {
        overhear(request, (beat) => {
          health.page = { beat, atMs: world.nowMs() };
          if (!witness.hear(beat.outbox, world.nowMs())) return;
          log('error', 'outbox.lost');
          faults.note(lostRequestsCode, world.nowMs());
        });
      }
      return proxy.pass(request, response, target);
    }
    return files.serve(request, response, path);
  }

  void queue?.warmUp().catch(() => log('error', 'print.renderer'));
  queue?.resume();
  void watch?.start();
  scanners.start();
  car?.start();
  jack?.start();
  const url = `http://localhost:${port}/`;
  const browser = new Browser({
    mode: config.browser,
    url,
    stateDirectory: config.stateDirectory,
    path: config.browserPath,
    environment: process.env,
    root: process.getuid?.() === 0,
    world,
    // A trial is watched by whoever started it; it may run without a policy file.
    missingPolicies: () => (config.trial ? [] : missingPolicies()),
    idle: () => health.idle(),
    isHeld: () => rescue.isBusy,
    onFault: (code) => faults.note(code, world.nowMs()),
    extraFlags: [
      ...(config.screen === undefined
        ? []
        : [`--window-size=${config.screen.widthPx},${config.screen.heightPx}`]),
      // What may be lost is not written to the disk that keeps what may not.
      ...(config.runtimeDirectory === undefined
        ? []
        : [`--disk-cache-dir=${join(config.runtimeDirectory, 'browser-cache')}`]),
    ],
  });
  const toPage = scanners.onScan;
  // While the page cannot be shown nothing listens but the rescue page, and only to a badge (S1).
  scanners.onScan = (scan) => {
    if (!browser.isOnRescue) return toPage(scan);
    void rescue.hear(scan.text).then((said) => (said ? browser.showRescueAgain() : undefined));
  };
  health.shows = () => {
    if (browser.showing === 'page') return 'page';
    return rescue.isBusy ? 'staff' : 'rescue';
  };
  bridge.onPageLoad = () => browser.pageLoads();
  health.onBeat = () => browser.beat();
  const line = await openFleetLine({
    config,
    proxy,
    shellKey,
    health,
    faults,
    browser,
    scanners,
    waitingSlips: () => queue?.waiting ?? 0,
    uptimeMs: () => world.monotonicMs() - startedMs,
    restart,
    world,
    siteKit,
    hubUrl: () => provision.current?.url,
  });
  bridge.readiness = line.readiness;
  rescue.work = line.desk;
  browser.start();
  line.start();
  log('info', 'shell.started', { port, version: shellVersion, trial: config.trial });
  let closing: Promise<void> | undefined;
  return {
    url,
    port,
    browser: () => browser.state,
    vitals: () => ({
      version: shellVersion,
      supervisor: browser.isKept,
      print: queue?.isAlive ?? true,
      pageBeatMs: health.beatAgeMs(),
      words: `browser ${browser.state}, printer ${health.status().printer.status}, hub ${health.status().hub}`,
    }),
    close: () => {
      closing ??= (async () => {
        watch?.stop();
        scanners.close();
        car?.close();
        jack?.close();
        line.close();
        bridge.close();
        proxy.close();
        await Promise.all([browser.close(), server.close(), queue?.close()]);
        log('info', 'shell.closed');
      })();
      return closing;
    },
  };
}

async function openQueue(
  config: ShellConfig,
  nowMs: World['nowMs'],
): Promise<PrintQueue | undefined> {
  if (config.printer === null) return undefined;
  const plan = planPrinter(config.printer);
  if (!plan.ok) throw new Error(`The printer is configured wrongly at ${plan.error}.`);
  const keys =
    config.runtimeDirectory === undefined
      ? memoryKeys()
      : directoryKeys(join(config.runtimeDirectory, 'slips'));
  const file = await openJournalFile(join(config.stateDirectory, 'print-journal.log'));
  const journal = await PrintJournal.open(file, keys);
  if (journal.damagedLines > 0) {
    log('warn', 'print.journalDamaged', { lines: journal.damagedLines });
  }
  const renderer = new SlipRenderer(plan.value.profile.widthDots);
  const driver = openDriver(plan.value);
  return new PrintQueue({ journal, driver, renderer, nowMs });
}
