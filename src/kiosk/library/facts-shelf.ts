import { fromUtf8 } from '../../domain/basics/index.ts';
import { type FactsPlace, placesInShard, shardOf } from '../../domain/bundle/index.ts';
import type { ServiceFacts } from '../../domain/service/index.ts';
import { factsInMemoryMax } from './limits.ts';

/**
 * The facts of every service, kept as the bytes that were published; one service is parsed when it
 * is asked for. A cold boot parses the few that its first screen names, a key the ten of its
 * results, and 5,665 procedures do not fill the heap.
 */
export class FactsShelf {
  readonly #shards: readonly Uint8Array[];
  readonly #places: (ReadonlyMap<string, FactsPlace> | undefined)[] = [];
  readonly #recent = new Map<string, ServiceFacts>();
  /** Told of a shard that the disk broke since it was checked. */
  onBroken: (shard: number) => void = () => undefined;

  /** @param shards in the order of their numbers */
  constructor(shards: readonly Uint8Array[]) {
    this.#shards = shards;
  }

  get shards(): number {
    return this.#shards.length;
  }

  get(code: string): ServiceFacts | undefined {
    const recent = this.#recent.get(code);
    if (recent) return recent;
    const shard = shardOf(code, this.#shards.length);
    const place = this.placesOf(shard).get(code);
    const facts = place && this.#read(shard, place);
    if (facts === undefined) return undefined;
    if (this.#recent.size >= factsInMemoryMax) this.#recent.clear();
    this.#recent.set(code, facts);
    return facts;
  }

  has(code: string): boolean {
    return this.placesOf(shardOf(code, this.#shards.length)).has(code);
  }

  /** Where the services of a shard stand: found once, and kept. */
  placesOf(shard: number): ReadonlyMap<string, FactsPlace> {
    const bytes = this.#shards[shard];
    this.#places[shard] ??= bytes ? placesInShard(bytes) : new Map();
    return this.#places[shard] ?? new Map();
  }

  #read(shard: number, { from, to }: FactsPlace): ServiceFacts | undefined {
    const bytes = this.#shards[shard];
    if (bytes === undefined) return undefined;
    try {
      // Checked when it was downloaded, against the schema that has this type.
      return JSON.parse(fromUtf8(bytes.subarray(from, to)));
    } catch {
      this.onBroken(shard);
      return undefined;
    }
  }
}
