import { useEffect, useRef, useState } from 'preact/hooks';
import { newUuidV7 } from '../../../domain/basics/index.ts';
import type { PrintState } from '../../../domain/fleet/index.ts';
import type { ReceiptDocument } from '../../../domain/receipt/index.ts';
import type { KioskServices } from '../../services.ts';

/** A slip of staff on its way: a job as any other, told by evidence. Let go of with its screen. */
export function useStaffSlip({
  clock,
  fillRandom,
  printer,
}: Pick<KioskServices, 'clock' | 'fillRandom' | 'printer'>): {
  readonly state: PrintState | undefined;
  readonly print: (document: ReceiptDocument) => void;
} {
  const [state, setState] = useState<PrintState>();
  const job = useRef<{ readonly id: string; readonly stop: () => void } | undefined>(undefined);
  useEffect(() => () => job.current?.stop(), []);
  return {
    state,
    print(document) {
      if (job.current && state?.state === 'unconfirmed' && state.reason === 'waited') {
        // It surely did not come out: the same slip, wanted after all.
        void printer.answer(job.current.id, 'again');
        return;
      }
      job.current?.stop();
      const id = newUuidV7(clock, fillRandom);
      setState({ state: 'queued' });
      job.current = { id, stop: printer.print(id, document, setState) };
    },
  };
}
