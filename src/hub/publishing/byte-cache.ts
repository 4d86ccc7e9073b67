/** Things by name, the least recently used dropped when their bytes grow over the limit. */
export class ByteCache<T> {
  readonly #entries = new Map<string, { readonly held: T; readonly bytes: number }>();
  readonly #bytesMax: number;
  #bytes = 0;

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  find(name: string): T | undefined {
    const found = this.#entries.get(name);
    if (found === undefined) return undefined;
    this.#entries.delete(name);
    this.#entries.set(name, found);
    return found.held;
  }

  /** @param bytes what it weighs */
  keep(name: string, held: T, bytes: number): void {
    if (this.#entries.has(name) || bytes > this.#bytesMax) return;
    this.#entries.set(name, { held, bytes });
    this.#bytes += bytes;
    for (const [oldest, old] of this.#entries) {
      if (this.#bytes <= this.#bytesMax) break;
      this.#entries.delete(oldest);
      this.#bytes -= old.bytes;
    }
  }
}
