import { setTimeout as sleep, setImmediate as soon } from 'node:timers/promises';
import type { PrinterStatus, PrintState } from '../../domain.ts';
import {
  asciiLine,
  bandRowsMax,
  disableRealTimePulses,
  encodeBands,
  feedAndCut,
  feedDots,
  initialise,
} from '../escpos/index.ts';
import type { Bitmap } from '../raster/index.ts';
import type { OpenLink } from './link.ts';
import type { SentPhase } from './phase.ts';
import { type Evidence, PrinterSession, type Readiness } from './session.ts';

/** Times and limits of the driver; tests shorten them. */
export interface DriverLimits {
  /** Pause between two looks at a printer that is absent or offline, ms. */
  readonly lookMs: number;
  /** Answer in order, of a printer that is ready, ms. Grows with the rows of the slip. */
  readonly doneMs: number;
  /** Slowest printer that is waited for: 400 rows a second are 50 mm/s. */
  readonly rowsPerSecondMin: number;
  readonly counterMs: number;
  /** Times a slip is sent, the first included. */
  readonly sendsMax: number;
  /** How long a slip that was partly sent is followed up before the resident is asked, ms. */
  readonly followMs: number;
}

export const driverLimits: DriverLimits = {
  lookMs: 250,
  doneMs: 8000,
  rowsPerSecondMin: 400,
  counterMs: 800,
  sendsMax: 3,
  followMs: 10 * 60_000,
};

/** One slip to print. */
export interface DriverJob {
  readonly id: string;
  /** Draws the slip; undefined when its body is gone (after a power cut) and it cannot be resent. */
  readonly render: ((reprint: boolean) => Bitmap) | undefined;
  /** True from the first send on when an earlier paper may exist. */
  readonly reprint: boolean;
  readonly from: SentPhase;
  /** Until when the slip may be (re)sent: later the resident has gone. */
  mayStillSend(): boolean;
}

/** What the driver tells while it prints. */
export interface DriverHooks {
  state(state: PrintState): void;
  /** Must be durable before it resolves: bytes follow. Throws when the journal cannot take it. */
  phase(phase: SentPhase): Promise<void>;
}

const waitingStates: Readonly<Record<Readiness, PrintState>> = {
  ready: { state: 'printing' },
  paperOut: { state: 'waitingPaper' },
  coverOpen: { state: 'waitingCover' },
  error: { state: 'waitingPrinter' },
  silent: { state: 'waitingPrinter' },
};

/**
 * Prints raster slips on an ESC/POS printer so that none is lost and none comes out twice without
 * a mark (devices.md §2): asks before it sends, takes only an answer from behind the cut as proof,
 * and after a broken wire lets the cut counter say whether the slip came out.
 */
export class EscposDriver {
  readonly #open: OpenLink;
  readonly #limits: DriverLimits;
  readonly #widthDots: number;
  /** False once a printer did not answer GS g 2: it is not asked before every slip. */
  #hasCounter = true;
  #sequence = Math.trunc(performance.now()) % 46_656;

  constructor(open: OpenLink, widthDots: number, limits: DriverLimits = driverLimits) {
    this.#open = open;
    this.#widthDots = widthDots;
    this.#limits = limits;
  }

  /** Looks at the printer without a job. */
  async look(signal: AbortSignal): Promise<PrinterStatus> {
    const link = await this.#open(signal);
    if (!link.ok) return { status: 'absent' };
    const session = new PrinterSession(link.value);
    const readiness = await session.askReadiness();
    session.close();
    switch (readiness) {
      case 'ready':
        return { status: 'ready', paperLow: session.paperLow };
      case 'paperOut':
        return { status: 'paperOut' };
      case 'coverOpen':
        return { status: 'coverOpen' };
      case 'silent':
        return { status: 'absent' };
      default:
        return { status: 'error', detail: 'the printer is offline' };
    }
  }

