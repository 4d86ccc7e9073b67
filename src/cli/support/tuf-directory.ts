import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TufState } from '../../domain/tuf/index.ts';
import { CommandFailure } from './steps.ts';

/**
 * In this order, so that a cut between two files leaves the older timestamp: the next refresh
 * finds everything behind it again.
 */
const roles = ['root', 'targets', 'snapshot', 'timestamp'] as const;

/** Believed metadata as files of a directory, one a role. */
export class TufDirectory {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** @throws CommandFailure when there is no trusted root. */
  read(): TufState {
    const root = this.#file('root');
    if (root === undefined) {
      throw new CommandFailure(
        `There is no trusted root in ${this.#path}.`,
        'Begin with: motcham tuf-client --metadata-dir DIRECTORY init ROOT',
      );
    }
    const [timestamp, snapshot, targets] = (['timestamp', 'snapshot', 'targets'] as const).map(
      (role) => this.#file(role),
    );
    return {
      root,
      ...(timestamp && { timestamp }),
      ...(snapshot && { snapshot }),
      ...(targets && { targets }),
    };
  }

  /** Writes what differs, each file whole or not at all, and takes away what counts no more. */
  write(state: TufState): void {
    mkdirSync(this.#path, { recursive: true });
    // First: behind a new root they would be held against what comes.
    for (const role of roles) {
      if (state[role] === undefined) rmSync(join(this.#path, `${role}.json`), { force: true });
    }
    for (const role of roles) {
      const bytes = state[role];
      const kept = bytes && this.#file(role);
      if (bytes === undefined || (kept && Buffer.compare(bytes, kept) === 0)) continue;
      const file = join(this.#path, `${role}.json`);
      writeFileSync(`${file}.new`, bytes, { flush: true });
      renameSync(`${file}.new`, file);
    }
  }

  #file(role: (typeof roles)[number]): Uint8Array<ArrayBuffer> | undefined {
    const file = join(this.#path, `${role}.json`);
    return existsSync(file) ? new Uint8Array(readFileSync(file)) : undefined;
  }
}
