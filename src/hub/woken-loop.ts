/**
 * Work that is done in rounds: when it is told that something waits, and from time to time without
 * being told. One round at a time; nothing before `start`, nothing after `close`.
 */
export class WokenLoop {
  readonly #round: () => Promise<boolean>;
  readonly #idleMs: number;
  readonly #onFailure: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #isWanted = false;
  #isClosed = false;

  /**
   * @param options.round does what waits; true when there may be more.
   * @param options.idleMs how often it looks without being told, ms.
   * @param options.onFailure hears why a round failed; the next one tries again.
   */
  constructor(options: {
    readonly round: () => Promise<boolean>;
    readonly idleMs: number;
    readonly onFailure: (error: unknown) => void;
  }) {
    this.#round = options.round;
    this.#idleMs = options.idleMs;
    this.#onFailure = options.onFailure;
  }

  start(): void {
    this.#timer = setInterval(() => this.wake(), this.#idleMs);
    this.wake();
  }

  /** Says that something waits. */
  wake(): void {
    this.#isWanted = true;
    if (this.#timer === undefined || this.#running !== undefined || this.#isClosed) return;
    this.#running = this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  /** Waits for the round under way. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#isWanted && !this.#isClosed) {
      this.#isWanted = false;
      try {
        if (await this.#round()) this.#isWanted = true;
      } catch (error) {
        this.#onFailure(error);
      }
    }
  }
}
