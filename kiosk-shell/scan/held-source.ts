import type { OpenScanSource, ScanSource } from './scan-source.ts';

/** A device that is not there is looked for this often, ms; one that refuses is asked less often. */
const lookMs = 1_000;
const refusedMs = 5_000;

export type SourceState = 'looking' | 'ready' | 'absent' | 'refused';

export interface SourceListener {
  readonly onBytes: (bytes: Uint8Array) => void;
  /** What was open is gone: half of what it was saying will not be ended. */
  readonly onGone: () => void;
  readonly onState?: (state: SourceState) => void;
}

/** A device that comes and goes: opened when it is there, heard, and looked for again. */
export class HeldSource {
  readonly #open: OpenScanSource;
  readonly #listener: SourceListener;
  #source: ScanSource | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;
  #state: SourceState = 'looking';

  /** @param open opens the device; tests put memory in its place */
  constructor(open: OpenScanSource, listener: SourceListener) {
    this.#open = open;
    this.#listener = listener;
  }

  get state(): SourceState {
    return this.#state;
  }

  /** Whether no other program hears it; null where it cannot be kept from others, or is not open. */
  get isGrabbed(): boolean | null {
    return this.#source?.isGrabbed ?? null;
  }

  start(): void {
    void this.#look();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#source?.close();
  }

  async #look(): Promise<void> {
    const opened = await this.#open();
    if (this.#isClosed) {
      if (opened.ok) opened.value.close();
      return;
    }
    if (!opened.ok) {
      this.#say(opened.error);
      this.#lookAgain(opened.error === 'absent' ? lookMs : refusedMs);
      return;
    }
    const source = opened.value;
    this.#source = source;
    this.#say('ready');
    source.onBytes(this.#listener.onBytes);
    source.onClose(() => {
      source.close();
      this.#source = undefined;
      this.#listener.onGone();
      if (this.#isClosed) return;
      this.#say('absent');
      this.#lookAgain(lookMs);
    });
  }

  #lookAgain(inMs: number): void {
    this.#timer = setTimeout(() => void this.#look(), inMs);
  }

  #say(state: SourceState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#listener.onState?.(state);
  }
}
