import type { PrintState } from '../../domain.ts';
import type { Bitmap } from '../raster/index.ts';
import type { SentPhase } from './phase.ts';

/** One slip to print. */
export interface DriverJob {
  readonly id: string;
  /** Draws the slip; undefined when its body is gone (after a power cut) and it cannot be resent. */
  readonly render: ((reprint: boolean) => Promise<Bitmap>) | undefined;
  /** True from the first send on when an earlier paper may exist. */
  readonly reprint: boolean;
  readonly from: SentPhase;
  /** Until when the slip may be (re)sent: later the resident has gone. */
  mayStillSend(): boolean;
  /** True when the resident must be asked before a slip that nobody sent yet comes out. */
  mustAsk(): boolean;
}

/** What the driver tells while it prints. */
export interface DriverHooks {
  state(state: PrintState): void;
  /** Must be durable before it resolves: bytes follow. Throws when the journal cannot take it. */
  phase(phase: SentPhase): Promise<void>;
}
