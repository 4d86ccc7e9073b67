import type { Clock } from '../../domain/basics/index.ts';

/**
 * Leaves a source alone that does not answer: after `failuresMax` failures in a row nobody asks for
 * `restMs`; then one question is let through, and its outcome decides.
 */
export class CircuitBreaker {
  readonly #failuresMax: number;
  readonly #restMs: number;
  readonly #clock: Clock;
  #failures = 0;
  #openedAtMs = 0;
  #probing = false;

  constructor(limits: { readonly failuresMax: number; readonly restMs: number }, clock: Clock) {
    this.#failuresMax = limits.failuresMax;
    this.#restMs = limits.restMs;
    this.#clock = clock;
  }

  /** Whether a question may be asked now. A caller that was told yes reports its outcome. */
  mayAsk(): boolean {
    if (this.#failures < this.#failuresMax) return true;
    const restedMs = this.#clock() - this.#openedAtMs;
    // A clock that was set back must not keep it shut for longer than the rest.
    if (this.#probing || (restedMs >= 0 && restedMs < this.#restMs)) return false;
    this.#probing = true;
    return true;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#probing = false;
  }

  failed(): void {
    this.#failures += 1;
    this.#probing = false;
    if (this.#failures >= this.#failuresMax) this.#openedAtMs = this.#clock();
  }
}
