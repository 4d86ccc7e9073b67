import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { Duplex, Readable, Writable } from 'node:stream';
import { log } from '../log.ts';
import { moveIfBroken } from './broken-profile.ts';
import type { BrowserFacts, BrowserOptions, BrowserState } from './browser-options.ts';
import { CrashLoop, faultCodes, type ScreenFault } from './crash-loop.ts';
import { findBrowser } from './find-browser.ts';
import { browserFlags } from './flags.ts';
import { groupMemoryBytes } from './group-memory.ts';
import { hasOlderStore } from './older-store.ts';
import { prepareProfile } from './prepare-profile.ts';
import { endHelpers, signalGroup } from './process-group.ts';
import { outOfServiceCode, rescueUrl } from './rescue-url.ts';
import { Supervisor, supervisorTimes } from './supervisor.ts';

/** Pauses before the browser is started again, ms; the last one repeats. */
const backOffMs = [0, 0, 500, 1000, 2000, 5000, 10_000, 30_000];
/** A browser that ran this long was well: the pauses start over. */
const wellMs = 60_000;
/** Time to close by itself before it is killed, ms. */
const closeMs = 4000;
/** How often its memory is looked at, ms, and what it may hold before it starts afresh, bytes. */
const memoryLookMs = 30_000;
const memoryMaxBytes = 1_500 * 1024 * 1024;

/** How often it is looked whether staff have left the rescue page, ms. */
const heldLookMs = 1_000;

/** So many starts in a row without a word of the browser, and its profile is looked at. */
const muteStartsMax = 3;
/** A loop that turns five times a second and did not for this long has ended, ms. */
const stillMs = 5_000;

/** Keeps one browser running on the kiosk's page, whatever happens to it. */
export class Browser {
  state: BrowserState = 'off';
  readonly #options: BrowserOptions;
  readonly #loop = new CrashLoop();
  #child: ChildProcess | undefined;
  #supervisor: Supervisor | undefined;
  #timer: NodeJS.Timeout | undefined;
  #rescueTimer: NodeJS.Timeout | undefined;
  #memoryTimer: NodeJS.Timeout | undefined;
  #failures = 0;
  #closing = false;
  /** The next exit was asked for: no fault. */
  #isWanted = false;
  #showing: BrowserFacts['showing'] = 'page';
  #next: { url: string; beats: boolean };
  #policed = 0;
  /** When the next start is due. */
  #dueMs = 0;
  #memoryRestarts = 0;
  /** Starts in a row that ended before the browser said anything. */
  #muteStarts = 0;

  constructor(options: BrowserOptions) {
    this.#options = options;
    this.#next = { url: options.url, beats: true };
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
    if (mode === 'kiosk') {
      const lookMs = this.#options.memory?.lookMs ?? memoryLookMs;
      this.#memoryTimer = setInterval(() => this.#lookAtMemory(), lookMs);
    }
    return this.state;
  }

