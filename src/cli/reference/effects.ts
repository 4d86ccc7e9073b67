import { appendFileSync, closeSync, existsSync, fsyncSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OfficeResult, OfficeResultSchema } from '../../domain/api/index.ts';
import { slotKey } from './decide.ts';

/** What an office has done about a request, once and for ever. */
export interface Effect {
  readonly id: string;
  readonly subject: string;
  readonly result: OfficeResult;
  /** Id of the request that this one takes back. */
  readonly cancels?: string;
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
    const kept = existsSync(path) ? readFileSync(path, 'utf8') : '';
    for (const line of kept.split('\n')) this.#read(line);
    this.#file = openSync(path, 'a', 0o600);
    // What was cut off must not swallow the next effect: that one begins a line of its own.
    if (kept !== '' && !kept.endsWith('\n')) appendFileSync(this.#file, '\n');
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
      const { id, subject, result, cancels } = JSON.parse(line);
      const read = OfficeResultSchema.safeParse(result);
      if (!read.success) return;
      const taken = typeof cancels === 'string' ? { cancels } : {};
      this.#keep({ id: String(id), subject: String(subject), result: read.data, ...taken });
    } catch {
      // Cut off while it was written: the request comes again.
    }
  }

  /** A visitor who holds an hour, or gives it back. */
  #count(result: OfficeResult, visitors: 1 | -1): void {
    if (result.kind !== 'appointment' || result.outcome === 'refused') return;
    const key = slotKey(result);
    this.#visitors.set(key, (this.#visitors.get(key) ?? 0) + visitors);
  }

  #keep(effect: Effect): void {
    this.#effects.set(effect.id, effect);
    const { result, cancels } = effect;
    this.#count(result, 1);
    const taken = cancels === undefined ? undefined : this.#effects.get(cancels);
    if (taken) this.#count(taken.result, -1);
  }
}
