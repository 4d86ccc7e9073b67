import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

/** What a hand does to the printer. The file may be edited while a slip prints. */
export const HandSchema = z.strictObject({
  paper: z.enum(['in', 'out']),
  cover: z.enum(['closed', 'open']),
  power: z.enum(['plugged', 'unplugged']),
});
export type Hand = z.infer<typeof HandSchema>;

const atRest: Hand = { paper: 'in', cover: 'closed', power: 'plugged' };

/** The printer's directory: `state.json` for hands, `memory.json` for its counter, `papers/`. */
export class StateFile {
  readonly directory: string;
  #text = '';

  constructor(directory: string) {
    this.directory = directory;
    mkdirSync(join(directory, 'papers'), { recursive: true });
    this.write(this.read() ?? atRest);
  }

  /** The state as it stands; undefined while somebody is in the middle of writing it. */
  read(): Hand | undefined {
    try {
      const parsed = HandSchema.safeParse(JSON.parse(readFileSync(this.#path, 'utf8')));
      return parsed.success ? parsed.data : undefined;
    } catch {
      return undefined;
    }
  }

  /** The state, when the file changed since the last call. */
  changed(): Hand | undefined {
    const hand = this.read();
    const text = JSON.stringify(hand);
    if (hand === undefined || text === this.#text) return undefined;
    this.#text = text;
    return hand;
  }

  write(hand: Hand): void {
    replaceFile(this.#path, `${JSON.stringify(hand, null, 2)}\n`);
  }

  /** Cuts in the life of this printer: survives unplugging, as the counter of a real one. */
  get cuts(): number {
    try {
      const memory = z
        .looseObject({ cuts: z.int() })
        .safeParse(JSON.parse(readFileSync(join(this.directory, 'memory.json'), 'utf8')));
      return memory.success ? memory.data.cuts : 0;
    } catch {
      return 0;
    }
  }

  keepCuts(cuts: number): void {
    replaceFile(join(this.directory, 'memory.json'), `${JSON.stringify({ cuts })}\n`);
  }

  keepPaper(number: number, png: Uint8Array): void {
    writeFileSync(join(this.directory, 'papers', paperName(number)), png);
  }

  readPaper(number: number): Buffer | undefined {
    try {
      return readFileSync(join(this.directory, 'papers', paperName(number)));
    } catch {
      return undefined;
    }
  }

  get #path(): string {
    return join(this.directory, 'state.json');
  }
}

function paperName(number: number): string {
  return `${String(number).padStart(4, '0')}.png`;
}

function replaceFile(path: string, text: string): void {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}
