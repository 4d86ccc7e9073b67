import { setTimeout as sleep } from 'node:timers/promises';
import type { PrinterStatus, PrintState } from '../../domain.ts';
import {
  asciiLine,
  disableRealTimePulses,
  encodeBands,
  feedAndCut,
  feedDots,
  initialise,
} from '../escpos/index.ts';
import type { OpenLink } from '../link/index.ts';
import type { EscposProfile } from '../profiles/index.ts';
import type { Bitmap } from '../raster/index.ts';
import type { DriverHooks, DriverJob } from './driver-job.ts';
import { type DriverLimits, driverLimits } from './driver-limits.ts';
import type { SentPhase } from './phase.ts';
import type { PrinterDriver } from './printer-driver.ts';
import { openReadySession } from './ready-session.ts';
import { type Evidence, PrinterSession } from './session.ts';

/** Times a bare paper status is asked for again while the cut counter stands still. */
const statusTriesMax = 4;

/** Dots from the print head to a tear-off edge, 20 mm, as one feed. */
const tearOffDots = 160;

/**
 * Prints raster slips on an ESC/POS printer so that none is lost and none comes out twice without
 * a mark (devices.md §2): asks before it sends, takes only an answer from behind the cut as proof,
 * and after a broken wire lets the cut counter say whether the slip came out.
 */
export class EscposDriver implements PrinterDriver {
  readonly #open: OpenLink;
  readonly #limits: DriverLimits;
  readonly #profile: EscposProfile;
  /** False once a printer did not answer GS g 2: it is not asked before every slip. */
  #hasCounter: boolean;
  #counterSeen = false;
  #hasSerial = true;
  #serialSeen = false;
  /** Once it has answered by name, a status alone proves nothing. */
  #namesSeen = false;
  #sequence = Math.trunc(performance.now()) % 46_656;

  constructor(open: OpenLink, profile: EscposProfile, limits: DriverLimits = driverLimits) {
    this.#open = open;
    this.#profile = profile;
    this.#hasCounter = profile.cutCounter;
    this.#limits = limits;
  }

