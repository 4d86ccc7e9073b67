import { err, ok } from '../domain.ts';
import type { OpenScanSource, ScanSource } from './scan-source.ts';

/** A scanner in memory: plugged in and out, and made to scan, by hand. */
export class MemoryScanner {
  isPlugged = true;
  opened = 0;
  #bytes: ((bytes: Uint8Array) => void) | undefined;
  #gone: (() => void) | undefined;

  readonly open: OpenScanSource = async () => {
    if (!this.isPlugged) return err('absent');
    this.opened += 1;
    const source: ScanSource = {
      isGrabbed: null,
      onBytes: (listener) => {
        this.#bytes = listener;
      },
      onClose: (listener) => {
        this.#gone = listener;
      },
      close: () => {
        this.#bytes = undefined;
        this.#gone = undefined;
      },
    };
    return ok(source);
  };

  /** Sends bytes, or a text as UTF-8; nothing hears it while it is unplugged. */
  send(bytes: Uint8Array | string): void {
    this.#bytes?.(Buffer.from(bytes));
  }

  unplug(): void {
    this.isPlugged = false;
    this.#gone?.();
  }
}
