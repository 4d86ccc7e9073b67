import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { newSigner, TestRepository } from '../../../src/domain/tuf/test-support/repository.ts';
import type { Machine } from './machine.ts';

const spool = '/var/lib/motcham-kiosk/update';

/** Publishers of the test: they sign for packages, and a machine is told to trust them. */
export class SignedUpdates {
  readonly #repository: TestRepository;
  #number = 0;

  private constructor(repository: TestRepository) {
    this.#repository = repository;
  }

  static async create(): Promise<SignedUpdates> {
    const repository = await TestRepository.create();
    // The test's own day may be any.
    for (const role of ['root', 'targets', 'snapshot', 'timestamp'] as const) {
      repository.signed[role]['expires'] = '2099-01-01T00:00:00Z';
    }
    await repository.publish('root');
    return new SignedUpdates(repository);
  }

  get root(): Uint8Array {
    return this.#repository.firstState.root;
  }

  /** Signs for a package; with `stranger`, by a key that no one trusts. */
  async sign(version: string, path: string, stranger = false): Promise<void> {
    const repository = this.#repository;
    const bytes = readFileSync(path);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    repository.signed.targets['targets'] = {
      [`app/motcham-kiosk_${version}_amd64.deb`]: { length: bytes.length, hashes: { sha256 } },
    };
    await repository.publish('targets');
    if (stranger) await repository.serve('targets', [await newSigner()]);
    await repository.publish('snapshot', 'timestamp');
  }

  /** Puts a package and what was signed into the machine's spool and asks for it, as the shell does. */
  request(machine: Machine, version: string, path: string): number {
    this.#number += 1;
    const bytes = readFileSync(path);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    machine.write(`${spool}/package.deb`, bytes);
    for (const [name, file] of this.#repository.files) machine.write(`${spool}/tuf/${name}`, file);
    const request = `number=${this.#number}\nversion=${version}\nsha256=${sha256}\n`;
    machine.write(`${spool}/request.new`, request);
    machine.run(`chown -R kiosk:kiosk ${spool} && mv ${spool}/request.new ${spool}/request`);
    return this.#number;
  }
}
