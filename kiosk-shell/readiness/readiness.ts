import { existsSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';
import {
  type BrowserFacts,
  findBrowser,
  hasOlderStore,
  missingPolicies,
} from '../browser/index.ts';
import type { ShellConfig } from '../config.ts';
import {
  mergeReadiness,
  type PageReadiness,
  pageParts,
  type ReadinessReport,
  type ShellHealth,
} from '../domain.ts';
import type { Health } from '../health/index.ts';
import type { CommandJournal } from '../hub-line/index.ts';
import type { Scanners } from '../scan/index.ts';
import { browserVersion } from './browser-version.ts';
import { printerOf } from './idle-machine.ts';
import { keepLines, readKept } from './kept-lines.ts';
import type { ShellFacts } from './machine-facts.ts';
import { machineLines } from './machine-lines.ts';
import { readUpdate } from './update-facts.ts';

export interface ReadinessParts {
  readonly config: ShellConfig;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly health: Pick<Health, 'status' | 'page' | 'printerLookedAtMs' | 'beatAgeMs'>;
  readonly examine: () => Promise<ShellHealth>;
  readonly browser: () => BrowserFacts;
  readonly scanners: Pick<Scanners, 'facts'>;
  readonly journal: Pick<CommandJournal, 'isReadable' | 'outOfService' | 'trust'>;
  readonly shell: () => Pick<ShellFacts, 'version' | 'uptimeMs' | 'faults'>;
  readonly waitingSlips: () => number;
  readonly hubHeardAtMs: () => number | null;
  readonly nowMs: () => number;
}

/** Looks at the whole machine and says of each part whether a kiosk can open with it. */
export class Readiness {
  readonly #parts: ReadinessParts;
  #version: Promise<string | null> | undefined;
  #looking: Promise<ReadinessReport> | undefined;

  constructor(parts: ReadinessParts) {
    this.#parts = parts;
  }

  /** Looks now; who asks meanwhile gets the same look. */
  report(): Promise<ReadinessReport> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  /** Keeps what page and staff found, until they look again. */
  async keep(found: PageReadiness): Promise<void> {
    const lines = found.lines.filter(({ part }) => pageParts.includes(part));
    await keepLines(this.#parts.config.stateDirectory, { lines });
  }

  async #look(): Promise<ReadinessReport> {
    const { config, environment, health, journal, scanners } = this.#parts;
    const { stateDirectory, trial } = config;
    const machine = await this.#parts.examine();
    this.#version ??= browserVersion(findBrowser(environment, config.browserPath));
    const version = await this.#version;
    const browser = this.#parts.browser();
    const profileDirectory = join(stateDirectory, 'browser-profile');
    const nowMs = this.#parts.nowMs();
    const beatMs = health.beatAgeMs();
    const printer = printerOf(config.printer);
    const kiosk = journal.trust?.kiosk ?? null;
    const lines = machineLines({
      nowMs,
      trial,
      shell: {
        ...this.#parts.shell(),
        node: process.version,
        outOfService: journal.outOfService,
        commandsReadable: journal.isReadable,
      },
      browser: {
        state: browser.state,
        showing: browser.showing,
        version,
        faults: browser.faults,
        policed: browser.policed,
        memoryRestarts: browser.memoryRestarts,
      },
      missingPolicies: missingPolicies(),
      profile: {
        exists: existsSync(profileDirectory),
        olderStore: hasOlderStore(profileDirectory),
      },
      pageBeatMs: beatMs === undefined ? null : Math.trunc(beatMs),
      picture: machine.screen.picture,
      scanners: scanners.facts(),
      printer: printer && {
        ...printer,
        status: health.status().printer,
        lookedAtMs: health.printerLookedAtMs,
        waiting: this.#parts.waitingSlips(),
      },
      disk: machine.disk,
      memory: { ...machine.memory, freeBytes: freemem() },
      clockOffsetMs: machine.clockOffsetMs,
      identity: { hasKey: true, kiosk },
      hub: {
        reach: health.status().hub,
        isPinned: config.hub.keyPins !== undefined,
        heardAtMs: this.#parts.hubHeardAtMs(),
      },
      update: readUpdate(),
      page: health.page,
    });
    const all = mergeReadiness(lines, readKept(stateDirectory).lines);
    return { v: 1, madeAtMs: nowMs, kiosk, shell: 'running', lines: all };
  }
}
