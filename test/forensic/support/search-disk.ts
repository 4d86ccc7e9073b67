import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inside } from './inside.ts';
import { type Mark, needlesOf } from './needles.ts';

/** A mark that was found again. */
export interface Find {
  readonly file: string;
  readonly store: string;
  readonly mark: string;
  readonly encoding: string;
}

export interface SearchReport {
  readonly files: number;
  readonly bytes: number;
  /** What was opened, by kind: how many pieces, how many bytes. */
  readonly opened: Readonly<Record<string, { readonly pieces: number; readonly bytes: number }>>;
  readonly needles: number;
  readonly finds: readonly Find[];
}

/** Looks for marks in texts and in every file under directories, name by name and byte by byte. */
export function searchDisk(
  marks: readonly Mark[],
  directories: readonly string[],
  texts: Readonly<Record<string, string>> = {},
): SearchReport {
  const needles = marks.flatMap(needlesOf);
  const finds = new Map<string, Find>();
  const opened: Record<string, { pieces: number; bytes: number }> = {};
  let files = 0;
  let bytes = 0;

  function look(file: string, store: string, content: Buffer): void {
    for (const needle of needles) {
      if (!content.includes(needle.bytes)) continue;
      const find = { file, store, mark: needle.mark, encoding: needle.encoding };
      finds.set(JSON.stringify(find), find);
    }
  }

  for (const directory of directories) {
    for (const path of filesUnder(directory)) {
      const file = relative(join(directory, '..'), path);
      look(file, 'name of a file', Buffer.from(file));
      const content = readIfThere(path);
      if (content === undefined) continue;
      files += 1;
      bytes += content.length;
      look(file, 'as it lies', content);
      for (const piece of inside(path, content)) {
        const before = opened[piece.store] ?? { pieces: 0, bytes: 0 };
        opened[piece.store] = {
          pieces: before.pieces + 1,
          bytes: before.bytes + piece.bytes.length,
        };
        look(file, piece.store, piece.bytes);
      }
    }
  }
  for (const [name, text] of Object.entries(texts)) look(name, 'text', Buffer.from(text));
  return { files, bytes, opened, needles: needles.length, finds: [...finds.values()] };
}

/** Files that a running browser takes away while they are looked at are no finding. */
function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function* filesUnder(directory: string): Generator<string> {
  let names: readonly string[];
  try {
    names = readdirSync(directory);
  } catch {
    return;
  }
  for (const name of names) {
    const path = join(directory, name);
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (stat?.isDirectory()) yield* filesUnder(path);
    else if (stat?.isFile()) yield path;
  }
}
