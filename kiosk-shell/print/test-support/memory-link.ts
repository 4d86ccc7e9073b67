import { setImmediate as soon } from 'node:timers/promises';
import { ok } from '../../domain.ts';
import { type CutPaper, VirtualPrinter, type VirtualPrinterOptions } from '../emulator/index.ts';
import type { OpenLink } from '../link/index.ts';

/**
 * A printer in memory: no socket, no clock of its own, its time passes as bytes are written. For
 * tests that ask what the driver says, not what a wire does to it.
 */
export function memoryPrinter(options: Partial<VirtualPrinterOptions> = {}): {
  readonly open: OpenLink;
  readonly printer: VirtualPrinter;
  readonly papers: CutPaper[];
  /** Every byte that was written, in order. */
  written(): Buffer;
} {
  const papers: CutPaper[] = [];
  const chunks: Uint8Array[] = [];
  let hear: (bytes: Uint8Array) => void = () => {};
  const printer = new VirtualPrinter(
    { widthDots: 576, bufferBytes: 64 * 1024, rowsPerSecond: 1_000_000, cutMs: 0, ...options },
    {
      // As over a wire, an answer never comes before the question was handed on.
      reply: (bytes) => void soon().then(() => hear(bytes)),
      cut: (paper) => papers.push(paper),
      counted: () => {},
    },
  );
  const open: OpenLink = async () => {
    let closed = () => {};
    return ok({
      async write(bytes) {
        chunks.push(bytes);
        for (let rest = bytes; rest.length > 0; ) {
          rest = rest.subarray(printer.offer(rest));
          printer.tick(1000);
          await soon();
        }
        return true;
      },
      onBytes: (listener) => {
        hear = listener;
      },
      onClose: (listener) => {
        closed = listener;
      },
      close: () => closed(),
    });
  };
  return { open, printer, papers, written: () => Buffer.concat(chunks) };
}
