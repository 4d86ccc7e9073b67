import { appendFileSync, closeSync, existsSync, fsyncSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OfficeResult, OfficeResultSchema } from '../../domain/api/index.ts';
import { slotKey } from './decide.ts';

/** What an office has done about a request, once and for ever. */
export interface Effect {
  readonly id: string;
  readonly subject: string;
  readonly result: OfficeResult;
}

/**
 * What an office did, by idempotency key: on disk before it answers, so that a call that comes
 * again, to this process or the next, finds the same effect. A line cut by a power cut is dropped.
 */
export class Effects {
  readonly #file: number | undefined;
  readonly #effects = new Map<string, Effect>();
  readonly #visitors = new Map<string, number>();

  /** @param directory where the journal is kept; undefined: in memory only */
  constructor(directory: string | undefined) {
    if (directory === undefined) return;
    const path = join(directory, 'effects.jsonl');
    if (existsSync(path)) {
      for (const line of readFileSync(path, 'utf8').split('\n')) this.#read(line);
    }
    this.#file = openSync(path, 'a', 0o600);
  }

  find(id: string): Effect | undefined {
    return this.#effects.get(id);
  }

  all(): readonly Effect[] {
    return [...this.#effects.values()];
  }

  get visitors(): ReadonlyMap<string, number> {
    return this.#visitors;
  }

  add(effect: Effect): void {
    if (this.#file !== undefined) {
      appendFileSync(this.#file, `${JSON.stringify(effect)}\n`);
      fsyncSync(this.#file);
    }
    this.#keep(effect);
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
  }

  #read(line: string): void {
    try {
      const { id, subject, result } = JSON.parse(line);
      const read = OfficeResultSchema.safeParse(result);
      if (read.success) this.#keep({ id: String(id), subject: String(subject), result: read.data });
    } catch {
      // Cut off while it was written: the request comes again.
    }
  }

  #keep(effect: Effect): void {
    this.#effects.set(effect.id, effect);
    const { result } = effect;
    if (result.kind === 'appointment' && result.outcome !== 'refused') {
      const key = slotKey(result);
      this.#visitors.set(key, (this.#visitors.get(key) ?? 0) + 1);
    }
  }
}
