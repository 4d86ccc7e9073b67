import type { Clock } from '../../domain/basics/index.ts';

/** A token bucket: `burst` at once, `perSecond` in the long run. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** Most buckets kept; the least recently used goes first, so that strangers cannot fill memory. */
const bucketsMax = 20_000;

interface Bucket {
  tokens: number;
  atMs: number;
}

/** Limits how often each of many callers may do one thing. */
export class RateLimiter {
  readonly #buckets = new Map<string, Bucket>();
  readonly #rate: Rate;
  readonly #clock: Clock;

  constructor(rate: Rate, clock: Clock) {
    this.#rate = rate;
    this.#clock = clock;
  }

  /** Takes one token of `caller`; otherwise says how many seconds to wait. */
  take(caller: string): { readonly ok: true } | { readonly ok: false; readonly seconds: number } {
    const nowMs = this.#clock();
    const bucket = this.#buckets.get(caller) ?? { tokens: this.#rate.burst, atMs: nowMs };
    // A clock that was set back must not take tokens away.
    const passedSeconds = Math.max(0, nowMs - bucket.atMs) / 1000;
    bucket.tokens = Math.min(
      this.#rate.burst,
      bucket.tokens + passedSeconds * this.#rate.perSecond,
    );
    bucket.atMs = nowMs;
    this.#buckets.delete(caller);
    this.#buckets.set(caller, bucket);
    if (this.#buckets.size > bucketsMax) {
      const oldest = this.#buckets.keys().next().value;
      if (oldest !== undefined) this.#buckets.delete(oldest);
    }
    if (bucket.tokens < 1) {
      return {
        ok: false,
        seconds: Math.max(1, Math.ceil((1 - bucket.tokens) / this.#rate.perSecond)),
      };
    }
    bucket.tokens -= 1;
    return { ok: true };
  }
}