  async look(signal: AbortSignal): Promise<PrinterStatus> {
    const link = await this.#open(signal);
    if (!link.ok) return { status: 'absent' };
    const session = new PrinterSession(link.value, this.#profile.realTimeStatus);
    const readiness = this.#profile.realTimeStatus ? await session.askReadiness() : 'ready';
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
        this.#profile,
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
        if (phase.phase === 'fresh' && job.mustAsk()) {
          return { state: 'unconfirmed', reason: 'waited' };
        }
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
    const { widthDots, bandRowsMax } = this.#profile;
    const flush = new Uint8Array((widthDots / 8) * bandRowsMax + 64);
    await session.send(Buffer.concat([flush, initialise]));
    const rows = bandRowsMax * 40;
    const done = await this.#done(session, this.#doneMs(rows));
    if (done === undefined && session.closed) return 'broken';
    if (phase.counter === null) return phase.phase === 'voiding' ? 'notOut' : 'unknown';
    const counter = await session.askCutCounter(this.#limits.counterMs);
    const printer = await this.#serial(session);
    if (session.closed) return 'broken';
    // Another printer, or none that says its name any more: its counter tells nothing.
    if ((phase.printer ?? null) !== printer) return 'unknown';
    if (counter === phase.counter + 1) return phase.phase === 'sent' ? 'cameOut' : 'voided';
    return counter === phase.counter ? 'notOut' : 'unknown';
  }

  /** Cuts off what may have been printed of a slip, marked, so that it is not glued to the next. */
  async #voidFragment(
    session: PrinterSession,
    setPhase: (phase: SentPhase) => Promise<void>,
  ): Promise<boolean> {
    const counter = await this.#counter(session);
    await setPhase({
      phase: 'voiding',
      counter,
      printer: await this.#serialBeside(counter, session),
    });
    const bytes = [initialise, feedDots(24), asciiLine('*** VOID ***'), feedDots(48), this.#end()];
    await session.send(Buffer.concat(bytes));
    const done = await this.#done(session, this.#limits.doneMs);
    return done !== undefined || !session.closed;
  }

  async #send(
    session: PrinterSession,
    draw: () => Promise<Bitmap>,
    reprint: boolean,
    setPhase: (phase: SentPhase) => Promise<void>,
    signal: AbortSignal,
  ): Promise<PrintState | 'broken'> {
    // Drawn by the worker while the printer and the disk are asked; both before the first byte.
    const drawn = draw();
    drawn.catch(() => {});
    const counter = await this.#counter(session);
    const printer = await this.#serialBeside(counter, session);
    if (session.closed) return 'broken';
    await setPhase({ phase: 'sent', counter, reprint, printer });
    const bitmap = await drawn;
    const { pulsesOff, bandRowsMax, ack } = this.#profile;
    const head = pulsesOff ? Buffer.concat([initialise, disableRealTimePulses]) : initialise;
    const bands = encodeBands(bitmap, bandRowsMax).map((band) => band.bytes);
    for (const bytes of [head, ...bands, this.#end()]) {
      if (signal.aborted || !(await session.send(bytes))) return 'broken';
    }
    if (ack === 'none' && counter === null) {
      // As long as it takes on paper, so that the question comes when there is something to see.
      await sleep((bitmap.heightDots / this.#limits.rowsPerSecondMin) * 1000, undefined, {
        signal,
      });
      return session.closed ? 'broken' : { state: 'unconfirmed', reason: 'noEvidence' };
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
    return this.#profile.realTimeStatus && (await session.askReadiness()) === 'silent'
      ? 'broken'
      : { state: 'unconfirmed', reason: 'noEvidence' };
  }

  /**
   * Waits for the answer from behind the cut. A paper status is one byte without a name, which a
   * noisy line can make up, or the late answer to an earlier question: where there is a cut counter,
   * it must agree; without one, the line must have been clean, and a family that knows `GS ( H` must
   * answer that.
   */
  async #evidence(
    session: PrinterSession,
    counter: number | null,
    doneMs: number,
  ): Promise<Evidence | undefined> {
    const byName = counter === null && (this.#profile.ack === 'processId' || this.#namesSeen);
    for (let tries = 0; tries < statusTriesMax; tries += 1) {
      const evidence = await this.#done(session, doneMs, byName);
      // Asked by name and deaf to it: another printer may have taken its place, and the next slip
      // finds out anew. Deaf to everything, it is the same one, and its names still count.
      if (byName && evidence === undefined && !session.closed) this.#namesSeen = false;
      if (evidence !== 'status') return evidence;
      if (counter === null) {
        if (!session.noisy) return evidence;
        continue;
      }
      const after = await session.askCutCounter(this.#limits.counterMs);
      if (after === counter + 1) return evidence;
      if (after !== counter) return undefined;
    }
    return undefined;
  }

  async #done(
    session: PrinterSession,
    doneMs: number,
    byName = false,
  ): Promise<Evidence | undefined> {
    const done = await session.awaitDone(this.#nextId(), doneMs, this.#profile.ack, byName);
    if (done === 'processId') this.#namesSeen = true;
    return done;
  }

  async #counter(session: PrinterSession): Promise<number | null> {
    if (!this.#hasCounter) return null;
    const counter = await session.askCutCounter(this.#limits.counterMs);
    if (counter !== undefined) this.#counterSeen = true;
    else if (!session.closed && !this.#counterSeen) this.#hasCounter = false;
    return counter ?? null;
  }

  async #serial(session: PrinterSession): Promise<string | null> {
    if (!this.#hasSerial) return null;
    const serial = await session.askSerial(this.#limits.counterMs);
    if (serial !== undefined) this.#serialSeen = true;
    else if (!session.closed && !this.#serialSeen) this.#hasSerial = false;
    return serial ?? null;
  }

  /** The serial number that gives a counter its meaning; not asked for without a counter. */
  #serialBeside(counter: number | null, session: PrinterSession): Promise<string | null> {
    return counter === null ? Promise.resolve(null) : this.#serial(session);
  }

  /** What ends a slip: the knife, or out to the edge where it is torn off. */
  #end(): Uint8Array {
    return this.#profile.cutter ? feedAndCut : feedDots(tearOffDots);
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
