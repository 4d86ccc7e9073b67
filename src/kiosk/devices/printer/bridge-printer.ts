import { computed, type ReadonlySignal } from '@preact/signals';
import { bridgePaths, type PrintJob, PrintJobSchema } from '../../../domain/api/index.ts';
import { isPrintSettled, type PrintState } from '../../../domain/fleet/index.ts';
import type { ReceiptDocument } from '../../../domain/receipt/index.ts';
import { type After, type HubAnswer, type Loop, startLoop } from '../../link/index.ts';
import type { ShellState, SlipPrinter } from '../../services.ts';
import type { BridgeCaller, ShellEvents } from '../shell/index.ts';

/** A shell that is silent this long has failed, ms; leaves room to draw within R71's 5 s. */
const printSilenceMs = 4_500;
/** A job is asked about this often, ms, beside the stream of states. */
const askMs = 1_000;
/** A repeat after a failed exchange, ms. */
const repeatMs = 300;

export interface BridgePrinterParts {
  readonly after: After;
  readonly upMs: () => number;
  readonly caller: Pick<BridgeCaller, 'call'>;
  readonly state: ReadonlySignal<ShellState>;
  readonly on: (name: 'print', listener: (job: ShellEvents['print']) => void) => () => void;
}

const readJob = (json: unknown): PrintJob | undefined => PrintJobSchema.safeParse(json).data;

/** Prints through the shell. Only ever repeats what the shell says of a job. */
export function createBridgePrinter(parts: BridgePrinterParts): SlipPrinter {
  const { after, upMs, caller } = parts;
  return {
    available: computed(() => {
      const { shell, printer } = parts.state.value;
      return shell === 'up' && printer?.status === 'ready';
    }),
    print: (jobId, document, onState) => follow(parts, jobId, document, onState),
    async answer(jobId, answer) {
      const startUpMs = upMs();
      for (;;) {
        const said = await caller.call(
          { method: 'POST', path: bridgePaths.printAnswer(jobId), body: { answer } },
          readJob,
        );
        if (said.kind !== 'failed' || upMs() - startUpMs > printSilenceMs) return;
        await new Promise<void>((resolve) => after(repeatMs, resolve));
      }
    },
  };
}

/** Sends a job until the shell has it, then asks about it until it is settled. */
function follow(
  { after, upMs, caller, on }: BridgePrinterParts,
  jobId: string,
  document: ReceiptDocument,
  onState: (state: PrintState) => void,
): () => void {
  let accepted = false;
  // Told as failed before the shell took it: printing it later would print for nobody.
  let givenUp = false;
  let settled = false;
  let heardUpMs = upMs();
  let told = '';
  let loop: Loop | undefined;
  let stopped = false;

  function tell(state: PrintState): void {
    const text = JSON.stringify(state);
    if (stopped || text === told) return;
    told = text;
    onState(state);
  }

  function fail(reason: Extract<PrintState, { state: 'failed' }>['reason']): void {
    givenUp = true;
    tell({ state: 'failed', reason });
  }

  function stop(): void {
    stopped = true;
    loop?.stop();
    silence();
    unlisten();
  }

  function hear(state: PrintState): void {
    accepted = true;
    settled = isPrintSettled(state);
    heardUpMs = upMs();
    tell(state);
  }

  /** A shell that says nothing has failed, as far as the resident is concerned (R71). */
  function watchSilence(): () => void {
    return after(printSilenceMs, function silent() {
      const quietMs = upMs() - heardUpMs;
      if (quietMs >= printSilenceMs && !settled) fail('timedOut');
      silence = after(Math.max(askMs, printSilenceMs - quietMs), silent);
    });
  }

  function onAnswer(answer: HubAnswer<PrintJob>): number {
    if (answer.kind === 'failed') return repeatMs;
    if (answer.kind === 'ok') {
      if (answer.value.jobId !== jobId) return askMs;
      hear(answer.value.print);
      // A settled job changes only by a resident's answer, and that comes by the stream.
      return settled ? 10 * askMs : askMs;
    }
    heardUpMs = upMs();
    if (answer.code === 'not-found') {
      // The shell lost its journal: nobody knows whether paper came out.
      if (accepted) tell({ state: 'unconfirmed', reason: 'noEvidence' });
    } else if (answer.code === 'too-large' || answer.code === 'bad-request') {
      fail('invalid');
    } else if (answer.code === 'too-many') {
      fail('tooMany');
    } else {
      fail('printerError');
    }
    return 10 * askMs;
  }

  async function ask(): Promise<number> {
    const call =
      accepted || givenUp
        ? ({ method: 'GET', path: bridgePaths.printJob(jobId) } as const)
        : ({ method: 'POST', path: bridgePaths.print, body: { jobId, document } } as const);
    return onAnswer(await caller.call(call, readJob));
  }

  let silence = watchSilence();
  const unlisten = on('print', (job) => {
    if (job.jobId === jobId) hear(job.print);
  });
  loop = startLoop(after, 0, ask);
  return stop;
}
