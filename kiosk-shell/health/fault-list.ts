import { faultsMax } from '../domain.ts';

export interface Fault {
  readonly code: string;
  readonly atMs: number;
}

/** The last faults of this machine, newest last (S7): codes and times, nothing of a resident. */
export class FaultList {
  #faults: Fault[] = [];

  note(code: string, atMs: number): void {
    this.#faults = [...this.#faults, { code, atMs }].slice(-faultsMax);
  }

  list(): readonly Fault[] {
    return this.#faults;
  }
}
