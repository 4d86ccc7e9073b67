import { setTimeout as sleep } from 'node:timers/promises';
import { type PrinterStatus, type PrintState, throwIllegalValue } from '../../domain.ts';
import type { DriverHooks, DriverJob, PrinterDriver } from '../driver/index.ts';
import type { IppProfile } from '../profiles/index.ts';
import { encodePwg } from '../pwg/index.ts';
import { IppClient } from './ipp-client.ts';
import {
  cancelJob,
  createJob,
  findJob,
  getJob,
  type IppJob,
  sendDocument,
  validateJob,
} from './ipp-jobs.ts';
import { groupTags, jobStates, operations } from './ipp-tags.ts';
import { groupsOf, type IppAttributes, make } from './ipp-values.ts';
import { choosePage, printerAttributes, statusOf } from './printer-facts.ts';

/** Times and limits of the driver; tests shorten them. */
export interface IppLimits {
  /** Pause between two looks at printer or job, ms. */
  readonly lookMs: number;
  /** Silence on the wire after which an exchange is broken, ms. */
  readonly timeoutMs: number;
  /** How long a job that was sent is followed before the resident is asked, ms. */
  readonly followMs: number;
  /** Times a slip is sent, the first included. */
  readonly sendsMax: number;
}

const ippLimits: IppLimits = {
  lookMs: 250,
  timeoutMs: 5000,
  followMs: 10 * 60_000,
  sendsMax: 3,
};

/** Times a printer may say that it is busy: with the pause between, 5 s (R71). */
const refusalsMax = 20;

const noEvidence: PrintState = { state: 'unconfirmed', reason: 'noEvidence' };

/** A slip that went out: the printer's number for it, and whether it surely has all of it. */
interface Sent {
  readonly known: number | undefined;
  readonly whole: boolean;
}

interface Track extends Sent {
  readonly name: string;
  /** Numbers of earlier tries that are over. */
  readonly dead: Set<number>;
}

/** What became of a slip that was sent: out on paper, not with the printer, or over otherwise. */
type Followed = PrintState | 'paper' | 'again';

/**
 * Prints on an IPP Everywhere printer (devices.md §2.8). Before anything is sent again the printer
 * is asked for the job by its name; a job that it calls completed is paper only where the family
 * counts sheets, else the resident is asked.
 */
export class IppDriver implements PrinterDriver {
  readonly #client: IppClient;
  readonly #profile: IppProfile;
  readonly #limits: IppLimits;

  constructor(url: URL, profile: IppProfile, limits: IppLimits = ippLimits) {
    this.#client = new IppClient(url, limits.timeoutMs);
    this.#profile = profile;
    this.#limits = limits;
  }

  async look(signal: AbortSignal): Promise<PrinterStatus> {
    const printer = await this.#printer(signal);
    return printer === undefined ? { status: 'absent' } : statusOf(printer);
  }