  /** Prints one slip; resolves with its last state. Aborting leaves the job as it is. */
  async print(job: DriverJob, hooks: DriverHooks, signal: AbortSignal): Promise<PrintState> {
    let phase = job.from;
    const setPhase = async (next: SentPhase) => {
      await hooks.phase(next);
      phase = next;
    };
    const startedMs = performance.now();
    for (let sends = 0; ; ) {
      signal.throwIfAborted();
      const waitAllowed = () =>
        phase.phase === 'fresh'
          ? job.mayStillSend()
          : performance.now() - startedMs < this.#limits.followMs;
      const session = await this.#ready(hooks, waitAllowed, signal);
      signal.throwIfAborted();
      if (session === undefined) return gaveUp(phase);
      try {
        let reprint = job.reprint;
        if (phase.phase !== 'fresh') {
          const verdict = await this.#verdict(session, phase);
          if (verdict === 'cameOut') return cameOut(phase);
          if (verdict === 'broken') continue;
          if (verdict === 'unknown' && (job.render === undefined || !job.mayStillSend())) {
            return { state: 'unconfirmed', reason: 'powerLost' };
          }
          if (verdict !== 'voided' && !(await this.#voidFragment(session, setPhase))) continue;
          reprint = true;
        }
        if (job.render === undefined) return { state: 'failed', reason: 'cancelled' };
        if (!job.mayStillSend()) return { state: 'failed', reason: 'timedOut' };
        if (sends >= this.#limits.sendsMax) return { state: 'failed', reason: 'printerError' };
        sends += 1;
        const draw = job.render;
        const outcome = await this.#send(session, () => draw(reprint), reprint, setPhase, signal);
        if (outcome !== 'broken') return outcome;
      } finally {
        session.close();
      }
    }
  }

  /** A session with a printer that is ready; waits while it is not. */
  async #ready(
    hooks: DriverHooks,
    waitAllowed: () => boolean,
    signal: AbortSignal,
  ): Promise<PrinterSession | undefined> {
    while (!signal.aborted) {
      const link = await this.#open(signal);
      if (!link.ok) {
        hooks.state({ state: 'waitingPrinter' });
      } else {
        const session = new PrinterSession(link.value);
        while (!session.closed) {
          const readiness = await session.askReadiness();
          hooks.state(waitingStates[readiness]);
          if (readiness === 'ready') {
            session.onReadiness = (changed) => hooks.state(waitingStates[changed]);
            await session.enableStatusBack();
            return session;
          }
          if (readiness === 'silent' || !waitAllowed() || signal.aborted) break;
          await sleep(this.#limits.lookMs);
        }
        session.close();
      }
      if (!waitAllowed()) return undefined;
      await sleep(this.#limits.lookMs);
    }
    return undefined;
  }

  /** After a broken wire: did the slip come out? Finishes a half-read band first. */
  async #verdict(
    session: PrinterSession,
    phase: Exclude<SentPhase, { phase: 'fresh' }>,
  ): Promise<'cameOut' | 'notOut' | 'voided' | 'unknown' | 'broken'> {
    // Zeros finish a raster that was cut off, as white rows, and mean nothing between commands.
    const flush = new Uint8Array((this.#widthDots / 8) * bandRowsMax + 64);
    await session.send(Buffer.concat([flush, initialise]));
    const rows = bandRowsMax * 40;
    const done = await session.awaitDone(this.#nextId(), this.#doneMs(rows));
    if (done === undefined && session.closed) return 'broken';
    if (phase.counter === null) return phase.phase === 'voiding' ? 'notOut' : 'unknown';
    const counter = await session.askCutCounter(this.#limits.counterMs);
    if (session.closed) return 'broken';
    if (counter === phase.counter + 1) return phase.phase === 'sent' ? 'cameOut' : 'voided';
    return counter === phase.counter ? 'notOut' : 'unknown';
  }

  /** Cuts off what may have been printed of a slip, marked, so that it is not glued to the next. */
  async #voidFragment(
    session: PrinterSession,
    setPhase: (phase: SentPhase) => Promise<void>,
  ): Promise<boolean> {
    await setPhase({ phase: 'voiding', counter: await this.#counter(session) });
    const bytes = [initialise, feedDots(24), asciiLine('*** VOID ***'), feedDots(48), feedAndCut];
    await session.send(Buffer.concat(bytes));
    const done = await session.awaitDone(this.#nextId(), this.#limits.doneMs);
    return done !== undefined || !session.closed;
  }

  async #send(
    session: PrinterSession,
    draw: () => Bitmap,
    reprint: boolean,
    setPhase: (phase: SentPhase) => Promise<void>,
    signal: AbortSignal,
  ): Promise<PrintState | 'broken'> {
    const counter = await this.#counter(session);
    if (session.closed) return 'broken';
    // Drawn while the disk syncs; not a byte goes out before both are done.
    const kept = setPhase({ phase: 'sent', counter, reprint });
    const [bitmap] = await Promise.all([soon().then(draw), kept]);
    const head = Buffer.concat([initialise, disableRealTimePulses]);
    for (const bytes of [head, ...encodeBands(bitmap).map((band) => band.bytes), feedAndCut]) {
      if (signal.aborted || !(await session.send(bytes))) return 'broken';
    }
    const evidence: Evidence | undefined = await session.awaitDone(
      this.#nextId(),
      this.#doneMs(bitmap.heightDots),
    );
    if (evidence !== undefined) return { state: 'printed', evidence, reprint };
    if (session.closed) return 'broken';
    const after =
      counter === null ? undefined : await session.askCutCounter(this.#limits.counterMs);
    if (counter !== null && after === counter + 1) {
      return { state: 'printed', evidence: 'cutCounter', reprint };
    }
    // Deaf to everything in order: if it still answers at once, nobody can know; else it is gone.
    return (await session.askReadiness()) === 'silent'
      ? 'broken'
      : { state: 'unconfirmed', reason: 'noEvidence' };
  }

  async #counter(session: PrinterSession): Promise<number | null> {
    if (!this.#hasCounter) return null;
    const counter = await session.askCutCounter(this.#limits.counterMs);
    if (counter === undefined && !session.closed) this.#hasCounter = false;
    return counter ?? null;
  }

  #doneMs(rows: number): number {
    return this.#limits.doneMs + (rows / this.#limits.rowsPerSecondMin) * 1000;
  }

  #nextId(): string {
    this.#sequence = (this.#sequence + 1) % 46_656;
    return `M${this.#sequence.toString(36).toUpperCase().padStart(3, '0')}`;
  }
}

function cameOut(phase: SentPhase): PrintState {
  const reprint = phase.phase === 'sent' && phase.reprint;
  return { state: 'printed', evidence: 'cutCounter', reprint };
}

function gaveUp(phase: SentPhase): PrintState {
  if (phase.phase === 'fresh') return { state: 'failed', reason: 'timedOut' };
  if (phase.phase === 'voiding') return { state: 'failed', reason: 'printerError' };
  return { state: 'unconfirmed', reason: 'noEvidence' };
}
