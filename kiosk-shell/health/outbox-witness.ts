import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Heartbeat } from '../domain.ts';
import { writeDurably } from '../durable-file.ts';

const WitnessSchema = z.strictObject({
  /** Requests that the page held, and the last number that it had given. */
  held: z.int(),
  lastSeq: z.int(),
  /** When requests were last found gone, by the machine's clock. */
  lostAtMs: z.optional(z.number()),
});
type Witness = z.infer<typeof WitnessSchema>;

/** A loss stands among the faults of this machine for so long, ms: somebody has looked by then. */
const lossToldMs = 30 * 24 * 60 * 60_000;

/**
 * Remembers, outside the browser's profile, how many requests the page last said to hold. A browser
 * that finds its storage torn empties it without a word, and the page goes on as if there had never
 * been anything in it: then the numbers go back while fewer are held, which nothing else does.
 */
export class OutboxWitness {
  readonly #path: string;
  #last: Witness | undefined;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(stateDirectory: string) {
    this.#path = join(stateDirectory, 'outbox-witness.json');
    try {
      this.#last = WitnessSchema.parse(JSON.parse(readFileSync(this.#path, 'utf8')));
    } catch {
      // A new machine, or a file that a power cut tore: the next heartbeat is the first.
    }
  }

  /** When requests were last found gone, as long as that has to be told. */
  lostAtMs(nowMs: number): number | undefined {
    const at = this.#last?.lostAtMs;
    return at !== undefined && Math.abs(nowMs - at) < lossToldMs ? at : undefined;
  }

  /** Hears what the page says of its outbox; whether requests are gone that it held before. */
  hear({ count, keys, lastSeq, quarantined }: Heartbeat['outbox'], nowMs: number): boolean {
    // Without its keys the page has not read its disk yet: it holds nothing that it knows of.
    if (keys === undefined) return false;
    const held = count + quarantined;
    const last = this.#last;
    if (last !== undefined && last.held === held && last.lastSeq === lastSeq) return false;
    const isLost = last !== undefined && lastSeq < last.lastSeq && held < last.held;
    const lostAtMs = isLost ? nowMs : last?.lostAtMs;
    this.#last = { held, lastSeq, ...(lostAtMs !== undefined && { lostAtMs }) };
    const text = JSON.stringify(this.#last);
    // A disk that does not take it is told by its own probe.
    this.#writing = this.#writing.then(() => writeDurably(this.#path, text).catch(() => {}));
    return isLost;
  }

  /** Resolves once what was heard is on the disk. */
  async kept(): Promise<void> {
    await this.#writing;
  }
}