  async print(job: DriverJob, hooks: DriverHooks, signal: AbortSignal): Promise<PrintState> {
    const startedMs = performance.now();
    const followed = () => performance.now() - startedMs < this.#limits.followMs;
    let sent = job.from.phase !== 'fresh';
    let marked = job.from.phase === 'sent' ? job.from.reprint : job.reprint;
    let whole = false;
    const dead = new Set<number>();
    let known: number | undefined;
    for (let sends = 0, refusals = 0; ; ) {
      if (sent) {
        const track = { name: job.id, known, whole, dead };
        const verdict = await this.#follow(track, hooks, followed, signal);
        if (verdict === 'paper') {
          return { state: 'printed', evidence: 'impressions', reprint: marked };
        }
        if (verdict !== 'again') return verdict;
      }
      const printer = await this.#ready(hooks, sent ? followed : job.mayStillSend, signal);
      if (printer === undefined) return sent ? noEvidence : { state: 'failed', reason: 'timedOut' };
      if (job.render === undefined) {
        return sent ? noEvidence : { state: 'failed', reason: 'cancelled' };
      }
      if (!job.mayStillSend()) return sent ? noEvidence : { state: 'failed', reason: 'timedOut' };
      if (!sent && job.mustAsk()) return { state: 'unconfirmed', reason: 'waited' };
      if (sends >= this.#limits.sendsMax) {
        return sent ? noEvidence : { state: 'failed', reason: 'printerError' };
      }
      sends += 1;
      marked = job.reprint || sent;
      const outcome = await this.#send(job, job.render(marked), marked, printer, hooks, signal);
      if (outcome === 'later') refusals += 1;
      if (outcome === 'refused' || refusals > refusalsMax) {
        return sent ? noEvidence : { state: 'failed', reason: 'printerError' };
      }
      if (outcome === 'later') {
        sends -= 1;
        await sleep(this.#limits.lookMs, undefined, { signal });
        continue;
      }
      sent = true;
      known = outcome.known;
      whole = outcome.whole;
    }
  }

  /** Attributes of a printer that can print now; waits while it cannot, and says why. */
  async #ready(
    hooks: DriverHooks,
    waitAllowed: () => boolean,
    signal: AbortSignal,
  ): Promise<IppAttributes | undefined> {
    for (;;) {
      const printer = await this.#printer(signal);
      signal.throwIfAborted();
      const status: PrinterStatus =
        printer === undefined ? { status: 'absent' } : statusOf(printer);
      hooks.state(stateOf(status));
      if (printer !== undefined && status.status === 'ready') return printer;
      if (!waitAllowed()) return undefined;
      await sleep(this.#limits.lookMs, undefined, { signal });
    }
  }

  async #printer(signal: AbortSignal): Promise<IppAttributes | undefined> {
    const answer = await this.#client.ask(
      operations.getPrinterAttributes,
      [make.keyword('requested-attributes', ...printerAttributes)],
      signal,
    );
    if (!answer.ok || answer.value.code >= 0x100) return undefined;
    return groupsOf(answer.value, groupTags.printer)[0];
  }

  /** Sends the slip. `later`: the printer surely took nothing. */
  async #send(
    job: DriverJob,
    drawn: ReturnType<NonNullable<DriverJob['render']>>,
    reprint: boolean,
    printer: IppAttributes,
    hooks: DriverHooks,
    signal: AbortSignal,
  ): Promise<Sent | 'refused' | 'later'> {
    drawn.catch(() => {});
    const { media, format } = choosePage(printer);
    const refusal = await validateJob(this.#client, job.id, media, signal);
    if (refusal !== undefined) return refusal === 'refused' ? 'refused' : 'later';
    const raster = encodePwg(await drawn, format, media);
    await hooks.phase({ phase: 'sent', counter: null, reprint });
    const created = await createJob(this.#client, job.id, media, signal);
    if (!created.ok) {
      return created.error === 'refused' ? 'refused' : { known: undefined, whole: false };
    }
    const failed = await sendDocument(this.#client, created.value, raster, signal);
    if (failed === 'refused') {
      await cancelJob(this.#client, created.value, signal);
      return 'refused';
    }
    return { known: created.value, whole: failed === undefined };
  }

  /** Follows a slip that was sent until it is over, or surely not with the printer. */
  async #follow(
    { name, known: from, whole, dead }: Track,
    hooks: DriverHooks,
    allowed: () => boolean,
    signal: AbortSignal,
  ): Promise<Followed> {
    let known = from;
    while (allowed()) {
      const found =
        known === undefined
          ? await findJob(this.#client, name, dead, signal)
          : await getJob(this.#client, known, signal);
      signal.throwIfAborted();
      if (found.ok && found.value === undefined) {
        // It may be under its name still when only its number was forgotten.
        if (known === undefined) return 'again';
        known = undefined;
        continue;
      }
      if (!found.ok) hooks.state({ state: 'waitingPrinter' });
      else if (found.value !== undefined) {
        known = found.value.id;
        const over = await this.#judge(found.value, whole, hooks, signal);
        if (over === 'again') dead.add(known);
        if (over !== undefined) return over;
      }
      await sleep(this.#limits.lookMs, undefined, { signal });
    }
    return noEvidence;
  }

  /** What a job's state says; undefined while it is still on its way. */
  async #judge(
    job: IppJob,
    whole: boolean,
    hooks: DriverHooks,
    signal: AbortSignal,
  ): Promise<Followed | undefined> {
    // Only where the family counts sheets does a count, or its being 0, tell of paper.
    const sheets = this.#profile.countsImpressions ? job.impressions : undefined;
    switch (job.state) {
      case jobStates.completed:
        return (sheets ?? 0) > 0 ? 'paper' : noEvidence;
      case jobStates.canceled:
        return sheets === 0 ? { state: 'failed', reason: 'cancelled' } : noEvidence;
      case jobStates.aborted:
        return sheets === 0 ? 'again' : noEvidence;
      default:
    }
    if (!whole && (job.reasons.includes('job-incoming') || job.state === jobStates.held)) {
      // Its document never arrived whole: it would wait for ever.
      await cancelJob(this.#client, job.id, signal);
      return 'again';
    }
    const printer = await this.#printer(signal);
    hooks.state(stateOf(printer === undefined ? { status: 'absent' } : statusOf(printer)));
    return undefined;
  }
}

function stateOf(status: PrinterStatus): PrintState {
  switch (status.status) {
    case 'ready':
      return { state: 'printing' };
    case 'paperOut':
      return { state: 'waitingPaper' };
    case 'coverOpen':
      return { state: 'waitingCover' };
    case 'absent':
    case 'error':
      return { state: 'waitingPrinter' };
    default:
      return throwIllegalValue(status);
  }
}
