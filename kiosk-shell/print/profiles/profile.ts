/** How a printer proves that a slip came out, best first (devices.md §2.4). */
export type AckTier =
  /** `GS ( H` fn 48: an answer with a name, from behind the cut. */
  | 'processId'
  /** `GS r 1`: one byte in order. */
  | 'status'
  /** Either; the printer is asked for both, for a family that nobody looked up. */
  | 'auto'
  /** Answers nothing in order: the resident is asked. */
  | 'none';

export type Transport = 'tcp' | 'device' | 'serial' | 'ipp';

interface FamilyProfile {
  /** What stands on the box, for staff. */
  readonly title: string;
  readonly transports: readonly Transport[];
  /** Printable dots of a line at 8 dots a millimetre. */
  readonly widthDots: 576 | 384;
}

/** A family of receipt printers that understand ESC/POS raster. */
export interface EscposProfile extends FamilyProfile {
  readonly language: 'escpos';
  readonly ack: AckTier;
  /** Whether `GS g 2` tells the cuts of the printer's life. */
  readonly cutCounter: boolean;
  /** Whether DLE EOT is answered. Without it paper and cover are not known beforehand. */
  readonly realTimeStatus: boolean;
  /** Whether `GS a` (status without asking) is understood; some clones print it as text. */
  readonly statusBack: boolean;
  /** Whether `GS ( D` is understood; some clones print it as text. */
  readonly pulsesOff: boolean;
  /** False for a tear-off edge: the slip is fed out instead of cut. */
  readonly cutter: boolean;
  /** Rows of one raster band. */
  readonly bandRowsMax: number;
}

/** A printer that speaks IPP Everywhere and takes PWG raster. */
export interface IppProfile extends FamilyProfile {
  readonly language: 'ipp';
  /**
   * Whether `job-impressions-completed` of this family counts paper. A `completed` job alone is no
   * paper: a spooler says it when it has handed the job on (devices.md §2.8).
   */
  readonly countsImpressions: boolean;
}

export type PrinterProfile = EscposProfile | IppProfile;
