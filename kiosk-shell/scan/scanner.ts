import type { CodeFramer } from './code-framer.ts';
import { ScanLimit } from './scan-limit.ts';
import type { OpenScanSource, ScanSource } from './scan-source.ts';

/** Looks for a scanner that is not there this often, ms; a refusal is asked again less often. */
const lookMs = 1_000;
const refusedMs = 5_000;

/** What is known of a scanner: counts and times, never a code. */
export interface ScannerFacts {
  readonly name: string;
  readonly kind: 'serial' | 'hid' | 'pipe';
  readonly state: 'looking' | 'ready' | 'absent' | 'refused';
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
  #source: ScanSource | undefined;
  #timer: NodeJS.Timeout | undefined;
  #silence: NodeJS.Timeout | undefined;
  #isClosed = false;
  #state: ScannerFacts['state'] = 'looking';
  #codes = 0;
  #lastCodeAtMs: number | null = null;
  #torn = 0;
  #tooLong = 0;

  constructor(parts: ScannerParts) {
    this.#parts = parts;
    this.#limit = new ScanLimit(parts.monotonicMs);
  }

  start(): void {
    void this.#look();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#silence);
    this.#parts.framer.forget();
    this.#limit.forget();
    this.#source?.close();
  }

  facts(): ScannerFacts {
    const { name, kind } = this.#parts;
    return {
      name,
      kind,
      state: this.#state,
      isGrabbed: this.#source?.isGrabbed ?? null,
      codes: this.#codes,
      lastCodeAtMs: this.#lastCodeAtMs,
      torn: this.#torn,
      tooLong: this.#tooLong,
      flooded: this.#limit.flooded,
    };
  }

  async #look(): Promise<void> {
    const opened = await this.#parts.open();
    if (this.#isClosed) {
      if (opened.ok) opened.value.close();
      return;
    }
    if (!opened.ok) {
      this.#say(opened.error);
      this.#timer = setTimeout(
        () => void this.#look(),
        opened.error === 'absent' ? lookMs : refusedMs,
      );
      return;
    }
    const source = opened.value;
    this.#source = source;
    this.#say('ready');
    source.onBytes((bytes) => this.#hear(bytes));
    source.onClose(() => {
      source.close();
      this.#source = undefined;
      clearTimeout(this.#silence);
      if (this.#parts.framer.isPending) this.#torn += 1;
      this.#parts.framer.forget();
      if (this.#isClosed) return;
      this.#say('absent');
      this.#timer = setTimeout(() => void this.#look(), lookMs);
    });
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

  #say(state: ScannerFacts['state']): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#parts.onChange();
  }
}
