import type { ReadonlySignal } from '@preact/signals';
import type { PrintAnswer } from '../../domain/api/index.ts';
import type { PrinterStatus, PrintState } from '../../domain/fleet/index.ts';
import type { PaperWidthDots, ReceiptDocument } from '../../domain/receipt/index.ts';

export interface ShellState {
  /** `none`: the page was not served by a shell. */
  readonly shell: 'unknown' | 'up' | 'down' | 'none';
  readonly printer: PrinterStatus | undefined;
  /** Width that slips are laid out for, dots; undefined: not told, as of 80 mm paper. */
  readonly paperDots?: PaperWidthDots | undefined;
}

/** What the car of a lift has said in this page load (L8, L9). */
export interface CarState {
  /** How often it has stood at a floor. */
  readonly arrivals: number;
  readonly alarm: boolean;
}

/** The link to the shell on this machine. */
export interface ShellLink {
  readonly state: ReadonlySignal<ShellState>;
  /** Absent where no car can say anything. */
  readonly car?: ReadonlySignal<CarState>;
  /** Whether a headset is in the jack that the shell watches; undefined: it watches none. */
  readonly headset?: ReadonlySignal<boolean | undefined>;
  /** Called each second from an animation frame, with the name of the screen, never content. */
  beat(screen: string, idle: boolean, progress: number): void;
}

/** Prints slips and tells the truth about each. */
export interface SlipPrinter {
  /** Whether paper may be offered at all now. */
  readonly available: ReadonlySignal<boolean>;
  /**
   * Starts or rejoins a job; calls back with every state, the present one first. An unreachable
   * shell is `failed` within 5 s (R71). Returns a function that stops listening, not the job.
   */
  print(jobId: string, document: ReceiptDocument, onState: (state: PrintState) => void): () => void;
  /** What the resident says about an unconfirmed slip. */
  answer(jobId: string, answer: PrintAnswer['answer']): Promise<void>;
}
