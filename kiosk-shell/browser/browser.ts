import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { log } from '../log.ts';
import { findBrowser } from './find-browser.ts';
import { browserFlags } from './flags.ts';
import { hasOlderStore } from './older-store.ts';

/** Pauses before the browser is started again, ms; the last one repeats. */
const backOffMs = [500, 1000, 2000, 5000, 10_000, 30_000];
/** A browser that ran this long was well: the pauses start over. */
const wellMs = 60_000;
/** Time to close by itself before it is killed, ms. */
const closeMs = 4000;
/** Time that the helpers of a closed browser get, and how often they are looked for, ms. */
const helpersMs = 3000;
const helpersLookMs = 25;

/** Signals a process group; whether there was one. Signal 0 only looks. */
function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-leader, signal);
  } catch {
    // Gone in the meantime: that was the aim.
    return false;
  }
}

const isGroupAlive = (leader: number) => signalGroup(leader, 0);

/** Why no browser runs; `off` when the configuration asks for none. */
export type BrowserState =
  | 'off'
  | 'running'
  | 'restarting'
  | 'notFound'
  | 'noDisplay'
  /** A kiosk for the public without its managed policies: it would let residents out. */
  | 'noPolicies';

export interface BrowserOptions {
  readonly mode: 'none' | 'window' | 'kiosk';
  readonly url: string;
  readonly stateDirectory: string;
  readonly path?: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly root: boolean;
  /** Names of managed policies that are not in force; asked before a kiosk opens to the public. */
  readonly missingPolicies: () => readonly string[];
}

/** Keeps one browser running on the kiosk's page. */
export class Browser {
  state: BrowserState = 'off';
  readonly #options: BrowserOptions;
  #child: ChildProcess | undefined;
  #timer: NodeJS.Timeout | undefined;
  #failures = 0;
  #closing = false;

  constructor(options: BrowserOptions) {
    this.#options = options;
  }

  /** Starts the browser, when one is wanted and possible. Never throws: the page works without. */
  start(): BrowserState {
    const { mode, environment, path } = this.#options;
    if (mode === 'none') return this.state;
    const desktop = process.platform === 'linux';
    if (desktop && !environment['DISPLAY'] && !environment['WAYLAND_DISPLAY']) {
      this.#say('noDisplay');
      return this.state;
    }
    const executable = findBrowser(environment, path);
    if (executable === undefined) {
      this.#say('notFound');
      return this.state;
    }
    if (mode === 'kiosk' && this.#options.missingPolicies().length > 0) {
      this.#say('noPolicies');
      return this.state;
    }
    this.#launch(executable, mode);
    return this.state;
  }

  /** Closes the browser; it keeps its profile. */
  async close(): Promise<void> {
    this.#closing = true;
    clearTimeout(this.#timer);
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    await new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      this.#signal(child, 'SIGTERM');
      this.#timer = setTimeout(() => this.#signal(child, 'SIGKILL'), closeMs);
    });
    clearTimeout(this.#timer);
    await this.#endHelpers(child);
  }

  /** Its helpers outlive the browser by a moment: closed means that they are gone as well. */
  async #endHelpers({ pid }: ChildProcess): Promise<void> {
    if (pid === undefined || process.platform === 'win32') return;
    const deadlineMs = performance.now() + helpersMs;
    while (isGroupAlive(pid)) {
      if (performance.now() > deadlineMs) {
        signalGroup(pid, 'SIGKILL');
        return;
      }
      await sleep(helpersLookMs);
    }
  }

  #launch(executable: string, mode: 'window' | 'kiosk'): void {
    const profileDirectory = join(this.#options.stateDirectory, 'browser-profile');
    mkdirSync(profileDirectory, { recursive: true, mode: 0o700 });
    // Left behind by a browser that was killed; they would keep the next one from starting.
    for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket']) {
      rmSync(join(profileDirectory, name), { force: true });
    }
    if (hasOlderStore(profileDirectory)) log('warn', 'browser.olderStore');
    const { url, root } = this.#options;
    const startedMs = performance.now();
    // Its own process group, so that its helpers end with it.
    const child = spawn(executable, browserFlags({ profileDirectory, url, mode, root }), {
      detached: process.platform !== 'win32',
      stdio: 'ignore',
    });
    this.#child = child;
    this.#say('running');
    const again = () => {
      if (this.#closing || this.#child !== child) return;
      this.#child = undefined;
      this.#failures = performance.now() - startedMs > wellMs ? 0 : this.#failures + 1;
      this.#say('restarting');
      const pause = backOffMs[Math.min(this.#failures, backOffMs.length - 1)] ?? 0;
      this.#timer = setTimeout(() => this.#launch(executable, mode), pause);
    };
    child.once('exit', again);
    child.once('error', again);
  }

  #signal(child: ChildProcess, signal: NodeJS.Signals): void {
    if (child.pid === undefined) return;
    if (process.platform === 'win32') child.kill(signal);
    else signalGroup(child.pid, signal);
  }

  #say(state: BrowserState): void {
    this.state = state;
    log(state === 'running' ? 'info' : 'warn', 'browser.state', {
      state,
      failures: this.#failures,
    });
  }
}
