import { existsSync, readFileSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';
import { findBrowser, hasOlderStore, missingPolicies } from '../browser/index.ts';
import type { ShellConfig } from '../config.ts';
import type { ReadinessReport } from '../domain.ts';
import { mergeReadiness } from '../domain.ts';
import { probeDisk } from '../health/index.ts';
import { planPrinter } from '../print/index.ts';
import type { ScannerFacts } from '../scan/index.ts';
import { realWorld } from '../world.ts';
import { browserVersion } from './browser-version.ts';
import { readKept } from './kept-lines.ts';
import { machineLines } from './machine-lines.ts';
import { readUpdate } from './update-facts.ts';

/** The configuration as far as a report needs it. */
export type MachineConfig = Pick<
  ShellConfig,
  'stateDirectory' | 'runtimeDirectory' | 'trial' | 'hub' | 'printer' | 'scanners' | 'browserPath'
>;

/**
 * The report of a machine whose shell does not run: what lies on the disk, and no more. No device is
 * opened, because a shell that is about to start may want it.
 */
export async function reportIdleMachine(
  config: MachineConfig,
  environment: Readonly<Record<string, string | undefined>>,
  nowMs: number,
): Promise<ReadinessReport> {
  const { stateDirectory } = config;
  const profileDirectory = join(stateDirectory, 'browser-profile');
  const kiosk = kioskOf(stateDirectory);
  const lines = machineLines({
    nowMs,
    trial: config.trial,
    shell: undefined,
    browser: {
      state: undefined,
      showing: 'page',
      version: await browserVersion(findBrowser(environment, config.browserPath)),
      faults: 0,
      policed: 0,
      memoryRestarts: 0,
    },
    missingPolicies: missingPolicies(),
    profile: {
      exists: existsSync(profileDirectory),
      olderStore: hasOlderStore(profileDirectory),
    },
    pageBeatMs: null,
    picture: 'unknown',
    scanners: (config.scanners ?? []).map(
      ({ kind, name, path }): ScannerFacts => ({
        kind,
        name,
        state: existsSync(path) ? 'looking' : 'absent',
        isGrabbed: null,
        codes: 0,
        lastCodeAtMs: null,
        torn: 0,
        tooLong: 0,
        flooded: 0,
      }),
    ),
    printer: printerOf(config.printer),
    disk: await probeDisk(stateDirectory, realWorld),
    memory: { shellBytes: null, browserBytes: null, freeBytes: freemem() },
    clockOffsetMs: null,
    identity: { hasKey: existsSync(join(stateDirectory, 'shell-key.json')), kiosk },
    hub: { reach: 'unknown', isPinned: config.hub.keyPins !== undefined, heardAtMs: null },
    update: readUpdate(),
    page: undefined,
  });
  const all = mergeReadiness(lines, readKept(stateDirectory).lines);
  return { v: 1, madeAtMs: nowMs, kiosk, shell: 'notRunning', lines: all };
}

export function printerOf(config: ShellConfig['printer']) {
  const plan = config === null ? undefined : planPrinter(config);
  if (plan?.ok !== true) return null;
  const { profile, address } = plan.value;
  const { transport } = address;
  return { profile: profile.title, transport, status: undefined, lookedAtMs: null, waiting: 0 };
}

/** Id at the hub, as the journal of commands has it. */
function kioskOf(stateDirectory: string): string | null {
  try {
    const journal: unknown = JSON.parse(
      readFileSync(join(stateDirectory, 'commands.json'), 'utf8'),
    );
    const { trust }: { trust?: unknown } = { ...(typeof journal === 'object' ? journal : {}) };
    const { kiosk }: { kiosk?: unknown } = { ...(typeof trust === 'object' ? trust : {}) };
    return typeof kiosk === 'string' ? kiosk.slice(0, 64) : null;
  } catch {
    return null;
  }
}
