export interface PulseTimes {
  /** A page that beat and then is silent this long hangs, ms: it beats each second. */
  readonly silentMs: number;
  /** A page that loads gets this long for its first beat, ms. */
  readonly firstBeatMs: number;
}

/**
 * Judges from its beats whether the page still renders. Beats come from animation frames, so an
 * endless loop, a stopped renderer and a page that never started look the same: silence. All times
 * in milliseconds of a clock that never jumps.
 */
export class Pulse {
  readonly #times: PulseTimes;
  #lastMs = 0;
  #hasBeaten = false;
  #isWatching = false;

  constructor(times: PulseTimes) {
    this.#times = times;
  }

  /** A page was opened or says that it loads: it may be silent for a while. */
  loading(nowMs: number): void {
    this.#lastMs = nowMs;
    this.#hasBeaten = false;
    this.#isWatching = true;
  }

  /** A page that does not beat is shown (rescue page): nothing to judge. */
  rest(): void {
    this.#isWatching = false;
  }

  beat(nowMs: number): void {
    this.#lastMs = nowMs;
    this.#hasBeaten = true;
  }

  /** The judge itself slept this long, ms: the page may have beaten unheard. */
  forgive(ms: number): void {
    this.#lastMs += ms;
  }

  judge(nowMs: number): 'well' | 'hung' | 'neverStarted' {
    if (!this.#isWatching) return 'well';
    const silentMs = nowMs - this.#lastMs;
    if (this.#hasBeaten) return silentMs > this.#times.silentMs ? 'hung' : 'well';
    return silentMs > this.#times.firstBeatMs ? 'neverStarted' : 'well';
  }
}
