/** The same code within this time is one scan, ms (devices.md §7): a code held still is read often. */
const repeatMs = 2_000;
/** So many codes at once, and so many more a second: a hand manages two. */
const burst = 8;
const perSecond = 2;

/** What of a scanner's codes is passed on. Knows the last code for two seconds, and no longer. */
export class ScanLimit {
  flooded = 0;
  readonly #monotonicMs: () => number;
  #last: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  #left = burst;
  #atMs: number;

  constructor(monotonicMs: () => number) {
    this.#monotonicMs = monotonicMs;
    this.#atMs = monotonicMs();
  }

  /** Whether this code is a new scan, and not one too many. */
  lets(code: string): boolean {
    const isRepeat = code === this.#last;
    this.#last = code;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.forget(), repeatMs);
    this.#timer.unref();
    if (isRepeat) return false;
    const now = this.#monotonicMs();
    this.#left = Math.min(burst, this.#left + (Math.max(0, now - this.#atMs) / 1000) * perSecond);
    this.#atMs = now;
    if (this.#left < 1) {
      this.flooded += 1;
      return false;
    }
    this.#left -= 1;
    return true;
  }

  forget(): void {
    clearTimeout(this.#timer);
    this.#last = undefined;
  }
}
