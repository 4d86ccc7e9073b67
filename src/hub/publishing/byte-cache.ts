/** Bytes by name, the least recently used dropped when they grow over the limit. */
export class ByteCache {
  readonly #entries = new Map<string, Buffer>();
  readonly #bytesMax: number;
  #bytes = 0;

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  find(name: string): Buffer | undefined {
    const found = this.#entries.get(name);
    if (found === undefined) return undefined;
    this.#entries.delete(name);
    this.#entries.set(name, found);
    return found;
  }

  keep(name: string, bytes: Buffer): void {
    if (this.#entries.has(name) || bytes.length > this.#bytesMax) return;
    this.#entries.set(name, bytes);
    this.#bytes += bytes.length;
    for (const [oldest, old] of this.#entries) {
      if (this.#bytes <= this.#bytesMax) break;
      this.#entries.delete(oldest);
      this.#bytes -= old.length;
    }
  }
}
