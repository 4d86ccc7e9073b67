import type { PrinterStatus, PrintState } from '../../domain.ts';
import type { DriverHooks, DriverJob } from './driver-job.ts';

/** What the queue asks of a printer, whatever language it speaks. */
export interface PrinterDriver {
  /** Looks at the printer without a job. */
  look(signal: AbortSignal): Promise<PrinterStatus>;
  /** Prints one slip; resolves with its last state. Aborting leaves the job as it is. */
  print(job: DriverJob, hooks: DriverHooks, signal: AbortSignal): Promise<PrintState>;
}