  /** Closes the browser; it keeps its profile. */
  async close(): Promise<void> {
    this.#closing = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#rescueTimer);
    clearInterval(this.#memoryTimer);
    this.#supervisor?.close();
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    this.#signal(child, 'SIGTERM');
    this.#timer = setTimeout(() => this.#signal(child, 'SIGKILL'), closeMs);
    await exited;
    clearTimeout(this.#timer);
    if (child.pid !== undefined && process.platform !== 'win32') await endHelpers(child.pid);
  }

  /** The page rendered a frame. */
  beat(): void {
    if (this.#showing === 'page') this.#supervisor?.beat();
  }

  /** A page load asks for its session: its first beat may take a while. */
  pageLoads(): void {
    if (this.#showing === 'page') this.#supervisor?.loading();
  }

  /** Opens the page afresh. False when no supervised browser runs. */
  async reload(): Promise<boolean> {
    this.#showPage();
    return (await this.#supervisor?.show(this.#next.url, true)) ?? false;
  }

  /** Ends the browser in good order; it comes back at once. False when none runs. */
  restart(): boolean {
    const child = this.#child;
    if (child === undefined || this.#closing) return false;
    this.#isWanted = true;
    this.#signal(child, 'SIGTERM');
    const timer = setTimeout(() => this.#signal(child, 'SIGKILL'), closeMs);
    child.once('exit', () => clearTimeout(timer));
    return true;
  }

  /** As `restart`, and then the page is tried again, whatever is shown now; not out of service. */
  restartOnPage(): boolean {
    if (this.#showing !== 'outOfService') this.#showPage();
    return this.restart();
  }

  /** Takes the screen out of service, or back. */
  async setOutOfService(isOut: boolean): Promise<void> {
    if (isOut === (this.#showing === 'outOfService')) return;
    if (isOut) return this.showRescue(outOfServiceCode);
    this.#showPage();
    await this.#supervisor?.show(this.#next.url, this.#next.beats);
  }

  /** Shows the rescue page with a code until somebody takes it away. */
  async showRescue(code: string): Promise<void> {
    clearTimeout(this.#rescueTimer);
    this.#showing = 'outOfService';
    const { origin } = new URL(this.#options.url);
    this.#next = { url: rescueUrl(origin, code, 0), beats: false };
    await this.#supervisor?.show(this.#next.url, this.#next.beats);
  }

  /** Whether the rescue page stands in place of the kiosk's own. */
  get isOnRescue(): boolean {
    return this.#showing !== 'page';
  }

  /** Opens the rescue page afresh: it has something else to say. */
  async showRescueAgain(): Promise<void> {
    if (this.isOnRescue) await this.#supervisor?.show(this.#next.url, false);
  }

  /** What it shows now. */
  get showing(): BrowserFacts['showing'] {
    return this.#showing;
  }

  facts(): BrowserFacts {
    const pid = this.#child?.pid;
    return {
      state: this.state,
      showing: this.#showing,
      faults: this.#loop.total,
      policed: this.#policed,
      memoryRestarts: this.#memoryRestarts,
      memoryBytes: (pid === undefined ? undefined : groupMemoryBytes(pid)) ?? null,
    };
  }

  /** Whether somebody looks after the browser: its watcher turns, or the next start is due. */
  get isKept(): boolean {
    const now = this.#monotonicMs();
    if (this.#supervisor !== undefined) return now - this.#supervisor.lastTickMs < stillMs;
    if (this.state === 'restarting') return now < this.#dueMs + stillMs;
    // Without a browser, or with one on a desk, there is nothing to watch.
    return this.#child === undefined || this.#options.mode !== 'kiosk' || this.#closing;
  }

  #monotonicMs(): number {
    return this.#options.world.monotonicMs();
  }

  #showPage(): void {
    clearTimeout(this.#rescueTimer);
    this.#showing = 'page';
    this.#next = { url: this.#options.url, beats: true };
  }

  #fault(fault: ScreenFault): { url: string; beats: boolean } {
    const code = faultCodes[fault];
    const verdict = this.#loop.note(fault, this.#monotonicMs());
    log('warn', 'browser.fault', { fault, code, total: this.#loop.total, show: verdict.show });
    this.#options.onFault?.(code, fault);
    if (this.#showing === 'page' && verdict.show === 'rescue') {
      const { origin } = new URL(this.#options.url);
      this.#showing = 'rescue';
      this.#next = { url: rescueUrl(origin, verdict.code, verdict.count), beats: false };
      this.#endRescue(verdict.forMs);
    }
    return this.#next;
  }

  /** Tries the page again after a while; later while staff are at the rescue page. */
  #endRescue(afterMs: number): void {
    clearTimeout(this.#rescueTimer);
    this.#rescueTimer = setTimeout(() => {
      if (this.#options.isHeld?.() === true) this.#endRescue(heldLookMs);
      else void this.reload();
    }, afterMs);
  }

  #launch(executable: string, mode: 'window' | 'kiosk'): void {
    const profileDirectory = join(this.#options.stateDirectory, 'browser-profile');
    prepareProfile(profileDirectory);
    if (hasOlderStore(profileDirectory)) log('warn', 'browser.olderStore');
    const { root, extraFlags = [] } = this.#options;
    const startedMs = this.#monotonicMs();
    const isWatched = mode === 'kiosk';
    const flags = browserFlags({ profileDirectory, url: this.#next.url, mode, root });
    // Its own process group, so that its helpers end with it.
    const child = spawn(executable, [...extraFlags, ...flags], {
      detached: process.platform !== 'win32',
      stdio: isWatched ? ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] : 'ignore',
    });
    this.#child = child;
    this.#isWanted = false;
    if (isWatched) this.#supervise(child);
    this.#say('running');
    const again = () => {
      if (this.#closing || this.#child !== child) return;
      this.#child = undefined;
      this.#muteStarts = this.#supervisor?.hasAnswered === false ? this.#muteStarts + 1 : 0;
      this.#supervisor?.close();
      this.#supervisor = undefined;
      // Nothing of it may hold the profile when the next one opens it.
      if (child.pid !== undefined && process.platform !== 'win32') {
        signalGroup(child.pid, 'SIGKILL');
      }
      const ranMs = this.#monotonicMs() - startedMs;
      this.#failures = this.#isWanted || ranMs > wellMs ? 0 : this.#failures + 1;
      if (!this.#isWanted && isWatched) this.#fault('browserEnded');
      this.#say('restarting');
      const pause = backOffMs[Math.min(this.#failures, backOffMs.length - 1)] ?? 0;
      this.#dueMs = this.#monotonicMs() + pause;
      this.#timer = setTimeout(() => void this.#launchAgain(executable, mode), pause);
    };
    child.once('exit', again);
    child.once('error', again);
  }

  /**
   * A profile on which the browser ends without a word, where on a new one it speaks, is broken: it
   * is moved aside and kept. One that is only slow never comes here: it lives, and says something.
   */
  async #launchAgain(executable: string, mode: 'window' | 'kiosk'): Promise<void> {
    const { stateDirectory, root, extraFlags = [] } = this.#options;
    if (mode === 'kiosk' && this.#muteStarts >= muteStartsMax) {
      this.#muteStarts = 0;
      this.#dueMs = Number.POSITIVE_INFINITY;
      const kept = await moveIfBroken(
        { executable, stateDirectory, root, extraFlags },
        () => this.#closing,
        this.#options.world.nowMs,
      );
      if (this.#closing) return;
      if (kept) this.#options.onFault?.(faultCodes.profileBroken, 'profileBroken');
    }
    this.#launch(executable, mode);
  }

  #supervise(child: ChildProcess): void {
    const out = child.stdio[3];
    const input = child.stdio[4];
    if (!(out instanceof Writable || out instanceof Duplex) || !(input instanceof Readable)) return;
    this.#supervisor = new Supervisor(
      {
        pipe: { out, input },
        origin: new URL(this.#options.url).origin,
        times: this.#options.times ?? supervisorTimes,
        nowMs: () => this.#monotonicMs(),
        onFault: (fault) => this.#fault(fault),
        onFrozen: () => {
          this.#isWanted = true;
          this.#fault('browserFrozen');
          this.#signal(child, 'SIGKILL');
        },
        onPoliced: (what) => {
          this.#policed += 1;
          log('warn', 'browser.policed', { what });
        },
      },
      this.#next.beats,
    );
  }

  #lookAtMemory(): void {
    const pid = this.#child?.pid;
    const bytes = pid === undefined ? undefined : groupMemoryBytes(pid);
    const maxBytes = this.#options.memory?.maxBytes ?? memoryMaxBytes;
    // Only while nobody uses it: a resident's work is never ended for memory.
    if (bytes === undefined || bytes <= maxBytes || this.#options.idle?.() !== true) return;
    log('warn', 'browser.memory', { bytes, maxBytes });
    if (this.restart()) this.#memoryRestarts += 1;
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
