import type { Readable, Writable } from 'node:stream';
import { log } from '../log.ts';
import { type BrowserEvent, CdpPipe } from './cdp-pipe.ts';
import type { ScreenFault } from './crash-loop.ts';
import { PageTargets, type TargetFinding } from './page-targets.ts';
import { Pulse, type PulseTimes } from './pulse.ts';
import { readPids } from './read-pids.ts';

/** Times of a supervisor, ms. Their sum with the time to draw again is what R of devices.md §9 asks. */
export interface SupervisorTimes extends PulseTimes {
  /** How often the browser is asked whether it lives and what it shows. */
  readonly askMs: number;
  /** A browser that has not answered for this long is frozen. */
  readonly frozenMs: number;
  /** A browser that starts gets this long for its first answer. */
  readonly startMs: number;
}

export const supervisorTimes: SupervisorTimes = {
  silentMs: 2_600,
  firstBeatMs: 15_000,
  askMs: 250,
  frozenMs: 2_500,
  startMs: 20_000,
};

/** How often silence is judged, ms. */
const tickMs = 200;
/** A tick this late means that the shell itself was kept from running, ms. */
const lateMs = 600;
/** Longest answer to a command that opens or closes a page, ms. */
const commandMs = 5_000;
/** The browser notices killed renderers within this, ms; it would give a dead one to a new page. */
const noticeMs = 200;

export interface SupervisorParts {
  readonly pipe: { readonly out: Writable; readonly input: Readable };
  readonly origin: string;
  readonly times: SupervisorTimes;
  readonly nowMs: () => number;
  /** Something broke: counted by whoever decides what is shown next; answers its address. */
  readonly onFault: (fault: ScreenFault) => { readonly url: string; readonly beats: boolean };
  /** The browser does not answer: only its end helps. */
  readonly onFrozen: () => void;
  /** A page was sent back or a foreign one closed. */
  readonly onPoliced: (what: TargetFinding['what']) => void;
}

/** Watches one life of the browser through its pipe, and puts the kiosk's page back. */
export class Supervisor {
  readonly #parts: SupervisorParts;
  readonly #pipe: CdpPipe;
  readonly #targets: PageTargets;
  readonly #pulse: Pulse;
  readonly #timer: NodeJS.Timeout;
  #lastTickMs: number;
  /** When the unanswered question was asked; undefined when none is open. */
  #askedMs: number | undefined;
  #answeredMs: number | undefined;
  #nextAskMs = 0;
  #opening = false;
  #killing = false;
  #closed = false;

  /** @param beats whether the page that the browser was started on beats. */
  constructor(parts: SupervisorParts, beats: boolean) {
    this.#parts = parts;
    this.#targets = new PageTargets(parts.origin);
    this.#pulse = new Pulse(parts.times);
    this.#pipe = new CdpPipe(parts.pipe.out, parts.pipe.input, (event) => this.#hear(event));
    const now = parts.nowMs();
    if (beats) this.#pulse.loading(now);
    this.#lastTickMs = now;
    this.#timer = setInterval(() => this.#tick(), tickMs);
    void this.#pipe.send('Target.setDiscoverTargets', { discover: true }, parts.times.startMs);
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#timer);
    this.#pipe.close();
  }

  /** Whether the browser ever said anything. */
  get hasAnswered(): boolean {
    return this.#answeredMs !== undefined;
  }

  /** When its loop last turned, on the clock that it was given. */
  get lastTickMs(): number {
    return this.#lastTickMs;
  }

  beat(): void {
    this.#pulse.beat(this.#parts.nowMs());
  }

  /** The page says that it loads: an update, or its own reload. */
  loading(): void {
    this.#pulse.loading(this.#parts.nowMs());
  }

