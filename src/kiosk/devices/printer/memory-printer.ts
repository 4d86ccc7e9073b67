import { signal } from '@preact/signals';
import type { PrintState } from '../../../domain/fleet/index.ts';
import type { ReceiptDocument } from '../../../domain/receipt/index.ts';
import type { SlipPrinter } from '../../services.ts';

interface MemoryJob {
  readonly jobId: string;
  readonly document: ReceiptDocument;
  readonly state: PrintState;
  readonly answers: readonly string[];
}

/** A printer in memory: states are told by hand, jobs and answers can be read. */
export interface MemoryPrinter extends SlipPrinter {
  readonly jobs: ReadonlyMap<string, MemoryJob>;
  setAvailable(available: boolean): void;
  /** Tells the listeners of a job what became of it. */
  tell(jobId: string, state: PrintState): void;
}

/** Queues every job and waits to be told. */
export function memoryPrinter(): MemoryPrinter {
  const available = signal(true);
  const jobs = new Map<string, MemoryJob>();
  const listeners = new Set<{ jobId: string; onState: (state: PrintState) => void }>();
  return {
    available,
    jobs,
    setAvailable(next) {
      available.value = next;
    },
    tell(jobId, state) {
      const job = jobs.get(jobId);
      if (job === undefined) throw new Error(`no job ${jobId}`);
      jobs.set(jobId, { ...job, state });
      for (const one of [...listeners]) if (one.jobId === jobId) one.onState(state);
    },
    print(jobId, document, onState) {
      const job = jobs.get(jobId) ?? {
        jobId,
        document,
        state: { state: 'queued' } as const,
        answers: [],
      };
      jobs.set(jobId, job);
      const listener = { jobId, onState };
      listeners.add(listener);
      onState(job.state);
      return () => listeners.delete(listener);
    },
    async answer(jobId, answer) {
      const job = jobs.get(jobId);
      if (job) jobs.set(jobId, { ...job, answers: [...job.answers, answer] });
    },
  };
}
