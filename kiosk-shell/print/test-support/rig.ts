import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isPrintSettled, type PrintState, type ReceiptDocument } from '../../domain.ts';
import { type DriverLimits, EscposDriver, type PrinterDriver } from '../driver/index.ts';
import {
  type CutPaper,
  PrinterServer,
  VirtualPrinter,
  type VirtualPrinterOptions,
} from '../emulator/index.ts';
import { memoryKeys, openJournalFile, PrintJournal } from '../journal/index.ts';
import { tcpLink } from '../link/index.ts';
import { type EscposProfile, printerProfiles } from '../profiles/index.ts';
import { PrintQueue } from '../queue/index.ts';
import { type Bitmap, renderReceipt, SlipRenderer } from '../raster/index.ts';

// Faults are the point here: their log lines would drown the tests' own.
process.env['MOTCHAM_LOG'] ??= 'off';

/** Short times, so that a fault and its repair take a fraction of a second. */
export const fastLimits: DriverLimits = {
  lookMs: 15,
  doneMs: 4000,
  rowsPerSecondMin: 10_000,
  counterMs: 400,
  sendsMax: 4,
  followMs: 20_000,
};

/** An emulated printer on a real socket, and what fell out of it. */
export class PrinterRig {
  readonly papers: CutPaper[] = [];
  readonly printer: VirtualPrinter;
  readonly server: PrinterServer;
  /** Called at each printed row; faults hook in here. */
  onRow: ((rows: number) => void) | undefined;
  /** Spoils what the printer says: other bytes, or none. */
  onReply: ((bytes: Uint8Array) => Uint8Array) | undefined;

  constructor(options: Partial<VirtualPrinterOptions> = {}) {
    this.printer = new VirtualPrinter(
      { widthDots: 576, bufferBytes: 4096, rowsPerSecond: 40_000, cutMs: 4, ...options },
      {
        reply: (bytes) => this.server.reply(this.onReply?.(bytes) ?? bytes),
        counted: () => {},
        cut: (paper) => this.papers.push(paper),
        row: (rows) => this.onRow?.(rows),
      },
    );
    this.server = new PrinterServer(this.printer, 0);
  }

  async start(): Promise<void> {
    await this.server.plugIn();
  }

  driver(limits: DriverLimits = fastLimits, profile?: EscposProfile): EscposDriver {
    const open = tcpLink(this.server.host, this.server.port);
    return new EscposDriver(open, profile ?? this.profile, limits);
  }

  /** A family whose answers the driver finds out by asking. */
  get profile(): EscposProfile {
    return printerProfiles[this.printer.options.widthDots === 384 ? 'escpos-58' : 'escpos-80'];
  }

  /** How many papers carry the whole slip, unmarked and marked as reprint, and other pieces. */
  count(document: ReceiptDocument): {
    plain: number;
    marked: number;
    voids: number;
    other: number;
  } {
    const { widthDots } = this.printer.options;
    const plain = renderReceipt(document, widthDots);
    const marked = renderReceipt(document, widthDots, true);
    const found = { plain: 0, marked: 0, voids: 0, other: 0 };
    for (const paper of this.papers) {
      if (sameDots(paper.bitmap, plain)) found.plain += 1;
      else if (sameDots(paper.bitmap, marked)) found.marked += 1;
      else if (paper.texts.includes('*** VOID ***')) found.voids += 1;
      else found.other += 1;
    }
    return found;
  }
}

/** Whether two pictures have the same dots. */
function sameDots(left: Bitmap, right: Bitmap): boolean {
  return left.heightDots === right.heightDots && Buffer.compare(left.data, right.data) === 0;
}

const renderers = new Map<number, SlipRenderer>();

/** One thread that draws for all tests of a file; it ends with the process. */
export function sharedRenderer(widthDots = 576) {
  const renderer = renderers.get(widthDots) ?? new SlipRenderer(widthDots);
  renderers.set(widthDots, renderer);
  return {
    warmUp: () => renderer.warmUp(),
    measure: renderer.measure.bind(renderer),
    draw: renderer.draw.bind(renderer),
    close: async () => {},
  };
}

/** A queue over a real journal in a directory of its own. */
export async function openQueueRig(driver: PrinterDriver, widthDots = 576) {
  const directory = mkdtempSync(join(tmpdir(), 'motcham-print-'));
  const file = await openJournalFile(join(directory, 'journal.log'));
  const journal = await PrintJournal.open(file, memoryKeys());
  const renderer = sharedRenderer(widthDots);
  const queue = new PrintQueue({ journal, driver, renderer, nowMs: () => Date.now() });
  return {
    queue,
    directory,
    close: async () => {
      await queue.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Waits until a condition holds; fails loudly after `limitMs`. */
export async function until(condition: () => boolean, limitMs = 50_000): Promise<void> {
  const startedMs = performance.now();
  while (!condition()) {
    if (performance.now() - startedMs > limitMs) throw new Error('waited too long');
    await sleep(5);
  }
}

/** Waits for the last state of a job. */
export async function settled(queue: PrintQueue, jobId: string): Promise<PrintState> {
  let state: PrintState | undefined;
  await until(() => {
    state = queue.find(jobId)?.print;
    return state !== undefined && isPrintSettled(state);
  });
  if (state === undefined) throw new Error('the job is unknown');
  return state;
}

/** Repeatable chance: a small linear congruential generator. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
