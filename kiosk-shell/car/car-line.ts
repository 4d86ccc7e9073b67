import type { ShellCar } from '../domain.ts';
import { log } from '../log.ts';
import { HeldSource, type OpenScanSource } from '../scan/index.ts';

/** Longest word of the car, bytes; what is longer is noise of the line. */
const wordBytesMax = 32;

/** What the car says, one word a line. */
const words: Readonly<Record<string, (now: ShellCar) => ShellCar>> = {
  arrived: ({ alarm }) => ({ arrived: true, alarm }),
  'door open': ({ alarm }) => ({ arrived: true, alarm }),
  'alarm on': () => ({ arrived: false, alarm: true }),
  'alarm off': () => ({ arrived: false, alarm: false }),
};

/**
 * The line of a lift's car. An alarm holds until the car takes it back, also while the line is cut:
 * a kiosk that is silent too long does no harm, one that speaks over an alarm does.
 */
export class CarLine {
  onSignal: (signal: ShellCar) => void = () => {};
  readonly #line: HeldSource;
  #alarm = false;
  #begun = '';

  /** @param open opens the line; tests put memory in its place */
  constructor(open: OpenScanSource) {
    this.#line = new HeldSource(open, {
      onBytes: (bytes) => this.#hear(bytes),
      onGone: () => {
        this.#begun = '';
      },
    });
  }

  /** How the car stands; for a page that begins to listen. */
  get now(): ShellCar {
    return { arrived: false, alarm: this.#alarm };
  }

  start(): void {
    this.#line.start();
  }

  close(): void {
    this.#line.close();
  }

  #hear(bytes: Uint8Array): void {
    const lines = (this.#begun + Buffer.from(bytes).toString('latin1')).split(/[\r\n]+/);
    this.#begun = (lines.pop() ?? '').slice(0, wordBytesMax + 1);
    for (const line of lines) this.#take(line.trim().toLowerCase());
  }

  #take(word: string): void {
    if (word === '') return;
    const said = Object.hasOwn(words, word) ? words[word]?.(this.now) : undefined;
    if (said === undefined) {
      log('info', 'car.unknown');
      return;
    }
    this.#alarm = said.alarm;
    this.onSignal(said);
  }
}
