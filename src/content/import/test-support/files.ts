import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { type ImportOptions, importCatalogue } from '../index.ts';

const made: string[] = [];

afterEach(async () => {
  for (const directory of made.splice(0)) await rm(directory, { recursive: true, force: true });
});

/** A directory that is gone after the test. */
export async function scratch(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'motcham-import-test-'));
  made.push(directory);
  return directory;
}

/** Writes a file of the given name into a directory of its own. */
export async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(await scratch(), name);
  await writeFile(path, content);
  return path;
}

export const linesOf = (records: readonly unknown[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

/** Imports records, as lines or as given, and hands back result and directory. */
export async function importInto(
  into: string,
  input: readonly unknown[] | string,
  options: Partial<ImportOptions> = {},
) {
  const from = typeof input === 'string' ? input : await fileOf('records.jsonl', linesOf(input));
  return importCatalogue(from, { into, ...options });
}

/** Every file of a directory with its content, to compare before and after. */
export async function contentOf(directory: string): Promise<Record<string, string>> {
  const names = (await readdir(directory)).sort();
  const entries = names.map(async (name) => [name, await readFile(join(directory, name), 'utf8')]);
  return Object.fromEntries(await Promise.all(entries));
}

export async function jsonLinesOf(directory: string, file: string): Promise<unknown[]> {
  const text = await readFile(join(directory, file), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
