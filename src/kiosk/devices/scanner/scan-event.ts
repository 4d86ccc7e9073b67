import type { CodeRead } from '../../services.ts';

/** A read with what its source knows about it. Lives in memory until the session has judged it. */
export interface ScanEvent extends CodeRead {
  /** Name the decoder gives (`QRCode`, `EAN13`, …); undefined where the source cannot know. */
  readonly symbology: string | undefined;
  /** When it was read, ms of the clock passed in. */
  readonly atMs: number;
}

export type ScanListener = (event: ScanEvent) => void;
