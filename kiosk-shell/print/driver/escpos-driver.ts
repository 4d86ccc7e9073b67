import { setImmediate as soon } from 'node:timers/promises';
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
import type { DriverHooks, DriverJob } from './driver-job.ts';
import { type DriverLimits, driverLimits } from './driver-limits.ts';
import type { OpenLink } from './link.ts';
import type { SentPhase } from './phase.ts';
import { openReadySession } from './ready-session.ts';
import { type Evidence, PrinterSession } from './session.ts';

/** Times a bare paper status is asked for again while the cut counter stands still. */
const statusTriesMax = 4;

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
      const session = await openReadySession(
        this.#open,
        this.#limits.lookMs,
        hooks,
        waitAllowed,
        signal,
      );
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
    const evidence = await this.#evidence(session, counter, this.#doneMs(bitmap.heightDots));
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

  /**
   * Waits for the answer from behind the cut. A paper status is one byte without a name, which a
   * noisy line can make up: where there is a cut counter, it must agree.
   */
  async #evidence(
    session: PrinterSession,
    counter: number | null,
    doneMs: number,
  ): Promise<Evidence | undefined> {
    for (let tries = 0; tries < statusTriesMax; tries += 1) {
      const evidence = await session.awaitDone(this.#nextId(), doneMs);
      if (evidence !== 'status' || counter === null) return evidence;
      const after = await session.askCutCounter(this.#limits.counterMs);
      if (after !== counter) return after === undefined ? undefined : evidence;
    }
    return undefined;
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
