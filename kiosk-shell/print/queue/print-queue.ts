import {
  isPrintSettled,
  type PrintAnswer,
  type PrinterStatus,
  type PrintJob,
  type PrintState,
  paperHeightDotsMax,
  type ReceiptDocument,
  ReceiptDocumentSchema,
} from '../../domain.ts';
import { log } from '../../log.ts';
import type { PrinterDriver } from '../driver/index.ts';
import type { PrintJournal } from '../journal/index.ts';
import type { SlipRenderer } from '../raster/index.ts';
import { Backlog } from './backlog.ts';

/** Jobs that wait at once (devices.md §7): what the bridge lets through while a slip is fresh. */
const openJobsMax = 50;
/** How long a slip may wait before its first byte, ms. Later the resident has gone: no dumping. */
const freshMs = 120_000;
/** How long an unconfirmed slip can be asked for again, ms: as long as a session. */
const answerMs = 180_000;

export interface PrintQueueParts {
  readonly journal: PrintJournal;
  readonly driver: PrinterDriver;
  readonly renderer: Pick<SlipRenderer, 'warmUp' | 'measure' | 'draw' | 'close'>;
  readonly nowMs: () => number;
}

/** Jobs in order, one at a time, every step in the journal before it happens. */
export class PrintQueue {
  readonly #parts: PrintQueueParts;
  /** Last state told of each open job; settled ones are in the journal. */
  #states = new Map<string, PrintState>();
  #listeners = new Set<(job: PrintJob) => void>();
  #stop = new AbortController();
  #running: Promise<void> | undefined;
  #looking: AbortController | undefined;
  #looked: Promise<unknown> = Promise.resolve();
  readonly #backlog = new Backlog();
  #answerTimers = new Map<string, NodeJS.Timeout>();

  constructor(parts: PrintQueueParts) {
    this.#parts = parts;
  }

  /** Draws one slip for nothing, so that the first resident does not wait for fonts to load. */
  warmUp(): Promise<void> {
    return this.#parts.renderer.warmUp();
  }

  /** Takes up what an earlier run of the shell left. */
  resume(): void {
    const { journal } = this.#parts;
    for (const job of journal.open()) this.#states.set(job.id, { state: 'queued' });
    // The earlier run's timers died with it.
    for (const job of journal.kept()) this.#forgetLater(job.id, answerMs);
    this.#run();
  }

