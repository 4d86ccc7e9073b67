import { join } from 'node:path';
import type { Browser } from './browser/index.ts';
import type { ShellConfig } from './config.ts';
import { controlOf } from './control.ts';
import {
  examine,
  type FaultList,
  type Health,
  probeScreen,
  ScreenLook,
  shellVersion,
} from './health/index.ts';
import { CommandJournal, HubLine } from './hub-line/index.ts';
import type { ShellKey } from './identity/index.ts';
import { log } from './log.ts';
import type { HubProxy } from './proxy/index.ts';
import { doctorPath, openDoctorSocket, Readiness } from './readiness/index.ts';
import type { DeskWork, SiteKitFile } from './rescue/index.ts';
import type { Scanners } from './scan/index.ts';
import { fetchUpdate, UpdateDesk } from './update/index.ts';
import type { World } from './world.ts';

/** Root's half of an update keeps its books here, and its root of trust there (docs/packaging.md). */
const updateDirectory = '/var/lib/motcham-update';
const updateTrust = '/etc/motcham/update-root.json';

export interface FleetLineParts {
  readonly config: ShellConfig;
  readonly world: World;
  readonly siteKit: SiteKitFile;
  readonly proxy: HubProxy;
  readonly shellKey: ShellKey;
  readonly health: Health;
  readonly faults: FaultList;
  readonly browser: Browser;
  readonly scanners: Scanners;
  readonly hubUrl: () => string | undefined;
  readonly waitingSlips: () => number;
  readonly uptimeMs: () => number;
  /** Ends this shell so that another is started; undefined where nothing would start it. */
  readonly restart: (() => void) | undefined;
}

export interface FleetLine {
  readonly readiness: Readiness;
  /** What staff may have done at the rescue page. */
  readonly desk: DeskWork;
  start(): void;
  close(): void;
}

/** The shell as part of the fleet: its journal of commands, its beats, and what it does when told. */
export async function openFleetLine(parts: FleetLineParts): Promise<FleetLine> {
  const { browser, config, faults, health, restart, siteKit, world } = parts;
  const journal = await CommandJournal.open(join(config.stateDirectory, 'commands.json'));
  if (!journal.isReadable) {
    log('error', 'command.journalUnreadable');
    faults.note('MC-61', world.nowMs());
  }
  let clockOffsetMs: number | null = null;
  const screen = new ScreenLook({
    probe: () => probeScreen(process.env),
    isPublic: () => browser.facts().showing !== 'page' || health.isPublic(),
    monotonicMs: world.monotonicMs,
  });
  const look = () =>
    examine({
      stateDirectory: config.stateDirectory,
      world,
      lookAtScreen: () => screen.look(),
      health,
      browser: () => browser.facts(),
      clockOffsetMs: () => clockOffsetMs,
    });
  const facts = async () => ({
    version: shellVersion,
    uptimeMs: Math.trunc(parts.uptimeMs()),
    health: await look(),
    faults: [...faults.list()],
  });
  let line: HubLine | undefined;
  const readiness = new Readiness({
    config,
    environment: process.env,
    health,
    examine: look,
    browser: () => browser.facts(),
    scanners: parts.scanners,
    journal,
    shell: () => ({
      version: shellVersion,
      uptimeMs: Math.trunc(parts.uptimeMs()),
      faults: faults.list().map(({ code }) => code),
    }),
    waitingSlips: parts.waitingSlips,
    hubHeardAtMs: () => line?.heardAtMs ?? null,
    nowMs: world.nowMs,
  });
  if (journal.outOfService) await browser.setOutOfService(true);
  let tellHub = () => {};
  const updates = new UpdateDesk({
    spool: join(config.stateDirectory, 'update'),
    rootDirectory: updateDirectory,
    fetch: (spool, signal) =>
      fetchUpdate(
        {
          proxy: parts.proxy,
          trustFile: updateTrust,
          kiosk: () => journal.trust?.kiosk,
          nowMs: () => world.nowMs() + (clockOffsetMs ?? 0),
        },
        spool,
        signal,
      ),
    idle: () => health.idle(),
    end: async (result) => {
      await journal.end(result);
      tellHub();
    },
    begun: journal.begunUpdate,
    nowMs: world.nowMs,
  });
  const setOutOfService = async (isOut: boolean) => {
    await journal.setOutOfService(isOut);
    await browser.setOutOfService(isOut);
  };
  const hubLine = new HubLine({
    proxy: parts.proxy,
    key: parts.shellKey,
    journal,
    facts: async () => ({ ...(await facts()), kit: await siteKit.digest() }),
    onKit: (kit) =>
      siteKit.keep(kit).catch(() => {
        log('error', 'siteKit.notKept');
      }),
    nowMs: world.nowMs,
    chance: world.chance,
    onOffset: (offsetMs) => {
      clockOffsetMs = offsetMs;
    },
    doCommand: controlOf({
      browser,
      idle: () => health.idle(),
      monotonicMs: world.monotonicMs,
      selfTest: () => readiness.report(),
      diagnose: async () => ({
        ...(await facts()),
        hub: health.status().hub,
        node: process.version,
        platform: `${process.platform} ${process.arch}`,
        printer: health.status().printer,
        commands: { upTo: journal.upTo, outOfService: journal.outOfService },
      }),
      setOutOfService,
      restartShell: () => {
        if (restart === undefined) throw new Error('nothing would start this shell again');
        restart();
      },
      takeUpdate: (number) => updates.take(number),
    }),
  });
  line = hubLine;
  tellHub = () => void hubLine.beat();
  const socket = await openDoctorSocket(doctorPath(config), () => readiness.report());
  return {
    readiness,
    desk: {
      facts: () => ({
        version: shellVersion,
        uptimeMs: parts.uptimeMs(),
        faults: faults.list(),
        hub: parts.hubUrl() ?? null,
        reach: health.status().hub,
        isOutOfService: journal.outOfService,
      }),
      hubNowMs: () => (clockOffsetMs === null ? undefined : world.nowMs() + clockOffsetMs),
      report: () => readiness.report(),
      restartBrowser: () => browser.restartOnPage(),
      restartShell: restart,
      setOutOfService: async (isOut) => {
        await setOutOfService(isOut);
        tellHub();
      },
      tellHub: () => tellHub(),
    },
    start: () => {
      void updates.start();
      hubLine.start();
    },
    close: () => {
      void updates.close();
      socket.close();
      hubLine.close();
    },
  };
}
