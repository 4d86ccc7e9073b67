import { join } from 'node:path';
import { type FeedConfig, readFeedFile } from '../../hub/index.ts';
import { CommandFailure } from './steps.ts';

/** Where the feeds of a hub stand, unless said otherwise. */
export function feedFile(state: string): string {
  return join(state, 'feeds.json');
}

/** @throws CommandFailure that names every place that is wrong. */
export async function loadFeeds(path: string): Promise<readonly FeedConfig[]> {
  const read = await readFeedFile(path, process.env);
  if (read.ok) return read.value;
  throw new CommandFailure(
    `${path} is no sound list of feeds:\n    ${read.error.join('\n    ')}`,
    'docs/boards.md has the format; `motcham hub feeds check FILE` tries it.',
  );
}
