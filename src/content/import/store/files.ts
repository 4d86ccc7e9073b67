import { type FileHandle, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What an import leaves in its directory. */
export const catalogueFile = 'catalogue.jsonl';
export const reportFile = 'import-report.jsonl';
export const changesFile = 'changes.jsonl';

/** Characters gathered before they are written. */
const bufferChars = 256 * 1024;

/** A file of JSON lines that appears whole or not at all. */
export interface LineFile {
  write(line: string): Promise<void>;
  /** Everything on the disk; the file is still under its working name. */
  finish(): Promise<void>;
  close(): Promise<void>;
}

/** Begins a file under a working name. */
export async function beginLines(path: string): Promise<LineFile> {
  const file: FileHandle = await open(path, 'wx', 0o644);
  let held = '';
  let isOpen = true;
  const flush = async () => {
    if (held !== '') await file.writeFile(held);
    held = '';
  };
  const close = async () => {
    if (isOpen) await file.close();
    isOpen = false;
  };
  return {
    async write(line) {
      held += `${line}\n`;
      if (held.length >= bufferChars) await flush();
    },
    async finish() {
      await flush();
      await file.sync();
      await close();
    },
    close,
  };
}

/** Puts finished files in place; the directory is told to the disk too, or the names may be lost. */
export async function putInPlace(moves: readonly (readonly [string, string])[]): Promise<void> {
  for (const [from, to] of moves) await rename(from, to);
  const [, first] = moves[0] ?? [];
  if (first === undefined) return;
  const directory = await open(dirname(first), 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
