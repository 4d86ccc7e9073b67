import type { Result } from '../../domain.ts';

/** A wire to a printer: TCP, a device file and a serial line look the same to the driver. */
export interface PrinterLink {
  /** Resolves when the bytes were handed on and there is room again; false when the wire broke. */
  write(bytes: Uint8Array): Promise<boolean>;
  onBytes(listener: (bytes: Uint8Array) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

export type OpenLink = (signal: AbortSignal) => Promise<Result<PrinterLink, 'absent'>>;
