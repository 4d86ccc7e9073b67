/** So many calls at once, and so many more a minute. */
export interface FloodRate {
  readonly burst: number;
  readonly perMinute: number;
}

/** What one page may do (devices.md §7, print flood). A resident prints one or two slips. */
const floodRates = {
  print: { burst: 10, perMinute: 20 },
  session: { burst: 20, perMinute: 60 },
  /** Each looks at disk, screen and browser. */
  readiness: { burst: 20, perMinute: 60 },
  other: { burst: 120, perMinute: 1200 },
} as const satisfies Record<string, FloodRate>;
export type FloodClass = keyof typeof floodRates;

/** A token bucket for each class of calls. Clock passed in, milliseconds. */
export class FloodLimit {
  readonly #nowMs: () => number;
  readonly #rates: Readonly<Record<FloodClass, FloodRate>>;
  #left = new Map<FloodClass, { tokens: number; atMs: number }>();

  constructor(nowMs: () => number, rates: Readonly<Record<FloodClass, FloodRate>> = floodRates) {
    this.#nowMs = nowMs;
    this.#rates = rates;
  }

  /** 0 when the call may pass; else seconds to wait. */
  take(kind: FloodClass): number {
    const { burst, perMinute } = this.#rates[kind];
    const now = this.#nowMs();
    const last = this.#left.get(kind) ?? { tokens: burst, atMs: now };
    const gained = (Math.max(0, now - last.atMs) / 60_000) * perMinute;
    const tokens = Math.min(burst, last.tokens + gained);
    if (tokens < 1) {
      this.#left.set(kind, { tokens, atMs: now });
      return Math.ceil(((1 - tokens) / perMinute) * 60);
    }
    this.#left.set(kind, { tokens: tokens - 1, atMs: now });
    return 0;
  }
}
