import type { Clock } from '../../domain/basics/index.ts';

/** Someone counts as looking for so long after their page last said so, ms. */
const presentMs = 30_000;
/** Most documents and people remembered at once. */
const entriesMax = 5_000;

/**
 * Who has which document open: a courtesy that keeps two people from typing the same line, held in
 * memory of one process. That nothing is lost is the revisions' to hold, not this list's.
 */
export class Onlookers {
  readonly #seen = new Map<string, { readonly name: string; readonly atMs: number }>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Notes that a person looks on, and names the others. */
  look(document: string, person: { readonly id: string; readonly name: string }): string[] {
    const nowMs = this.#clock();
    const own = `${document} ${person.id}`;
    this.#seen.delete(own);
    this.#seen.set(own, { name: person.name, atMs: nowMs });
    for (const [key, { atMs }] of this.#seen) {
      if (nowMs - atMs < presentMs && this.#seen.size <= entriesMax) break;
      this.#seen.delete(key);
    }
    return [...this.#seen]
      .filter(
        ([key, { atMs }]) =>
          key !== own && key.startsWith(`${document} `) && nowMs - atMs < presentMs,
      )
      .map(([, { name }]) => name);
  }
}
