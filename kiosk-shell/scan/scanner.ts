import type { CodeFramer } from './code-framer.ts';
import { HeldSource, type SourceState } from './held-source.ts';
import { ScanLimit } from './scan-limit.ts';
import type { OpenScanSource } from './scan-source.ts';

/** What is known of a scanner: counts and times, never a code. */
export interface ScannerFacts {
  readonly name: string;
  readonly kind: 'serial' | 'hid' | 'pipe';
  readonly state: SourceState;
  readonly isGrabbed: boolean | null;
  readonly codes: number;
  readonly lastCodeAtMs: number | null;
  /** Begun and never ended: cut off, or a scanner that sends no suffix. */
  readonly torn: number;
  readonly tooLong: number;
  /** Thrown away because no hand scans that fast. */
  readonly flooded: number;
}

export interface ScannerParts {
  readonly name: string;
  readonly kind: ScannerFacts['kind'];
  readonly open: OpenScanSource;
  readonly framer: CodeFramer;
  readonly nowMs: () => number;
  readonly monotonicMs: () => number;
  readonly onCode: (text: string) => void;
  readonly onChange: () => void;
}

/** One scanner: found, read, lost and found again. Holds one unfinished code at most. */
export class Scanner {
  readonly #parts: ScannerParts;
  readonly #limit: ScanLimit;
  readonly #device: HeldSource;
  #silence: NodeJS.Timeout | undefined;
  #codes = 0;
  #lastCodeAtMs: number | null = null;
  #torn = 0;
  #tooLong = 0;

  constructor(parts: ScannerParts) {
    this.#parts = parts;
    this.#limit = new ScanLimit(parts.monotonicMs);
    this.#device = new HeldSource(parts.open, {
      onBytes: (bytes) => this.#hear(bytes),
      onGone: () => {
        clearTimeout(this.#silence);
        if (parts.framer.isPending) this.#torn += 1;
        parts.framer.forget();
      },
      onState: parts.onChange,
    });
  }

  start(): void {
    this.#device.start();
  }

  close(): void {
    clearTimeout(this.#silence);
    this.#parts.framer.forget();
    this.#limit.forget();
    this.#device.close();
  }

  facts(): ScannerFacts {
    const { name, kind } = this.#parts;
    return {
      name,
      kind,
      state: this.#device.state,
      isGrabbed: this.#device.isGrabbed,
      codes: this.#codes,
      lastCodeAtMs: this.#lastCodeAtMs,
      torn: this.#torn,
      tooLong: this.#tooLong,
      flooded: this.#limit.flooded,
    };
  }

  #hear(bytes: Uint8Array): void {
    const { framer } = this.#parts;
    clearTimeout(this.#silence);
    const { codes, tooLong } = framer.feed(bytes);
    this.#tooLong += tooLong;
    for (const code of codes) this.#tell(code);
    if (framer.isPending) {
      this.#silence = setTimeout(() => {
        const code = framer.silence();
        if (code === undefined) this.#torn += 1;
        else this.#tell(code);
      }, framer.silenceMs);
    }
  }

  #tell(code: string): void {
    if (!this.#limit.lets(code)) return;
    this.#codes += 1;
    this.#lastCodeAtMs = this.#parts.nowMs();
    this.#parts.onCode(code);
  }
}
