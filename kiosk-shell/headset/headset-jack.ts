import { InputEvents, type OpenScanSource, type ScanSource } from '../scan/index.ts';

/** Looks for a jack that is not there this often, ms. */
const lookMs = 1_000;
/** Of linux/input-event-codes.h: a switch, and the one of headphones. */
const [switchType, headphones] = [5, 2];

/**
 * Whether a headset is plugged in, as the sound card's own switch says. A jack that is gone holds no
 * headset: what is personal is never said into the room because a line was cut (R32).
 */
export class HeadsetJack {
  /** Called with each change. */
  onChange: (plugged: boolean) => void = () => {};
  readonly #open: OpenScanSource;
  readonly #events = new InputEvents();
  #source: ScanSource | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;
  #plugged = false;

  /** @param open opens the jack; tests put memory in its place */
  constructor(open: OpenScanSource) {
    this.#open = open;
  }

  get plugged(): boolean {
    return this.#plugged;
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
    if (!opened.ok) return this.#lookAgain();
    const source = opened.value;
    this.#source = source;
    source.onBytes((bytes) => {
      for (const { type, code, value } of this.#events.feed(bytes)) {
        if (type === switchType && code === headphones) this.#tell(value !== 0);
      }
    });
    source.onClose(() => {
      source.close();
      this.#source = undefined;
      this.#events.forget();
      this.#tell(false);
      if (!this.#isClosed) this.#lookAgain();
    });
  }

  #lookAgain(): void {
    this.#timer = setTimeout(() => void this.#look(), lookMs);
  }

  #tell(plugged: boolean): void {
    if (plugged === this.#plugged) return;
    this.#plugged = plugged;
    this.onChange(plugged);
  }
}
