import { fromUtf8 } from '../../domain/basics/index.ts';
import { shardOf } from '../../domain/bundle/index.ts';
import type { ServiceFacts } from '../../domain/service/index.ts';
import { shardsOpenMax } from './limits.ts';

/**
 * The facts of every service, kept as the bytes that were published and parsed a shard at a time:
 * a cold boot parses the few that its first screen names, and 5,665 procedures do not fill the
 * heap. Shards that were not asked for lately are closed again.
 */
export class FactsShelf {
  readonly #shards: readonly Uint8Array[];
  readonly #open = new Map<number, ReadonlyMap<string, ServiceFacts>>();
  /** Told of a shard that is no JSON: the disk broke it since it was checked. */
  onBroken: (shard: number) => void = () => undefined;

  /** @param shards in the order of their numbers */
  constructor(shards: readonly Uint8Array[]) {
    this.#shards = shards;
  }

  get shards(): number {
    return this.#shards.length;
  }

  get(code: string): ServiceFacts | undefined {
    return this.#shard(shardOf(code, this.#shards.length)).get(code);
  }

  has(code: string): boolean {
    return this.get(code) !== undefined;
  }

  /** Every code with the number of the shard it stands in. Opens every shard, and keeps none. */
  *places(): Generator<readonly [code: string, shard: number]> {
    for (const [shard, bytes] of this.#shards.entries()) {
      for (const { code } of parse(bytes)) yield [code, shard];
    }
  }

  #shard(shard: number): ReadonlyMap<string, ServiceFacts> {
    const open = this.#open.get(shard) ?? this.#read(shard);
    // The last one used is the last to go.
    this.#open.delete(shard);
    this.#open.set(shard, open);
    for (const oldest of this.#open.keys()) {
      if (this.#open.size <= shardsOpenMax) break;
      this.#open.delete(oldest);
    }
    return open;
  }

  #read(shard: number): ReadonlyMap<string, ServiceFacts> {
    const bytes = this.#shards[shard];
    try {
      return new Map(bytes ? parse(bytes).map((one) => [one.code, one]) : []);
    } catch {
      this.onBroken(shard);
      return new Map();
    }
  }
}

/** Checked when it was downloaded, against the schema that has this type. */
function parse(bytes: Uint8Array): ServiceFacts[] {
  return JSON.parse(fromUtf8(bytes));
}
