import { HeldSource, InputEvents, type OpenScanSource } from '../scan/index.ts';

/** Of linux/input-event-codes.h: a switch, and the one of headphones. */
const [switchType, headphones] = [5, 2];

/**
 * Whether a headset is plugged in, as the sound card's own switch says. A jack that is gone holds no
 * headset: what is personal is never said into the room because a line was cut (R32).
 */
export class HeadsetJack {
  /** Called with each change. */
  onChange: (plugged: boolean) => void = () => {};
  readonly #device: HeldSource;
  readonly #events = new InputEvents();
  #plugged = false;

  /** @param open opens the jack; tests put memory in its place */
  constructor(open: OpenScanSource) {
    this.#device = new HeldSource(open, {
      onBytes: (bytes) => {
        for (const { type, code, value } of this.#events.feed(bytes)) {
          if (type === switchType && code === headphones) this.#tell(value !== 0);
        }
      },
      onGone: () => {
        this.#events.forget();
        this.#tell(false);
      },
    });
  }

  get plugged(): boolean {
    return this.#plugged;
  }

  start(): void {
    this.#device.start();
  }

  close(): void {
    this.#device.close();
  }

  #tell(plugged: boolean): void {
    if (plugged === this.#plugged) return;
    this.#plugged = plugged;
    this.onChange(plugged);
  }
}
