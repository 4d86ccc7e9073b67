import type { PrintState } from '../../domain.ts';

/** More than one slip that waited for the printer: nobody knows who of them is still there. */
const askFrom = 2;

/**
 * Which slips are asked about instead of printed (devices.md §7): when a printer that could not
 * print can again, those that waited meanwhile do not fall out one after the other.
 */
export class Backlog {
  #waiting = false;
  #asked = new Set<string>();

  /** What the driver says, with the jobs of which nothing was sent yet. */
  hear(state: PrintState, fresh: readonly string[]): void {
    switch (state.state) {
      case 'waitingPaper':
      case 'waitingCover':
      case 'waitingPrinter':
        this.#waiting = true;
        return;
      case 'printing':
        if (this.#waiting && fresh.length >= askFrom) for (const id of fresh) this.#asked.add(id);
        this.#waiting = false;
        return;
      default:
    }
  }

  mustAsk(id: string): boolean {
    return this.#asked.has(id);
  }

  forget(id: string): void {
    this.#asked.delete(id);
  }
}
