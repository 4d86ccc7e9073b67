import product from '../../package.json' with { type: 'json' };
import type { BridgeStatus, Clock, PageBeat, PrinterStatus } from '../domain.ts';
import type { PageFacts } from './overhear.ts';

/** Version of the shell, as the status page and the console show it. */
export const shellVersion = product.version;

/** Screens of a kiosk that is not open yet: no resident has a session there. */
const publicScreens: readonly string[] = ['setup', 'outOfService', 'recovering'];

export interface HealthParts {
  readonly hub: () => BridgeStatus['hub'];
  /** Of the configured printer; undefined without one. */
  readonly paperDots?: BridgeStatus['paperDots'];
  /** The scanners that the machine reads itself; the page reads wedge and camera. */
  readonly scanner: () => BridgeStatus['scanner'];
  /** Milliseconds since the shell started, from a clock that never jumps. */
  readonly uptimeMs: () => number;
  readonly nowMs: Clock;
}

/** What the shell knows of its machine, gathered for whoever asks. */
export class Health {
  /** The page rendered a frame. */
  onBeat: () => void = () => {};
  readonly #parts: HealthParts;
  #printer: PrinterStatus = { status: 'absent' };
  #printerLookedAtMs: number | null = null;
  #beat: { readonly beat: PageBeat; readonly atMs: number } | undefined;
  #listeners = new Set<() => void>();

  /** What stands on the screen: the page, a rescue page, or staff at one. */
  shows: () => 'page' | 'rescue' | 'staff' = () => 'page';

  constructor(parts: HealthParts) {
    this.#parts = parts;
  }

  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  status(): BridgeStatus {
    const { paperDots } = this.#parts;
    return {
      printer: this.#printer,
      ...(paperDots !== undefined && { paperDots }),
      scanner: this.#parts.scanner(),
      hub: this.#parts.hub(),
      shell: { version: shellVersion, uptimeMs: Math.trunc(this.#parts.uptimeMs()) },
    };
  }

  setPrinter(printer: PrinterStatus): void {
    this.#printerLookedAtMs = this.#parts.nowMs();
    if (JSON.stringify(printer) === JSON.stringify(this.#printer)) return;
    this.#printer = printer;
    this.changed();
  }

  /** What the page last told the hub. */
  page: PageFacts | undefined;

  /** When the printer was last heard of, ms since 1970; null before that. */
  get printerLookedAtMs(): number | null {
    return this.#printerLookedAtMs;
  }

  /** Remembers that the page renders; content never is in a beat. */
  beat(beat: PageBeat): void {
    this.#beat = { beat, atMs: this.#parts.uptimeMs() };
    this.onBeat();
  }

  /** Age of the last beat of the page, ms; undefined before the first. */
  beatAgeMs(): number | undefined {
    return this.#beat === undefined ? undefined : this.#parts.uptimeMs() - this.#beat.atMs;
  }

  /** Screens that the page has shown since its load. */
  progress(): number {
    return this.#beat?.beat.progress ?? 0;
  }

  /**
   * Whether nobody uses the kiosk. Behind a rescue page the page's last word is of before: a kiosk
   * whose page broke under a resident's hand must not wait for that resident for ever.
   */
  idle(): boolean {
    const shown = this.shows();
    return shown === 'page' ? this.isPublic() : shown === 'rescue';
  }

  /** Whether the page shows nothing of a resident: not only attract, but what comes before service. */
  isPublic(): boolean {
    const beat = this.#beat?.beat;
    return beat === undefined || beat.idle || publicScreens.includes(beat.screen);
  }

  changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
