import { join } from 'node:path';
import { type ListConfig, readListFile } from '../../hub/index.ts';
import { CommandFailure } from './steps.ts';

/** Where the lists of a hub stand. */
export function listFile(state: string): string {
  return join(state, 'lists.json');
}

/** @throws CommandFailure that names every place that is wrong. */
export async function loadLists(path: string): Promise<readonly ListConfig[]> {
  const read = await readListFile(path, process.env);
  if (read.ok) return read.value;
  throw new CommandFailure(
    `${path} is no sound file of lists:\n    ${read.error.join('\n    ')}`,
    'docs/boards.md has the format; `motcham hub lists check FILE` tries it.',
  );
}