  onJob(listener: (job: PrintJob) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A job as it stands; undefined when the id was never taken. */
  find(jobId: string): PrintJob | undefined {
    const print = this.#parts.journal.find(jobId)?.state ?? this.#states.get(jobId);
    return print === undefined ? undefined : { jobId, print };
  }

  /** Takes a slip. The same id again is the same job. */
  async submit(jobId: string, document: ReceiptDocument): Promise<PrintJob> {
    const known = this.find(jobId);
    if (known !== undefined) return known;
    if (this.#states.size >= openJobsMax) return failed(jobId, 'tooMany');
    // Taken before it is measured: the same id a moment later is the same job.
    this.#states.set(jobId, { state: 'queued' });
    this.#looking?.abort();
    const refused = await this.#refusal(document);
    if (refused !== undefined) {
      this.#states.delete(jobId);
      return failed(jobId, refused);
    }
    try {
      const { journal, nowMs } = this.#parts;
      if (!(await journal.accept(jobId, JSON.stringify(document), nowMs()))) {
        this.#states.delete(jobId);
        return failed(jobId, 'journalFull');
      }
    } catch (error) {
      log('error', 'print.journalRefused', { job: jobId, code: codeOf(error) });
      this.#states.delete(jobId);
      return failed(jobId, 'journalFull');
    }
    this.#run();
    return this.find(jobId) ?? { jobId, print: { state: 'queued' } };
  }

  /** Why a slip cannot be printed at all; undefined when it can. */
  async #refusal(document: ReceiptDocument): Promise<FailedReason | undefined> {
    try {
      const heightDots = await this.#parts.renderer.measure(document);
      return heightDots > paperHeightDotsMax ? 'invalid' : undefined;
    } catch (error) {
      log('error', 'print.renderer', { name: error instanceof Error ? error.name : 'unknown' });
      return 'printerError';
    }
  }

  /** What the resident says about an unconfirmed slip. Undefined for an unknown job. */
  async answer(jobId: string, { answer }: PrintAnswer): Promise<PrintJob | undefined> {
    const { journal } = this.#parts;
    const job = journal.find(jobId);
    if (job === undefined) return this.find(jobId);
    if (job.state?.state !== 'unconfirmed') return this.find(jobId);
    this.#forgetLater(jobId, undefined);
    if (answer === 'again' && journal.body(jobId) !== undefined) {
      this.#states.set(jobId, { state: 'queued' });
      // Of a slip that only waited surely none came out: it needs no mark.
      const reprint = job.reprint || job.state.reason !== 'waited';
      await journal.again(jobId, reprint, this.#parts.nowMs());
      this.#tell(jobId, { state: 'queued' });
      this.#run();
      return { jobId, print: { state: 'queued' } };
    }
    const print: PrintState =
      answer === 'cameOut' && job.state.reason !== 'waited'
        ? { state: 'printed', evidence: 'resident', reprint: job.reprint }
        : { state: 'failed', reason: 'cancelled' };
    await journal.settle(jobId, print, false);
    this.#tell(jobId, print);
    return { jobId, print };
  }

  /** Looks at the printer when no job does; undefined when one is printing. */
  async look(): Promise<PrinterStatus | undefined> {
    if (this.#running !== undefined || this.#looking !== undefined) return undefined;
    const looking = new AbortController();
    this.#looking = looking;
    const looked = this.#parts.driver.look(looking.signal);
    this.#looked = looked;
    try {
      const status = await looked;
      return looking.signal.aborted ? undefined : status;
    } finally {
      this.#looking = undefined;
    }
  }

  /** Whether it works on what waits: jobs that nobody works on would wait for ever. */
  get isAlive(): boolean {
    return this.#running !== undefined || this.#parts.journal.open().length === 0;
  }

  /** Slips that are not settled. */
  get waiting(): number {
    return this.#states.size;
  }

  async close(): Promise<void> {
    this.#stop.abort();
    this.#looking?.abort();
    for (const timer of this.#answerTimers.values()) clearTimeout(timer);
    await this.#running?.catch(() => {});
    await this.#looked.catch(() => {});
    await this.#parts.renderer.close();
    await this.#parts.journal.close();
  }

  #run(): void {
    if (this.#running !== undefined || this.#stop.signal.aborted) return;
    this.#running = this.#drain().finally(() => {
      this.#running = undefined;
    });
  }

  async #drain(): Promise<void> {
    for (;;) {
      const next = this.#parts.journal.open()[0];
      if (next === undefined || this.#stop.signal.aborted) return;
      try {
        await this.#print(next.id);
      } catch (error) {
        if (this.#stop.signal.aborted) return;
        log('error', 'print.broke', { job: next.id, code: codeOf(error) });
        await this.#settle(next.id, { state: 'failed', reason: 'printerError' });
      }
    }
  }

  async #print(id: string): Promise<void> {
    const { journal, driver, renderer, nowMs } = this.#parts;
    const job = journal.find(id);
    if (job === undefined) return;
    const body = journal.body(id);
    const parsed =
      body === undefined ? undefined : ReceiptDocumentSchema.safeParse(JSON.parse(body));
    const document = parsed?.success === true ? parsed.data : undefined;
    if (document === undefined && job.phase.phase === 'fresh') {
      // The body died with the power before a byte went out: nothing came out, surely.
      await this.#settle(id, { state: 'failed', reason: 'cancelled' });
      return;
    }
    // A clock that jumped back must not make a slip wait for ever.
    const mayStillSend = () => Math.abs(nowMs() - job.atMs) < freshMs;
    if (job.phase.phase === 'fresh' && mayStillSend() && this.#backlog.mustAsk(id)) {
      await this.#settle(id, { state: 'unconfirmed', reason: 'waited' });
      return;
    }
    const state = await driver.print(
      {
        id,
        reprint: job.reprint,
        from: job.phase,
        render: document === undefined ? undefined : (reprint) => renderer.draw(document, reprint),
        mayStillSend,
        mustAsk: () => this.#backlog.mustAsk(id),
      },
      {
        state: (next) => {
          const fresh = journal.open().filter(({ phase }) => phase.phase === 'fresh');
          this.#backlog.hear(
            next,
            fresh.map((one) => one.id),
          );
          if (!isPrintSettled(next)) this.#tell(id, next);
        },
        phase: (phase) => journal.phase(id, phase),
      },
      this.#stop.signal,
    );
    await this.#settle(id, state);
  }

  async #settle(id: string, state: PrintState): Promise<void> {
    const keepBody = state.state === 'unconfirmed';
    this.#backlog.forget(id);
    try {
      await this.#parts.journal.settle(id, state, keepBody);
    } catch (error) {
      // Disk full: the truth is told all the same, and new slips are refused by `accept`.
      log('error', 'print.journalRefused', { job: id, code: codeOf(error) });
    }
    if (keepBody) this.#forgetLater(id, answerMs);
    this.#tell(id, state);
    log('info', 'print.settled', { job: id, state: state.state });
  }

  #forgetLater(id: string, afterMs: number | undefined): void {
    clearTimeout(this.#answerTimers.get(id));
    this.#answerTimers.delete(id);
    if (afterMs === undefined) return;
    const timer = setTimeout(() => void this.#unanswered(id), afterMs);
    timer.unref();
    this.#answerTimers.set(id, timer);
  }

  /** Nobody answered: the body is forgotten, and what surely never came out is told so. */
  async #unanswered(id: string): Promise<void> {
    const { journal } = this.#parts;
    const state = journal.find(id)?.state;
    journal.forgetBody(id);
    if (state?.state !== 'unconfirmed' || state.reason !== 'waited') return;
    await this.#settle(id, { state: 'failed', reason: 'timedOut' });
  }

  #tell(jobId: string, print: PrintState): void {
    const before = this.#states.get(jobId);
    if (isPrintSettled(print)) this.#states.delete(jobId);
    else this.#states.set(jobId, print);
    if (before?.state === print.state && !isPrintSettled(print)) return;
    for (const listener of this.#listeners) listener({ jobId, print });
  }
}

type FailedReason = Extract<PrintState, { state: 'failed' }>['reason'];

function failed(jobId: string, reason: FailedReason): PrintJob {
  return { jobId, print: { state: 'failed', reason } };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
