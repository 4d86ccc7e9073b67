import type { PrinterStatus, PrintJob, PrintState } from '../domain.ts';
import type { PrintQueue } from './queue/index.ts';

/** Time between two looks at an idle printer, ms: the page shows "no paper" before it is asked. */
const lookEveryMs = 3000;

/** What a job's state says about the printer. */
const learned: Readonly<Partial<Record<PrintState['state'], PrinterStatus>>> = {
  printing: { status: 'ready', paperLow: false },
  printed: { status: 'ready', paperLow: false },
  waitingPaper: { status: 'paperOut' },
  waitingCover: { status: 'coverOpen' },
  waitingPrinter: { status: 'absent' },
};

/** Keeps the printer's status known: by looking while idle, from the job while printing. */
export class PrinterWatch {
  readonly #queue: PrintQueue;
  readonly #report: (status: PrinterStatus) => void;
  readonly #stopListening: () => void;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(queue: PrintQueue, report: (status: PrinterStatus) => void) {
    this.#queue = queue;
    this.#report = report;
    this.#stopListening = queue.onJob((job) => this.#learn(job));
  }

  /** Looks once, then again and again. */
  async start(): Promise<void> {
    await this.#look();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#stopListening();
  }

  async #look(): Promise<void> {
    const status = await this.#queue.look();
    if (this.#stopped) return;
    if (status !== undefined) this.#report(status);
    this.#timer = setTimeout(() => void this.#look(), lookEveryMs);
  }

  #learn({ print }: PrintJob): void {
    const status = learned[print.state];
    if (status !== undefined) this.#report(status);
  }
}
