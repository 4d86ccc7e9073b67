import type { Result } from '../domain.ts';

/** The bytes of a scanner that is plugged in. */
export interface ScanSource {
  /** No other program hears its keys; null where that has no meaning. */
  readonly isGrabbed: boolean | null;
  onBytes(listener: (bytes: Uint8Array) => void): void;
  /** It was unplugged, or broke. */
  onClose(listener: () => void): void;
  close(): void;
}

/** Opens a scanner. `absent`: nothing at this path. `refused`: it is there and cannot be read. */
export type OpenScanSource = () => Promise<Result<ScanSource, 'absent' | 'refused'>>;
