import type { ShellCar } from '../domain.ts';
import { log } from '../log.ts';
import type { OpenScanSource, ScanSource } from '../scan/index.ts';

/** Looks for a line that is not there this often, ms. */
const lookMs = 1_000;
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
  readonly #open: OpenScanSource;
  #source: ScanSource | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;
  #alarm = false;
  #begun = '';

  /** @param open opens the line; tests put memory in its place */
  constructor(open: OpenScanSource) {
    this.#open = open;
  }

  /** How the car stands; for a page that begins to listen. */
  get now(): ShellCar {
    return { arrived: false, alarm: this.#alarm };
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
    source.onBytes((bytes) => this.#hear(bytes));
    source.onClose(() => {
      source.close();
      this.#source = undefined;
      this.#begun = '';
      if (!this.#isClosed) this.#lookAgain();
    });
  }

  #lookAgain(): void {
    this.#timer = setTimeout(() => void this.#look(), lookMs);
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
