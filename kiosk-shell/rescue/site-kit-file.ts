import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kitDigest, type SiteKit, SiteKitSchema } from '../domain.ts';
import { writeDurably } from '../durable-file.ts';

const pathIn = (stateDirectory: string) => join(stateDirectory, 'site-kit.json');

/**
 * The site kit as the hub last told it to this shell: who may open staff mode, and where residents
 * go meanwhile. The page has its own; this one is for the time when the page cannot be shown.
 */
export class SiteKitFile {
  readonly #path: string;
  #kit: SiteKit | undefined;

  constructor(stateDirectory: string) {
    this.#path = pathIn(stateDirectory);
    try {
      this.#kit = SiteKitSchema.parse(JSON.parse(readFileSync(this.#path, 'utf8')));
    } catch {
      // Never told, torn, or of another version: the hub sends it with the next beat.
    }
  }

  get kit(): SiteKit | undefined {
    return this.#kit;
  }

  /** What the hub is told, so that it sends another kit only. */
  async digest(): Promise<string> {
    return this.#kit === undefined ? 'none' : kitDigest(this.#kit);
  }

  async keep(kit: SiteKit): Promise<void> {
    this.#kit = kit;
    await writeDurably(this.#path, JSON.stringify(kit));
  }
}