  /** Shows `url` in place of what is shown: in a new page, because no old one can be commanded. */
  async show(url: string, beats: boolean): Promise<boolean> {
    if (this.#opening || this.#closed) return false;
    this.#opening = true;
    try {
      const former = this.#targets.home;
      if (beats) this.#pulse.loading(this.#parts.nowMs());
      else this.#pulse.rest();
      const made = await this.#pipe.send('Target.createTarget', { url }, commandMs);
      const targetId = targetIdOf(made);
      // A browser that cannot open a page answers nothing else either: frozen, or gone.
      if (targetId === undefined) return false;
      this.#targets.setHome(targetId);
      if (former !== undefined && former !== targetId) await this.#closeTarget(former);
      return true;
    } finally {
      this.#opening = false;
    }
  }

  #hear(event: BrowserEvent): void {
    const finding = this.#targets.hear(event);
    if (finding !== undefined) this.#act(finding);
  }

  #act(finding: TargetFinding): void {
    // What is found meanwhile is found again by the next sweep.
    if (this.#closed || this.#opening || this.#killing) return;
    switch (finding.what) {
      case 'crashed':
        this.#recover('pageCrashed');
        return;
      case 'extra':
        this.#parts.onPoliced('extra');
        void this.#closeTarget(finding.targetId);
        return;
      case 'left':
      case 'closed':
        this.#parts.onPoliced(finding.what);
        void this.show(`${this.#parts.origin}/`, true);
    }
  }

  async #closeTarget(targetId: string): Promise<void> {
    await this.#pipe.send('Target.closeTarget', { targetId }, commandMs);
  }

  #tick(): void {
    const now = this.#parts.nowMs();
    const lateBy = now - this.#lastTickMs - tickMs;
    this.#lastTickMs = now;
    if (lateBy > lateMs) {
      this.#pulse.forgive(lateBy);
      if (this.#askedMs !== undefined) this.#askedMs += lateBy;
    }
    this.#ask(now);
    const judged = this.#pulse.judge(now);
    if (judged === 'well' || this.#killing || this.#opening) return;
    if (judged === 'hung') void this.#killStuck();
    else this.#recover('pageNeverStarted');
  }

  #ask(now: number): void {
    const { askMs, frozenMs, startMs } = this.#parts.times;
    if (this.#askedMs !== undefined) {
      const limitMs = this.#answeredMs === undefined ? startMs : frozenMs;
      if (now - this.#askedMs > limitMs) {
        log('error', 'browser.frozen', { silentMs: Math.trunc(now - this.#askedMs) });
        this.close();
        this.#parts.onFrozen();
      }
      return;
    }
    if (now < this.#nextAskMs) return;
    this.#askedMs = now;
    const longest = startMs + frozenMs;
    // One question for both: whether it lives, and what it shows.
    void this.#pipe.send('Target.getTargets', {}, longest).then((answer) => {
      if (answer === undefined) return;
      for (const finding of this.#targets.sweep(answer)) this.#act(finding);
      this.#askedMs = undefined;
      this.#answeredMs = this.#parts.nowMs();
      this.#nextAskMs = this.#answeredMs + askMs;
    });
  }

  /** Ends every renderer: a stuck page cannot be closed, and its own process is not told apart. */
  async #killStuck(): Promise<void> {
    this.#killing = true;
    // Counted once, under its true name: the crash that the kill causes is no fault of its own.
    const next = this.#parts.onFault('pageHung');
    const pids = readPids(await this.#pipe.send('SystemInfo.getProcessInfo', {}, commandMs));
    if (this.#closed) return;
    for (const pid of pids) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It ended meanwhile.
      }
    }
    await new Promise((resolve) => setTimeout(resolve, noticeMs));
    this.#killing = false;
    await this.show(next.url, next.beats);
  }

  #recover(fault: ScreenFault): void {
    if (this.#opening || this.#killing) return;
    const next = this.#parts.onFault(fault);
    void this.show(next.url, next.beats);
  }
}

function targetIdOf(result: unknown): string | undefined {
  if (typeof result !== 'object' || result === null || !('targetId' in result)) return undefined;
  return typeof result.targetId === 'string' ? result.targetId : undefined;
}
